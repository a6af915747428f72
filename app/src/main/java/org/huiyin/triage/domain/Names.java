package org.huiyin.triage.domain;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names of two signs or more, looked for by their first two, so that a text is read once for all of them. */
final class Names {
    private final Map<Integer, List<String>> names;
    private final BitSet begins = new BitSet();

    Names(Set<String> names) {
        this.names = names.stream().sorted().collect(Collectors.groupingBy(name -> TopicGrams.pair(name.charAt(0), name.charAt(1))));
        names.forEach(name -> begins.set(name.charAt(0)));
    }

    /** Each once, in the order of signs. */
    Set<String> standingIn(String text) {
        var found = new TreeSet<String>();
        for (int at = 1; at < text.length(); at++) {
            if (!begins.get(text.charAt(at - 1))) {
                continue;
            }
            for (var name : names.getOrDefault(TopicGrams.pair(text.charAt(at - 1), text.charAt(at)), List.of())) {
                if (text.startsWith(name, at - 1)) {
                    found.add(name);
                }
            }
        }
        return found;
    }
}
