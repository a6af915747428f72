package org.huiyin.clocks;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.kernel.Wording;

/** One limit of the law or of the district, while it is in force: a row of rules/clocks.csv with its extensions. */
public record StatutoryClock(
        String code, Scope scope, Run run, InForce inForce, Text text, List<AllowedExtension> extensions) {

    /** A promise of the matter to the citizen, a holder's clock within it, or a limit that stands alone. */
    public enum Scope { PROMISE, HOLDER, OTHER }

    /** The event that a clock runs from. */
    public enum StartsOn {
        RECEIPT, REGISTRATION, ACCEPTANCE, DISPATCH, HAND_OVER, SUPPORT_REQUEST, CALL_OUT, REPLY, REOPENING, FOLLOW_UP,
        NOTICE, KNOWLEDGE, AGREEMENT, APPLICATION, PUBLICATION, SUBMISSION, HEARING, MEASURE, SUMMONS, DETENTION,
        ARREST, TRANSFER, JUDGMENT
    }

    /** A last moment, a time that must at least be given, or a last moment counted back from an event to come. */
    public enum Counts { AT_MOST, AT_LEAST, BACKWARDS }

    /** Hours end at their minute; days when the office closes, at 24:00, or at 24:00 without any roll for custody. */
    public enum Ends { MINUTE, OFFICE, MIDNIGHT, CUSTODY }

    /** How it runs. */
    public record Run(StartsOn startsOn, Length length, Counts counts, Ends ends, boolean rolls, Breaks breaks) {}

    /** What stops it for a while, and what starts it anew, each at most so often. */
    public record Breaks(Set<String> holds, Map<String, Integer> restarts) {}

    /** Its name and its article. */
    public record Text(Wording name, Wording rule) {}

    public Length length() {
        return run.length();
    }

    /** The extension of that code in force on the day it is decided; empty when the rule knows none. */
    public List<AllowedExtension> extension(String extensionCode, LocalDate day) {
        return extensions.stream()
                .filter(extension -> extension.code().equals(extensionCode) && extension.inForce().on(day))
                .toList();
    }
}
