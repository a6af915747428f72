package org.huiyin.insight;

import java.util.List;
import java.util.Optional;
import org.huiyin.figures.Told;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Header;

/** What a kind of matter lets everybody read, when the resident chose so. */
public interface Publishing {
    String kind();

    /** Categories of which nothing is ever published. */
    List<String> kept();

    /** What a published state is called. */
    Wording named(String state);

    /** Of one matter, told from its first event to its last; empty while only those concerned may know of it. */
    Optional<Published> of(Header header, List<Told> history);
}
