package org.huiyin.backup.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** The tables a backup holds, for tests that compare them. */
public final class BackedUp {
    private BackedUp() {}

    public static Set<String> tables(Connection connection) throws SQLException {
        return Tables.of(connection).keySet();
    }
}
