package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the vectors that share telling pairs with one. A pair that too many share is not looked up. */
final class Index {
    private static final int SHARED = 2000;
    private static final int ASKED = 16;
    private static final int FEW = 12;
    private final Map<Integer, List<Integer>> holders = new HashMap<>();

    void add(int number, Vector vector) {
        for (int id : vector.heaviest(ASKED * 2).ids()) {
            var list = holders.computeIfAbsent(id, _ -> new ArrayList<>(2));
            if (list.isEmpty() || list.getLast() != number) {
                list.add(number);
            }
        }
    }

    /** The likeliest few. */
    List<Integer> like(Vector vector) {
        var shared = new HashMap<Integer, Float>();
        var asked = vector.heaviest(ASKED);
        for (int i = 0; i < asked.ids().length; i++) {
            var list = holders.getOrDefault(asked.ids()[i], List.of());
            if (list.size() <= SHARED) {
                float weight = asked.weights()[i];
                list.forEach(number -> shared.merge(number, weight * weight, Float::sum));
            }
        }
        return shared.entrySet().stream()
                .sorted(Map.Entry.<Integer, Float>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(FEW).map(Map.Entry::getKey).toList();
    }
}
