package org.huiyin.matters.store;

/** Something custody holds, in the column whose index finds it. */
public record Fact(String column, String json) {
    public static Fact helpedBy(int office) {
        return new Fact("m.supports", "[{\"office\":" + office + "}]");
    }

    public static Fact supervisedBy(int office) {
        return new Fact("m.supervisors", "[" + office + "]");
    }

    /** An erasure or a call that was asked for, a call-back that waits. */
    public static Fact asked(String json) {
        return new Fact("m.asks and m.custody", json);
    }
}
