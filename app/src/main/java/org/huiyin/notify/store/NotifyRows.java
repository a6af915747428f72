package org.huiyin.notify.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.huiyin.matters.vault.Vault;
import org.huiyin.storage.MasterKey;
import org.huiyin.storage.SealedRows;

/** Secrets of webhooks, messages outside any matter and senders of letters that were not taken, when the master key changes. */
public final class NotifyRows implements SealedRows {
    @Override
    public int reseal(Connection owner, MasterKey before, MasterKey next) throws SQLException {
        return reseal(owner, "webhook", "secret", "true", before, next) + reseal(owner, "webhook", "previous", "previous is not null", before, next)
                + reseal(owner, "letter", "sealed", "matter_id is null and sealed is not null", before, next)
                + reseal(owner, "letter_not_taken", "sealed", "true", before, next);
    }

    private static int reseal(Connection owner, String table, String column, String which, MasterKey before, MasterKey next) throws SQLException {
        var again = Vault.resealing(before, next);
        var resealed = new LinkedHashMap<UUID, byte[]>();
        try (var sql = owner.createStatement(); var row = sql.executeQuery("select id, " + column + " from " + table + " where " + which)) {
            while (row.next()) {
                resealed.put(row.getObject(1, UUID.class), again.apply(row.getObject(1, UUID.class), row.getBytes(2)));
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
