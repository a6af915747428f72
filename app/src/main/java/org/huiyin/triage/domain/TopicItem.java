package org.huiyin.triage.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * An appeal as topics are made of it: nothing of who sent it.
 *
 * @param title pairs of its title, of its category and of its place
 * @param all those and the pairs of what it says, without persons and homes
 * @param about whom it is about, as numbers that tell only whether it is the same person as another's; nothing is kept of them
 */
public record TopicItem(String id, Instant at, int supporters, int[] title, int[] all, int[] about) {
    public static TopicItem of(String id, Instant at, int supporters, int[] title, int[] text) {
        return new TopicItem(id, at, supporters, title, IntStream.concat(Arrays.stream(title), Arrays.stream(text)).sorted().distinct().toArray(), new int[0]);
    }

    public TopicItem about(int[] persons) {
        return new TopicItem(id, at, supporters, title, all, persons);
    }

    /**
     * Of texts that are read as they are: persons, homes and mere talk are left out.
     *
     * @param says its title, what it says, and the place it names, if it names one
     */
    public static TopicItem read(String id, Instant at, int supporters, Unnamed unnamed, String... says) {
        var rest = String.join("\n", Arrays.asList(says).subList(1, says.length));
        return of(id, at, supporters, titled(unnamed, says[0]), titled(unnamed, rest)).about(unnamed.about(says[0], rest));
    }

    /** The pairs of a text without persons, homes and talk. */
    public static int[] titled(Unnamed unnamed, String text) {
        return TopicGrams.of(Talk.without(unnamed.in(text)));
    }
}
