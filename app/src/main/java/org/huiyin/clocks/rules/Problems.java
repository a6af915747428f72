package org.huiyin.clocks.rules;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.clocks.RulesRefused;

/** Gathers everything wrong with the rules, so that the person who edits them hears it all at once. */
final class Problems {
    private final List<String> lines = new ArrayList<>();

    void add(String place, String what) {
        lines.add(place + ": " + what);
    }

    void refuseIfAny() {
        if (!lines.isEmpty()) {
            throw new RulesRefused(lines);
        }
    }
}
