package org.huiyin.bench;

import java.util.function.IntFunction;

/**
 * Something a screen, a reader or an application asks of a district.
 *
 * @param words what it is called in the figures
 * @param path where the question goes; it may be another one each time
 * @param times how often it is asked to be measured, after having been asked {@code before}
 * @param file an answer of many lines: how many come in a second is told beside, and when the first byte came
 */
record Question(String words, Who who, IntFunction<String> path, int before, int times, boolean file) {
    /** Whose session it is asked with. */
    enum Who {
        HANDLER("handler-housing"),
        DISPATCHER("dispatcher-centre"),
        LEADER("leader-centre"),
        /** Nobody's. */
        ANYBODY("");

        final String account;

        Who(String account) {
            this.account = account;
        }
    }

    private static final int BEFORE = 15;
    private static final int TIMES = 60;
    private static final int FILES = 5;

    static Question page(String words, Who who, String path) {
        return new Question(words, who, _ -> path, BEFORE, TIMES, false);
    }

    /** Asked a few times only, since each is long. */
    static Question file(String words, Who who, String path) {
        return new Question(words, who, _ -> path, 1, FILES, true);
    }

    /** Another question each time, so that nothing remembered answers it. */
    static Question fresh(String words, Who who, int times, IntFunction<String> path) {
        return new Question(words, who, path, 0, times, false);
    }
}
