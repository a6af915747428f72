package org.huiyin.notify;

import java.util.List;
import java.util.Optional;
import org.huiyin.matters.Header;
import org.huiyin.matters.Matter;
import org.huiyin.matters.store.History.Recorded;

/** What a kind of matter tells its resident, and whom that reaches. */
public interface Notices {
    String kind();

    /** What is told about this event; empty when nothing is. */
    Optional<Notice> of(Matter<?> matter, Recorded event);

    /** What other systems may hear of, by their names in {@code docs/webhooks.md}. */
    List<String> facts();

    /** Which of these happened; empty for what is nobody else's business, like anything about a report. */
    Optional<String> fact(Matter<?> matter, Recorded event);

    /** How the resident wants to be reached; empty who stayed anonymous or was erased. */
    Optional<Reach> reach(Matter<?> matter);

    /** Whether everybody may know that the matter exists. */
    boolean isPublic(Header header);
}
