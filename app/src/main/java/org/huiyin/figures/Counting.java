package org.huiyin.figures;

import java.util.List;
import org.huiyin.matters.Header;

/** What a kind of matter counts besides what the spine counts for every kind. */
public interface Counting {
    String kind();

    /** Of one matter, told from its first event to its last. */
    List<Counted> of(List<Told> history, int firstOffice);

    /** Whether a screen in a hall may say what the matter is about: what everybody may read, by the resident's choice and by its category. */
    boolean named(Header header);
}
