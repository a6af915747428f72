package org.huiyin.notify;

import java.util.List;
import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Registered;

/** The kind that letters become. Every command may come twice, after a fault, and answers as the first time. */
public interface LettersIn {
    /** Whether this command has registered a letter before. */
    boolean knows(UUID key);

    Registered<?> register(UUID key, Arrived letter);

    /** Says it in the matter for its resident. */
    void answer(MatterId matter, UUID key, Arrived letter);

    /**
     * A letter as it is taken in.
     *
     * @param from where the answer goes; nobody's identity
     * @param uploads attachments that passed the gates
     */
    record Arrived(String from, String text, List<UUID> uploads, String language) {}
}
