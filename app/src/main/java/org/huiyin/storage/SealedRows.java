package org.huiyin.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Rows that a module keeps sealed under the master key or a key derived from it. Found by its name in
 * {@code META-INF/services}, since a rotation runs while no server does.
 */
public interface SealedRows {
    /** Seals each of them again, in the transaction of that connection; returns how many. */
    int reseal(Connection owner, MasterKey before, MasterKey next) throws SQLException;

    /**
     * Seals a column of rows that are told by their id.
     *
     * @param which the condition of the rows
     * @param again what is sealed under the next key; empty leaves a row as it is
     */
    static int reseal(Connection owner, String table, String column, String which, BiFunction<UUID, byte[], Optional<byte[]>> again) throws SQLException {
        var resealed = new LinkedHashMap<UUID, byte[]>();
        try (var sql = owner.createStatement(); var row = sql.executeQuery("select id, " + column + " from " + table + " where " + which)) {
            while (row.next()) {
                var id = row.getObject(1, UUID.class);
                again.apply(id, row.getBytes(2)).ifPresent(sealed -> resealed.put(id, sealed));
            }
        }
        try (var write = owner.prepareStatement("update " + table + " set " + column + " = ? where id = ?")) {
            for (var one : resealed.entrySet()) {
                write.setBytes(1, one.getValue());
                write.setObject(2, one.getKey());
                write.addBatch();
            }
            write.executeBatch();
        }
        return resealed.size();
    }
}
