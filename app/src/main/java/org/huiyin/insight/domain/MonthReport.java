package org.huiyin.insight.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came in in a month or in several, by category and the office it was directed to, and by category and township. What is private is
 * summed into the category above, by no office and no township; where that would name fewer than {@link #FEWEST}, into one line for
 * everything private, and where that would, it is left out. Several months are the sum of what each may tell, so that no difference
 * tells more.
 */
public final class MonthReport {
    public static final int FEWEST = 5;
    /** What is private of every category, not yet sorted, or a report. */
    public static final String REST = "";
    private static final int NO_OFFICE = 0;

    /** A line: whether it sums what is private, its category, and the office or township; 0 for none. */
    public record Slot(boolean privately, String category, int office) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            return Comparator.comparing(Slot::privately).thenComparing(Slot::category).thenComparing(Slot::office).compare(this, other);
        }
    }

    private final Map<Slot, Tally> offices = new TreeMap<>();
    private final Map<Slot, Tally> townships = new TreeMap<>();

    /**
     * One matter of a category that is public.
     *
     * @param office the township, street or department it was directed to
     * @param hours from receipt to the first answer
     */
    public void addOpen(String category, int office, @Nullable Integer township, String state, @Nullable Double hours) {
        at(offices, new Slot(false, category, office)).add(state, hours);
        if (township != null) {
            at(townships, new Slot(false, category, township)).add(state, hours);
        }
    }

    /** One matter that is private, under the category above its own. */
    public void addPrivate(String above, String state, @Nullable Double hours) {
        at(offices, new Slot(true, above, NO_OFFICE)).add(state, hours);
    }

    /** What of the month may be told. */
    public MonthReport guarded() {
        var told = new MonthReport();
        told.townships.putAll(townships);
        var rest = new Tally();
        offices.forEach((slot, tally) -> {
            if (!slot.privately) {
                told.offices.put(slot, tally);
            } else if (tally.received() >= FEWEST && !slot.category.equals(REST)) {
                told.offices.put(slot, tally.guarded(FEWEST));
            } else {
                rest.add(tally);
            }
        });
        if (rest.received() >= FEWEST) {
            told.offices.put(new Slot(true, REST, NO_OFFICE), rest.guarded(FEWEST));
        }
        return told;
    }

    /** Several months together, each as it may be told. */
    public static MonthReport sum(Collection<MonthReport> guarded) {
        var sum = new MonthReport();
        guarded.forEach(month -> {
            month.offices.forEach((slot, tally) -> at(sum.offices, slot).add(tally));
            month.townships.forEach((slot, tally) -> at(sum.townships, slot).add(tally));
        });
        sum.offices.forEach((slot, tally) -> tally.wholeOrNoStates());
        return sum;
    }

    public Map<Slot, Tally> offices() {
        return offices;
    }

    public Map<Slot, Tally> townships() {
        return townships;
    }

    /** Everything that is told, together. */
    public Tally total() {
        var total = new Tally();
        offices.values().forEach(total::add);
        return total.wholeOrNoStates();
    }

    private static Tally at(Map<Slot, Tally> slots, Slot slot) {
        return slots.computeIfAbsent(slot, _ -> new Tally());
    }
}
