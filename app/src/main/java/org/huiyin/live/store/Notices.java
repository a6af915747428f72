package org.huiyin.live.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.huiyin.kernel.MatterId;
import org.huiyin.live.domain.Change;
import org.huiyin.matters.Happened;
import org.huiyin.storage.DatabaseAddress;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Notices between the servers on one database. One that is sent in a transaction is heard when that commits, or never. */
@Component
public class Notices {
    private static final String CHANNEL = "huiyin_live";
    private static final int QUIET_MS = 10_000;
    private static final int ANSWER_S = 5;
    private final JdbcTemplate jdbc;
    private final DatabaseAddress address;
    private volatile @Nullable Connection open;

    Notices(JdbcTemplate jdbc, DatabaseAddress address) {
        this.jdbc = jdbc;
        this.address = address;
    }

    public void send(String notice) {
        jdbc.query("select pg_notify(?, ?)", _ -> { }, CHANNEL, notice);
    }

    /** The matters to which somebody did something with these events; what was only suggested is no news to anybody. */
    public List<Change> news(List<Happened> happened) {
        var news = new LinkedHashMap<MatterId, Change>();
        jdbc.query("""
                select e.district, e.matter_id, e.revision, e.spine ->> 'is' is not distinct from 'CustodyMoved'
                from unnest(?::smallint[], ?::bigint[], ?::int[]) heard (district, matter_id, revision)
                join matter_event e using (district, matter_id, revision)
                where e.spine ->> 'is' is distinct from 'Suggested' order by e.district, e.matter_id, e.revision""",
                row -> {
                    var one = new Change(new MatterId(row.getShort(1), row.getLong(2)), row.getInt(3), row.getBoolean(4));
                    news.merge(one.id(), one, (before, last) -> new Change(last.id(), last.revision(), before.moved() || last.moved()));
                },
                happened.stream().map(one -> one.id().district()).toArray(Short[]::new),
                happened.stream().map(one -> one.id().value()).toArray(Long[]::new),
                happened.stream().map(Happened::revision).toArray(Integer[]::new));
        return List.copyOf(news.values());
    }

    /** Hears until the connection breaks or is broken off; {@code begun} is called once nothing more can be missed. */
    public void listen(Runnable begun, Consumer<String> heard) throws SQLException {
        var settings = new Properties();
        settings.setProperty("user", address.app());
        settings.setProperty("password", address.appPassword());
        settings.setProperty("ApplicationName", "huiyin live");
        settings.setProperty("tcpKeepAlive", "true");
        try (var connection = DriverManager.getConnection(address.url(), settings)) {
            open = connection;
            try (var sql = connection.createStatement()) {
                sql.execute("listen " + CHANNEL);
            }
            begun.run();
            var postgres = connection.unwrap(PGConnection.class);
            while (true) {
                var notices = postgres.getNotifications(QUIET_MS);
                for (var notice : notices) {
                    heard.accept(notice.getParameter());
                }
                if (notices.length == 0 && !connection.isValid(ANSWER_S)) {
                    throw new SQLException("the database no longer answers");
                }
            }
        } finally {
            open = null;
        }
    }

    /** Ends {@link #listen} at once. */
    public void breakOff() {
        var connection = open;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException gone) {
                open = null;
            }
        }
    }
}
