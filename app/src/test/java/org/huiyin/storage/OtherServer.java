package org.huiyin.storage;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What another server process on the same database would hold. */
public final class OtherServer {
    private OtherServer() {}

    public static Lease lease(JdbcClient jdbc, Clock clock) {
        return new Lease(jdbc, clock);
    }
}
