package org.huiyin.matters.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.matters.Matter;
import org.huiyin.matters.domain.Masking;
import org.huiyin.matters.store.History;
import org.huiyin.matters.store.History.Recorded;
import org.springframework.stereotype.Component;

/** The history of a matter with its words opened and masked, for whoever may read them. */
@Component
public class Opened {
    /** Number of the words that hold who the resident is; they open only for a purpose. */
    public static final short IDENTITY = 5;

    private final History history;

    Opened(History history) {
        this.history = history;
    }

    /** What happened, and what was said. */
    public record Story(List<Recorded> events, Map<Short, String> words) {}

    public List<Recorded> events(Matter<?> matter) {
        return history.of(matter.id(), matter.header().kind());
    }

    /** Everything but the identity, with numbers of persons masked. Empty once the key is destroyed. */
    public Map<Short, String> words(Matter<?> matter) {
        var key = matter.key();
        var words = new HashMap<Short, String>();
        if (key != null) {
            history.words(matter.id()).forEach((no, sealed) -> {
                if (no != IDENTITY) {
                    words.put(no, Masking.mask(key.open(no, sealed)));
                }
            });
        }
        return words;
    }

    /** Who the resident is, as it was written; only for a purpose that is recorded. */
    public Optional<String> identity(Matter<?> matter) {
        return exactly(matter, IDENTITY);
    }

    /** One of its words as it was written: a mask would take the digits of a point for those of a telephone. */
    public Optional<String> exactly(Matter<?> matter, short no) {
        var key = matter.key();
        var sealed = key == null ? null : history.words(matter.id()).get(no);
        return key == null || sealed == null ? Optional.empty() : Optional.of(key.open(no, sealed));
    }

    /** Words just as they were written, for the one who wrote them. */
    public Map<Short, String> own(Matter<?> matter) {
        var key = matter.key();
        var words = new HashMap<Short, String>();
        if (key != null) {
            history.words(matter.id()).forEach((no, sealed) -> words.put(no, key.open(no, sealed)));
        }
        return words;
    }
}
