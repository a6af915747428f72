package org.huiyin.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.huiyin.storage.DatabaseAddress;

/**
 * What the steps are held against: the same number of transactions on the same database, each one update of a header by its
 * primary key and one insert of a small event, prepared once and sent by hand.
 */
final class BareLoop implements AutoCloseable {
    private static final int HEADERS = 200_000;
    private static final String EVENT = "e".repeat(200);
    private static final AtomicLong NEXT = new AtomicLong();
    private final Connection connection;
    private final PreparedStatement update;
    private final PreparedStatement insert;
    private final Timings timings;

    BareLoop(DatabaseAddress address, Timings timings) throws SQLException {
        connection = DriverManager.getConnection(address.url() + "?prepareThreshold=1", address.owner(), address.ownerPassword());
        connection.setAutoCommit(false);
        update = connection.prepareStatement("""
                update bare.header set state = ?, office = ?, due = now(), flags = ?, revision = ? where id = ?""");
        insert = connection.prepareStatement("insert into bare.event (header, revision, body) values (?, ?, ?)");
        this.timings = timings;
    }

    /** Twelve columns, only a primary key, room to update in place; and events that know their header. */
    static void prepare(Connection administrator, DatabaseAddress address) throws SQLException {
        try (var sql = administrator.createStatement()) {
            sql.execute("create schema bare authorization " + address.owner());
            sql.execute("set role " + address.owner());
            sql.execute("""
                    create table bare.header (
                        id bigint primary key, kind text not null, state text not null, title text not null, category text, type text not null,
                        office int not null, place int, received timestamptz not null, due timestamptz, flags int not null, revision int not null
                    ) with (fillfactor = 80)""");
            sql.execute("create table bare.event (header bigint, revision int, body text not null, primary key (header, revision))");
            sql.execute("""
                    insert into bare.header
                    select i, 'appeal', 'registered', 'a title of a dozen signs', 'housing-leak', 'complaint', 3, 31, now(), now(), 0, 0
                    from generate_series(0, %d) i""".formatted(HEADERS - 1));
            sql.execute("reset role");
        }
    }

    void run(int steps) throws SQLException {
        long header = NEXT.getAndIncrement();
        for (int step = 1; step <= steps; step++) {
            long began = System.nanoTime();
            update.setString(1, "step-" + step);
            update.setInt(2, 3 + step);
            update.setInt(3, step);
            update.setInt(4, step);
            update.setLong(5, header % HEADERS);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("the bare loop moved no header");
            }
            insert.setLong(1, header);
            insert.setInt(2, step);
            insert.setString(3, EVENT);
            insert.executeUpdate();
            connection.commit();
            timings.add(System.nanoTime() - began);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
