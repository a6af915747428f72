package org.huiyin.clocks;

import java.util.List;

/** The rules cannot be used as they stand; each line names file, line and what is wrong, for the person who edits them. */
public final class RulesRefused extends RuntimeException {
    public RulesRefused(List<String> problems) {
        super("the rules cannot be used:" + System.lineSeparator() + String.join(System.lineSeparator(), problems));
    }
}
