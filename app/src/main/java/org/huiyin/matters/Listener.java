package org.huiyin.matters;

import java.util.List;

/**
 * Hears what happened to matters after it was committed, each event once and those of one matter in order. What a listener
 * writes commits together with the reader's position, or not at all; what it throws stops the reader until it hears again.
 */
public interface Listener {
    void hear(List<Happened> happened);
}
