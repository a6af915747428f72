package org.huiyin.figures.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Who stands before whom. Rates whose intervals overlap share a place, and so do those that a chain of overlaps joins; where all
 * share one there is no order and nobody has a place.
 */
public final class Places {
    private Places() {}

    /** The place of each rate, the highest first; null without an order or without a rate. */
    public static List<@Nullable Integer> of(List<Rate> rates) {
        var places = new @Nullable Integer[rates.size()];
        var shown = new ArrayList<>(IntStream.range(0, rates.size()).filter(i -> rates.get(i).low() != null).boxed().toList());
        shown.sort(Comparator.comparingDouble((Integer i) -> Objects.requireNonNull(rates.get(i).high())).reversed());
        int place = 0;
        double floor = Double.POSITIVE_INFINITY;
        for (int i : shown) {
            double low = Objects.requireNonNull(rates.get(i).low());
            if (Objects.requireNonNull(rates.get(i).high()) < floor) {
                place++;
                floor = low;
            }
            floor = Math.min(floor, low);
            places[i] = place;
        }
        if (place < 2) {
            Arrays.fill(places, null);
        }
        return Arrays.asList(places);
    }
}
