package org.huiyin.triage.domain;

import java.util.Arrays;

/** Finds the vectors that share telling pairs with one. A pair that too many share is not looked up. */
final class Index {
    private static final int SHARED = 2000;
    private static final int ASKED = 16;
    private static final int FEW = 12;
    private static final int[] NONE = {};
    private final int[][] holders;
    private final int[] sizes;
    private final Tally shared;

    /**
     * @param pairs how many pairs there are
     * @param most how many vectors at most
     */
    Index(int pairs, int most) {
        holders = new int[pairs][];
        Arrays.fill(holders, NONE);
        sizes = new int[pairs];
        shared = new Tally(most);
    }

    void add(int number, Vector vector) {
        for (int pair : vector.heaviest(ASKED * 2).ids()) {
            var list = holders[pair];
            if (sizes[pair] == 0 || list[sizes[pair] - 1] != number) {
                if (sizes[pair] == list.length) {
                    list = Arrays.copyOf(list, Math.max(4, 2 * list.length));
                    holders[pair] = list;
                }
                list[sizes[pair]++] = number;
            }
        }
    }

    /** The likeliest few. */
    int[] like(Vector vector) {
        shared.clear();
        var asked = vector.heaviest(ASKED);
        for (int at = 0; at < asked.ids().length; at++) {
            int pair = asked.ids()[at];
            if (sizes[pair] <= SHARED) {
                double weight = asked.weights()[at];
                for (int holder = 0; holder < sizes[pair]; holder++) {
                    shared.add(holders[pair][holder], weight * weight);
                }
            }
        }
        return most(shared.numbers());
    }

    private int[] most(int[] numbers) {
        var few = new int[Math.min(FEW, numbers.length)];
        int size = 0;
        for (int number : numbers) {
            int at = size < few.length ? size++ : few.length;
            for (; at > 0 && shared.of(few[at - 1]) < shared.of(number); at--) {
                if (at < few.length) {
                    few[at] = few[at - 1];
                }
            }
            if (at < few.length) {
                few[at] = number;
            }
        }
        return few;
    }
}
