package org.huiyin.matters.command;

import java.util.List;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.domain.StepForm.Option;

/** The reason codes of {@code rules/reasons.csv}: why something is returned, not accepted, extended, and so on. */
public record Reasons(List<Reason> all) {
    /**
     * One reason.
     *
     * @param use the step it is for
     * @param needsBasis the legal basis must be written
     * @param needsCompetent the competent office must be named
     */
    public record Reason(String code, String use, Wording name, boolean needsBasis, boolean needsCompetent) {}

    public List<Option> options(String use) {
        return all.stream().filter(r -> r.use.equals(use)).map(r -> new Option(r.code, r.name)).toList();
    }

    /** The reason of that code, which must be one for this use. */
    public Reason of(String use, String code) {
        return all.stream()
                .filter(r -> r.use.equals(use) && r.code.equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("reason.unknown", "reason"));
    }

    public Wording name(String code) {
        return all.stream().filter(r -> r.code.equals(code)).map(Reason::name).findFirst().orElse(new Wording(code, code));
    }
}
