package org.huiyin.transparency.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.huiyin.matters.vault.Vault;
import org.huiyin.storage.MasterKey;
import org.huiyin.storage.SealedRows;

/** The log's keys outlive a change of the master key; they are only sealed anew. */
public final class LogKeyRows implements SealedRows {
    @Override
    public int reseal(Connection owner, MasterKey before, MasterKey next) throws SQLException {
        var again = Vault.resealingSeeds(before, next);
        return SealedRows.reseal(owner, "log_key", "sealed", "true", (id, sealed) -> Optional.of(again.apply(id, sealed)));
    }
}
