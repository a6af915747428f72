package org.huiyin.notify;

import java.util.Optional;
import java.util.UUID;

/** Where a message is handed in. It is queued with the transaction that hands it in, and sent after. */
public interface Post {
    /** Whether the district has set this way up; where it has not, nothing is queued. */
    boolean ready(Channel channel);

    /** As it is written to; empty when no message of that way reaches it. */
    Optional<String> cleaned(Channel channel, String address);

    /** Queues a letter outside any matter. The same key again queues nothing; a way that is not set up is refused. */
    void send(UUID key, Letter letter);
}
