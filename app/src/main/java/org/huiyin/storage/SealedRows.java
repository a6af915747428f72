package org.huiyin.storage;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Rows that a module keeps sealed under the master key or a key derived from it. Found by its name in
 * {@code META-INF/services}, since a rotation runs while no server does.
 */
public interface SealedRows {
    /** Seals each of them again, in the transaction of that connection; returns how many. */
    int reseal(Connection owner, MasterKey before, MasterKey next) throws SQLException;
}
