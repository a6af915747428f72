package org.huiyin.notify.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.huiyin.matters.vault.Vault;
import org.huiyin.storage.MasterKey;
import org.huiyin.storage.SealedRows;

/** Secrets of webhooks, messages outside any matter and senders of letters that were not taken, when the master key changes. */
public final class NotifyRows implements SealedRows {
    @Override
    public int reseal(Connection owner, MasterKey before, MasterKey next) throws SQLException {
        var loose = Vault.resealing(before, next);
        BiFunction<UUID, byte[], Optional<byte[]>> again = (id, sealed) -> Optional.of(loose.apply(id, sealed));
        return SealedRows.reseal(owner, "webhook", "secret", "true", again) + SealedRows.reseal(owner, "webhook", "previous", "previous is not null", again)
                + SealedRows.reseal(owner, "letter", "sealed", "matter_id is null and sealed is not null", again)
                + SealedRows.reseal(owner, "letter_not_taken", "sealed", "true", again);
    }
}
