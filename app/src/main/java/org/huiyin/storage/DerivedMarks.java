package org.huiyin.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.TreeMap;

/**
 * Which derived keys are in force, since the master key was last changed. With others every receipt code, fingerprint and address would come out wrong,
 * so nobody serves with them and no later change begins from them.
 */
public final class DerivedMarks {
    private DerivedMarks() {}

    /** Refuses a key whose derived keys are not those in force. */
    public static void check(Connection connection, MasterKey key) throws SQLException {
        if (!fit(connection, key)) {
            throw new RefusedToServe("The derived keys are not those in force since the master key was changed: put the kept copy of secrets/derived-keys back,"
                    + " or give its lines as HUIYIN_DERIVED_KEYS. Nothing was changed.");
        }
    }

    /** Whether they are those in force; any are while the master key was never changed. */
    public static boolean fit(Connection connection, MasterKey key) throws SQLException {
        var marks = new TreeMap<String, String>();
        try (var sql = connection.createStatement(); var row = sql.executeQuery("select use, mark from derived_mark")) {
            while (row.next()) {
                marks.put(row.getString(1), row.getString(2));
            }
        }
        return marks.entrySet().stream().allMatch(each -> key.mark(each.getKey()).equals(each.getValue()));
    }

    /** From now on those of that key are in force. */
    public static void write(Connection owner, MasterKey key) throws SQLException {
        try (var sql = owner.createStatement(); var add = owner.prepareStatement("insert into derived_mark values (?, ?)")) {
            sql.execute("delete from derived_mark");
            for (var use : MasterKey.LASTING) {
                add.setString(1, use);
                add.setString(2, key.mark(use));
                add.addBatch();
            }
            add.executeBatch();
        }
    }
}
