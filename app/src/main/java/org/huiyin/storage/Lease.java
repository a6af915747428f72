package org.huiyin.storage;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What must run once, however many server processes serve one database: whoever holds the lease runs it. */
@Component
public class Lease {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final UUID me = UUID.randomUUID();

    Lease(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether this process is the one that holds it now; takes nothing. */
    public boolean isMine(String name) {
        return jdbc.sql("select exists (select 1 from lease where name = :name and holder = :me and until >= :now)")
                .param("name", name).param("me", me).param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .query(Boolean.class).single();
    }

    /** A number drawn once for this database; no backup carries it, so that a copy draws another. */
    public UUID drawn(String name) {
        jdbc.sql("insert into lease (name, holder, until) values (:name, :drawn, 'infinity') on conflict (name) do nothing")
                .param("name", name).param("drawn", UUID.randomUUID()).update();
        return jdbc.sql("select holder from lease where name = :name").param("name", name).query(UUID.class).single();
    }

    /** True while this process holds the lease of that name, for {@code length} from now unless renewed. */
    public boolean held(String name, Duration length) {
        var now = clock.instant().atOffset(java.time.ZoneOffset.UTC);
        return jdbc.sql("""
                insert into lease (name, holder, until) values (:name, :me, :until)
                on conflict (name) do update set holder = :me, until = :until
                where lease.holder = :me or lease.until < :now
                """)
                .param("name", name).param("me", me).param("now", now).param("until", now.plus(length))
                .update() == 1;
    }
}
