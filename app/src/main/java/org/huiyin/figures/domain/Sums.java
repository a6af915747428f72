package org.huiyin.figures.domain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huiyin.figures.Counted;
import org.huiyin.figures.domain.Answer.Heard;
import org.huiyin.figures.domain.Rate.Stratum;

/** The figures of an office with all offices below it, in one period. */
public final class Sums {
    /** Where an office stands: what it received is what was new to it. */
    public enum Standing { DISTRICT, UNIT, BELOW }

    private static final class Asked {
        private int population;
        private int called;
        private int reached;
        private int solved;
        private int partlySolved;
        private int satisfied;
        private int partlySatisfied;
    }

    private static final int EVERYBODY = 0;
    private final Standing standing;
    private final Map<Integer, Asked> asked = new TreeMap<>();
    private int held;
    private int received;
    private int replied;
    private int solved;
    private int late;
    private int inTime;
    private int returned;
    private int unable;
    private int outOfPower;

    public Sums(Standing standing) {
        this.standing = standing;
    }

    /** Adds the totals of one office. */
    public void add(Map<String, Integer> totals) {
        totals.forEach(this::add);
    }

    private void add(String measure, int number) {
        switch (measure) {
            case Counted.HELD -> held += number;
            case Counted.REGISTERED, Counted.ARRIVED, Counted.PASSED -> received += received(standing).contains(measure) ? number : 0;
            case Counted.SOLVED -> solved += number;
            case Counted.LATE -> late += number;
            case Counted.IN_TIME -> inTime += number;
            case Counted.RETURNED -> returned += number;
            case Counted.UNABLE -> unable += number;
            default -> {
                if (measure.startsWith(Counted.REPLIED + "/")) {
                    answered(Answer.of(measure.substring(Counted.REPLIED.length() + 1)), number);
                }
            }
        }
    }

    private void answered(Answer answer, int number) {
        replied += number;
        if (answer.heard() == Heard.OUT_OF_POWER) {
            outOfPower += number;
            return;
        }
        if (answer.heard() == Heard.IMPORTED) {
            return;
        }
        var of = asked.computeIfAbsent(answer.sample() == null ? EVERYBODY : answer.sample(), _ -> new Asked());
        of.population += number;
        switch (answer.heard()) {
            case NOT_DRAWN, WAITING, OUT_OF_POWER, IMPORTED -> {}
            case UNREACHED -> of.called += number;
            case REACHED -> {
                of.called += number;
                of.reached += number;
                of.solved += "yes".equals(answer.solved()) ? number : 0;
                of.partlySolved += "partly".equals(answer.solved()) ? number : 0;
                of.satisfied += "yes".equals(answer.satisfied()) ? number : 0;
                of.partlySatisfied += "partly".equals(answer.satisfied()) ? number : 0;
            }
        }
    }

    /** 响应率: answered by the promise, extension included, of the promises that fell due. */
    public Rate response() {
        return Rate.counted(inTime, inTime + late);
    }

    /** 解决率: said "solved" of those reached; "partly" counts half. */
    public Rate solution() {
        return Rate.said(strata((of, sample) -> new Stratum(of.population, of.reached, of.solved, of.partlySolved, sample)));
    }

    /** 满意率, likewise. */
    public Rate satisfaction() {
        return Rate.said(strata((of, sample) -> new Stratum(of.population, of.reached, of.satisfied, of.partlySatisfied, sample)));
    }

    /** How many of those called were reached. */
    public Rate reach() {
        return Rate.counted(sum(Stratum::yes), sum(Stratum::reached));
    }

    private int sum(java.util.function.ToIntFunction<Stratum> of) {
        return strata((asked, sample) -> new Stratum(asked.population, asked.called, asked.reached, 0, sample)).stream().mapToInt(of).sum();
    }

    private List<Stratum> strata(java.util.function.BiFunction<Asked, Boolean, Stratum> of) {
        return asked.entrySet().stream().map(one -> of.apply(one.getValue(), one.getKey() != EVERYBODY)).toList();
    }

    public int held() {
        return held;
    }

    /** The measures that make up what an office received. */
    public static List<String> received(Standing standing) {
        return switch (standing) {
            case DISTRICT -> List.of(Counted.REGISTERED);
            case UNIT -> List.of(Counted.REGISTERED, Counted.ARRIVED);
            case BELOW -> List.of(Counted.REGISTERED, Counted.ARRIVED, Counted.PASSED);
        };
    }

    public int received() {
        return received;
    }

    public int replied() {
        return replied;
    }

    public int solved() {
        return solved;
    }

    public int late() {
        return late;
    }

    public int returned() {
        return returned;
    }

    public int unable() {
        return unable;
    }

    public int outOfPower() {
        return outOfPower;
    }

    public int partlySolved() {
        return asked.values().stream().mapToInt(of -> of.partlySolved).sum();
    }

    public int partlySatisfied() {
        return asked.values().stream().mapToInt(of -> of.partlySatisfied).sum();
    }
}
