package org.huiyin.triage.domain;

import java.util.Arrays;
import java.util.List;

/** The pairs of a window, numbered in their order, so that what is counted by them is a row of numbers. */
final class Pairs {
    private final int[] pairs;

    Pairs(List<TopicItem> items) {
        pairs = items.stream().map(TopicItem::all).flatMapToInt(Arrays::stream).sorted().distinct().toArray();
    }

    int size() {
        return pairs.length;
    }

    /** Below zero when no appeal has it. */
    int number(char first, char second) {
        return Arrays.binarySearch(pairs, TopicGrams.pair(first, second));
    }

    char first(int number) {
        return (char) (pairs[number] >>> 16);
    }

    char second(int number) {
        return (char) pairs[number];
    }

    /** The appeal by the numbers of its pairs. */
    TopicItem numbered(TopicItem item) {
        return new TopicItem(item.id(), item.at(), item.supporters(), numbers(item.title()), numbers(item.all()), item.about());
    }

    private int[] numbers(int[] some) {
        return Arrays.stream(some).map(pair -> Arrays.binarySearch(pairs, pair)).toArray();
    }
}
