package org.huiyin.clocks.rules;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiyin.clocks.InForce;

/** Something read from a row, and the row it was read from. */
record Placed<T>(String place, T value) {
    /** Rows under one name must follow one another without a gap and without an overlap. */
    static <T> void refuseGaps(
            List<Placed<T>> rows, Function<T, InForce> inForce, Function<T, String> name, Problems problems) {
        var byName = rows.stream().collect(Collectors.groupingBy(
                row -> name.apply(row.value()), LinkedHashMap::new, Collectors.toList()));
        byName.forEach((called, versions) -> {
            var ordered = versions.stream()
                    .sorted(Comparator.comparing(row -> inForce.apply(row.value()).from()))
                    .toList();
            for (int i = 1; i < ordered.size(); i++) {
                var until = inForce.apply(ordered.get(i - 1).value()).until();
                var from = inForce.apply(ordered.get(i).value()).from();
                if (until == null || until.isAfter(from)) {
                    problems.add(ordered.get(i).place(), called + " overlaps the row of " + ordered.get(i - 1).place());
                } else if (until.isBefore(from)) {
                    problems.add(ordered.get(i).place(), called + " leaves a gap from " + until + " to " + from);
                }
            }
        });
    }
}
