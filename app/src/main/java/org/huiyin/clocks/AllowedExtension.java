package org.huiyin.clocks;

import org.huiyin.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** By how much a clock may be extended, how often, and with whose approval: one row of rules/extensions.csv. */
public record AllowedExtension(String code, Change change, Condition condition, InForce inForce, Wording rule) {
    /** Whose word an extension needs. */
    public enum Approval { OFFICER, HEAD, BOTH_PARTIES, HIGHER_BODY }

    /** Adds at most this length, or reaches to this length counted from the start ("extended to thirty days"). */
    public record Change(boolean to, Length length) {}

    /**
     * @param times how often it may be granted
     * @param after the extension that must have been granted before, for limits that are extended one after another
     */
    public record Condition(Approval approval, int times, @Nullable String after) {}
}
