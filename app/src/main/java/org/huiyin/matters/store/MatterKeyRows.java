package org.huiyin.matters.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.vault.Vault;
import org.huiyin.storage.MasterKey;
import org.huiyin.storage.RefusedToServe;
import org.huiyin.storage.SealedRows;

/**
 * The keys of the matters, when the master key changes: each is wrapped again, and what it sealed stays as it is. What waits for a few
 * days under the master key itself, uploads and lists, is given up instead.
 */
public final class MatterKeyRows implements SealedRows {
    private static final int AT_ONCE = 1000;

    @Override
    public int reseal(Connection owner, MasterKey before, MasterKey next) throws SQLException {
        try (var sql = owner.createStatement()) {
            try (var row = sql.executeQuery("select exists (select 1 from job where state in ('queued', 'running'))")) {
                row.next();
                if (row.getBoolean(1)) {
                    throw new RefusedToServe("An import or a step for many matters is not finished: start the server, let it finish, and rotate then.");
                }
            }
            sql.execute("delete from job");
            sql.execute("delete from upload");
            sql.execute("delete from upload_coming");
        }
        var rewrap = Vault.rewrapping(before, next);
        int wrapped = 0;
        try (var read = owner.prepareStatement("select district, matter_id, wrapped from matter_key");
                var write = owner.prepareStatement("update matter_key set wrapped = ? where district = ? and matter_id = ?")) {
            read.setFetchSize(AT_ONCE);
            try (var row = read.executeQuery()) {
                while (row.next()) {
                    write.setBytes(1, rewrap.apply(new MatterId(row.getShort(1), row.getLong(2)), row.getBytes(3)));
                    write.setShort(2, row.getShort(1));
                    write.setLong(3, row.getLong(2));
                    write.addBatch();
                    if (++wrapped % AT_ONCE == 0) {
                        write.executeBatch();
                    }
                }
            }
            write.executeBatch();
        }
        return wrapped;
    }
}
