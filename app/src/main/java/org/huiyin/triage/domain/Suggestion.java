package org.huiyin.triage.domain;

import java.util.List;

/**
 * What is suggested for an appeal: what it is about, who should have it and whether it is urgent, each with what it rests on. A person
 * decides.
 *
 * @param model which model said so: its method, how many decisions it knew and when it was made
 * @param reason why a person should choose among the first three, or that it is sure
 * @param categories the three most probable, the first of them first, however little the others are; fewer only where there are fewer
 * @param offices the most probable first, three at most
 * @param urgent the words that speak for urgency
 */
public record Suggestion(String model, Reason reason, List<OfCategory> categories, List<OfOffice> offices, List<String> urgent) {
    /** Sure, or why not: it has seen too few decisions, knows nothing of the text, or several categories are too near each other. */
    public enum Reason { SURE, FEW_DECISIONS, NOTHING_KNOWN, CLOSE }

    /**
     * A category, how probable it is in percent, and the words of the text that speak for it.
     *
     * @param code as in {@code rules/categories.csv}
     */
    public record OfCategory(String code, int percent, List<String> evidence) {}

    /**
     * An office and how probable it is in percent.
     *
     * @param of how many appeals of the first category were sent out lately
     * @param times how many of them went there
     */
    public record OfOffice(int office, int percent, int times, int of) {}

    public boolean sure() {
        return reason == Reason.SURE;
    }
}
