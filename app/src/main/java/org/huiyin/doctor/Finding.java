package org.huiyin.doctor;

import tools.jackson.databind.json.JsonMapper;

/** What was found of one thing, and how to mend it, in both languages. */
record Finding(String check, State state, String zh, String en) {
    /** Whether it will do. */
    enum State {
        OK("正常"), WARNING("留意"), WRONG("有误");

        private final String zh;

        State(String zh) {
            this.zh = zh;
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Finding ok(String check, String zh, String en) {
        return new Finding(check, State.OK, zh, en);
    }

    static Finding warning(String check, String zh, String en) {
        return new Finding(check, State.WARNING, zh, en);
    }

    static Finding wrong(String check, String zh, String en) {
        return new Finding(check, State.WRONG, zh, en);
    }

    private record Line(String check, String state, String zh, String en) {}

    String json() {
        return JSON.writeValueAsString(new Line(check, word(), zh, en));
    }

    private String word() {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** As the shell part prints it too. */
    String text() {
        return "%s %-8s %-11s %s%n%25s%s".formatted(state.zh, word(), check, zh, "", en);
    }
}
