package org.huiyin.figures;

import java.util.List;

/** What a kind of matter counts besides what the spine counts for every kind. */
public interface Counting {
    String kind();

    /** Of one matter, told from its first event to its last. */
    List<Counted> of(List<Told> history, int firstOffice);

    /** The categories whose figures everybody may read. */
    List<String> open();
}
