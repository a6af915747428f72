package org.huiyin.figures.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.huiyin.figures.domain.Rate.Stratum;
import org.huiyin.figures.domain.Sums.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RatesTest {
    private static final double CLOSE = 0.00005;

    record Case(String name, List<Stratum> asked, String rate, String low, String high) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        var cases = new LinkedHashMap<String, List<CSVRecord>>();
        try (var reader = Files.newBufferedReader(Path.of("../rules/examples/rates.csv"));
                var parser = CSVFormat.DEFAULT.builder().setHeader().get().parse(reader)) {
            parser.forEach(row -> cases.computeIfAbsent(row.get("case"), _ -> new ArrayList<>()).add(row));
        }
        return cases.entrySet().stream().map(one -> new Case(one.getKey(), one.getValue().stream().map(RatesTest::stratum).toList(),
                one.getValue().getFirst().get("rate"), one.getValue().getFirst().get("low"), one.getValue().getFirst().get("high")));
    }

    private static Stratum stratum(CSVRecord row) {
        return new Stratum(Integer.parseInt(row.get("population")), Integer.parseInt(row.get("reached")), Integer.parseInt(row.get("yes")),
                Integer.parseInt(row.get("partly")), row.get("sample").equals("yes"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_worked_case_comes_out_as_reckoned_by_hand(Case worked) {
        var rate = Rate.said(worked.asked);
        if (worked.rate.isEmpty()) {
            assertThat(rate.rate()).isNull();
            assertThat(rate.low()).isNull();
            assertThat(rate.tooFew()).isTrue();
            return;
        }
        assertThat(rate.tooFew()).isFalse();
        assertThat(rate.rate()).isCloseTo(Double.parseDouble(worked.rate), within(CLOSE));
        assertThat(rate.low()).isCloseTo(Double.parseDouble(worked.low), within(CLOSE));
        assertThat(rate.high()).isCloseTo(Double.parseDouble(worked.high), within(CLOSE));
    }

    @Test
    void an_interval_lies_around_its_rate_and_within_nothing_and_all() {
        for (int n = 20; n <= 120; n++) {
            for (int yes = 0; yes <= n; yes++) {
                for (boolean sample : new boolean[] {false, true}) {
                    var rate = Rate.said(List.of(new Stratum(130, n, yes, 0, sample)));
                    assertThat(rate.low()).isBetween(0.0, rate.rate() + 1e-12);
                    assertThat(rate.high()).isBetween(rate.rate() - 1e-12, 1.0);
                }
            }
        }
    }

    @Test
    void a_sample_is_never_less_precise_than_the_same_numbers_from_an_endless_population() {
        var drawn = Rate.said(List.of(new Stratum(130, 100, 70, 0, true)));
        var endless = Rate.said(List.of(new Stratum(130, 100, 70, 0, false)));
        assertThat(drawn.high() - drawn.low()).isLessThan(endless.high() - endless.low());
    }

    @Test
    void promises_answered_late_stay_in_the_denominator() {
        var sums = new Sums(Standing.DISTRICT);
        sums.add(Map.of("in-time", 45, "late", 5));
        assertThat(sums.response().rate()).isEqualTo(0.9);
        assertThat(sums.response().n()).isEqualTo(50);
        assertThat(new Sums(Standing.DISTRICT).response().rate()).isNull();
    }

    @Test
    void unable_to_act_stays_in_and_only_a_reviewed_out_of_power_leaves_and_is_published() {
        var sums = new Sums(Standing.BELOW);
        sums.add(Map.of("unable", 6, "replied/reached-yes-partly", 20, "replied/reached-no-no", 6, "replied/unreached", 4,
                "replied/out-of-power", 3));
        assertThat(sums.solution().n()).isEqualTo(26);
        assertThat(sums.solution().rate()).isCloseTo(20 / 26.0, within(1e-9));
        assertThat(sums.satisfaction().rate()).isCloseTo(10 / 26.0, within(1e-9));
        assertThat(sums.partlySatisfied()).isEqualTo(20);
        assertThat(sums.reach().rate()).isCloseTo(26 / 30.0, within(1e-9));
        assertThat(sums.unable()).isEqualTo(6);
        assertThat(sums.outOfPower()).isEqualTo(3);
        assertThat(sums.replied()).isEqualTo(33);
    }

    @Test
    void those_not_drawn_are_spoken_for_and_not_counted_as_called() {
        var sums = new Sums(Standing.UNIT);
        sums.add(Map.of("replied/not-drawn#3", 60, "replied/reached-yes-yes#3", 25, "replied/unreached#3", 5));
        assertThat(sums.solution().of()).isEqualTo(90);
        assertThat(sums.solution().n()).isEqualTo(25);
        assertThat(sums.solution().sample()).isTrue();
        assertThat(sums.reach().n()).isEqualTo(30);
    }

    @Test
    void what_was_received_is_what_was_new_at_that_level() {
        var totals = Map.of("registered", 5, "arrived", 7, "passed", 11);
        assertThat(received(Standing.DISTRICT, totals)).isEqualTo(5);
        assertThat(received(Standing.UNIT, totals)).isEqualTo(12);
        assertThat(received(Standing.BELOW, totals)).isEqualTo(23);
    }

    private static int received(Standing standing, Map<String, Integer> totals) {
        var sums = new Sums(standing);
        sums.add(totals);
        return sums.received();
    }

    @Test
    void rates_whose_intervals_overlap_are_not_ranked() {
        var high = Rate.counted(95, 100);
        var middle = Rate.counted(90, 100);
        var low = Rate.counted(50, 100);
        assertThat(Places.of(List.of(low, high, middle))).containsExactly(2, 1, 1);
        assertThat(Places.of(List.of(high, middle))).containsExactly(null, null);
        var between = Rate.counted(84, 100); // overlaps the middle one, not the high one: the chain joins all three
        assertThat(Places.of(List.of(high, middle, between))).containsExactly(null, null, null);
        assertThat(Places.of(List.of(Rate.said(List.of()), high, low))).containsExactly(null, 1, 2);
    }
}
