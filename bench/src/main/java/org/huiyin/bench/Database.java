package org.huiyin.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** The database seen by its administrator: checkpoints, the position of its log, settings, sizes. */
record Database(Connection administrator) {
    void checkpoint() throws SQLException {
        try (var sql = administrator.createStatement()) {
            sql.execute("checkpoint");
        }
    }

    long walPosition() throws SQLException {
        return Long.parseLong(one("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint::text"));
    }

    String setting(String name) throws SQLException {
        return one("select current_setting('" + name + "')");
    }

    /** Every table with its indexes and what it keeps aside, the largest first. */
    String sizes(String schema) throws SQLException {
        return one("""
                select string_agg(relname || ' ' || pg_size_pretty(bytes), ', ' order by bytes desc)
                from (select relname, pg_total_relation_size(c.oid) as bytes from pg_class c
                      where relkind = 'r' and relnamespace = '%s'::regnamespace and pg_total_relation_size(c.oid) > 100000) t"""
                .formatted(schema));
    }

    private String one(String query) throws SQLException {
        try (var sql = administrator.createStatement(); var row = sql.executeQuery(query)) {
            row.next();
            var value = row.getString(1);
            return value == null ? "" : value;
        }
    }
}
