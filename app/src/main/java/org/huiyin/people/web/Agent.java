package org.huiyin.people.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A browser and its system in two words: enough to recognise one's own session, too little to recognise a person. */
final class Agent {
    private static final List<String[]> BROWSERS = List.of(
            new String[] {"MicroMessenger", "WeChat"}, new String[] {"Edg", "Edge"}, new String[] {"Firefox", "Firefox"},
            new String[] {"Chrome", "Chrome"}, new String[] {"Safari", "Safari"});
    private static final List<String[]> SYSTEMS = List.of(
            new String[] {"HarmonyOS", "HarmonyOS"}, new String[] {"Android", "Android"}, new String[] {"iPhone", "iOS"},
            new String[] {"iPad", "iPadOS"}, new String[] {"Windows", "Windows"}, new String[] {"Mac OS", "macOS"},
            new String[] {"Linux", "Linux"});

    private Agent() {}

    static String of(@Nullable String header) {
        return first(BROWSERS, header) + " · " + first(SYSTEMS, header);
    }

    private static String first(List<String[]> known, @Nullable String header) {
        return known.stream()
                .filter(pair -> header != null && header.contains(pair[0]))
                .findFirst()
                .map(pair -> pair[1])
                .orElse("?");
    }
}
