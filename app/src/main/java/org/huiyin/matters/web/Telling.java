package org.huiyin.matters.web;

import java.util.List;
import java.util.Map;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Matter;
import org.huiyin.matters.store.History.Recorded;
import org.jspecify.annotations.Nullable;

/** How a kind of matter tells its own events in plain words; the spine tells the rest. */
public interface Telling {
    /**
     * One event told.
     *
     * @param words number of the sealed words that belong to it
     * @param open whether the resident sees it as well
     */
    record Told(Wording sentence, @Nullable Short words, @Nullable String reason, boolean open) {
        public static Told open(String zh, String en) {
            return new Told(new Wording(zh, en), null, null, true);
        }

        public Told saying(@Nullable Short no) {
            return new Told(sentence, no, reason, open);
        }

        public Told because(@Nullable String code) {
            return new Told(sentence, words, code, open);
        }

        public Told inside() {
            return new Told(sentence, words, reason, false);
        }
    }

    String kind();

    /** The record that {@link #page} answers with. */
    Class<?> part();

    Told tell(Object event, Wording office);

    /** What the kind adds to the page of a matter, a record: the reply, for one. Words are already opened, by number. */
    Object page(Matter<?> matter, List<Recorded> events, Map<Short, String> words);
}
