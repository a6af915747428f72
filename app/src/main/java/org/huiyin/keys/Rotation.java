package org.huiyin.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.ServiceLoader;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.DerivedMarks;
import org.huiyin.storage.EmbeddedDatabase;
import org.huiyin.storage.MasterKey;
import org.huiyin.storage.RefusedToServe;
import org.huiyin.storage.SealedRows;
import org.huiyin.storage.Secrets;

/**
 * Draws another master key and seals everything again under it, in one transaction. The new key lies beside the old one before that
 * begins and takes its place after it has ended; a rotation that was cut between finds out which of the two the database knows.
 */
final class Rotation {
    private static final String KEY = "master-key";
    private static final String KNOWN = "rotated_to";
    private final Path secrets;
    private final Path data;
    private final Optional<DatabaseAddress> given;
    private final String derived;

    /** @param derived the derived keys that the settings give; blank when they stand in the data directory, or when there are none yet */
    Rotation(Path data, Optional<DatabaseAddress> given, String derived) {
        this.derived = derived;
        this.data = data;
        this.secrets = data.resolve("secrets");
        this.given = given;
    }

    /** Returns how many keys and secrets were sealed again; 0 when only the end of an earlier rotation was missing. */
    int rotate() throws IOException, SQLException {
        if (!Files.exists(secrets.resolve(KEY))) {
            throw new RefusedToServe("There is no master key at " + secrets.resolve(KEY) + ".");
        }
        if (given.isPresent()) {
            return rotate(given.get());
        }
        if (!Files.isDirectory(data.resolve("postgres"))) {
            throw new RefusedToServe("There is no database in " + data + ".");
        }
        try (var own = EmbeddedDatabase.start(data)) {
            return rotate(own.address());
        }
    }

    private int rotate(DatabaseAddress address) throws IOException, SQLException {
        var before = MasterKey.in(data, derived);
        int sealed = 0;
        try (var owner = DriverManager.getConnection(address.url(), address.owner(), address.ownerPassword())) {
            owner.setAutoCommit(false);
            mustBeAlone(owner);
            mustBeInForce(owner, before);
            keepDerived(before);
            var next = key(new Secrets(data).get(MasterKey.NEXT));
            if (!marked(owner, next)) {
                for (var rows : ServiceLoader.load(SealedRows.class)) {
                    sealed += rows.reseal(owner, before, next);
                }
                mark(owner, next);
                DerivedMarks.write(owner, before);
                owner.commit();
            }
        }
        Files.copy(secrets.resolve(KEY), secrets.resolve(KEY + ".before"), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(secrets.resolve(MasterKey.NEXT), secrets.resolve(KEY), StandardCopyOption.ATOMIC_MOVE);
        return sealed;
    }

    /** Else what is kept for ever would be the wrong keys. A change by an earlier Huiyin left no mark, but it left derived keys. */
    private void mustBeInForce(Connection owner, MasterKey before) throws SQLException {
        try (var sql = owner.createStatement(); var row = sql.executeQuery("select to_regclass('derived_mark') is not null")) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new RefusedToServe("The database is older than this Huiyin: start it once, stop it, then change the key.");
            }
        }
        DerivedMarks.check(owner, before);
        if (derived.isBlank() && !new Secrets(data).has(MasterKey.DERIVED) && changedBefore(owner)) {
            throw new RefusedToServe("The master key was changed before, and the derived keys of then are missing: put the kept copy back at "
                    + secrets.resolve(MasterKey.DERIVED) + ", or give its lines as HUIYIN_DERIVED_KEYS. Nothing was changed.");
        }
    }

    private static boolean changedBefore(Connection owner) throws SQLException {
        try (var sql = owner.createStatement(); var row = sql.executeQuery("select exists (select 1 from lease where name like '" + KNOWN + "%')")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Receipts and repeated commands are known by what was derived from the first key, and nobody could derive it again; uses added since come to it. */
    private void keepDerived(MasterKey before) throws IOException {
        if (!new Secrets(data).has(MasterKey.DERIVED) || !new Secrets(data).get(MasterKey.DERIVED).equals(before.lasting().strip())) {
            Secrets.writePrivately(secrets.resolve(MasterKey.DERIVED), before.lasting());
        }
    }

    private static MasterKey key(String digits) {
        return new MasterKey(HexFormat.of().parseHex(digits));
    }

    private static void mustBeAlone(Connection owner) throws SQLException {
        try (var sql = owner.createStatement(); var row = sql.executeQuery(
                "select exists (select 1 from pg_stat_activity where datname = current_database() and application_name like 'huiyin%')")) {
            row.next();
            if (row.getBoolean(1)) {
                throw new RefusedToServe("A Huiyin serves from this database: stop every server first.");
            }
        }
    }

    /** Which key the database was last sealed under, by a mark that tells nothing of it. */
    private static boolean marked(Connection owner, MasterKey next) throws SQLException {
        try (var ask = owner.prepareStatement("select exists (select 1 from lease where name = ?)")) {
            ask.setString(1, name(next));
            try (var row = ask.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void mark(Connection owner, MasterKey next) throws SQLException {
        try (var sql = owner.createStatement(); var add = owner.prepareStatement("insert into lease values (?, gen_random_uuid(), now())")) {
            sql.execute("delete from lease where name like '" + KNOWN + "%'");
            add.setString(1, name(next));
            add.executeUpdate();
        }
    }

    private static String name(MasterKey next) {
        return KNOWN + HexFormat.of().formatHex(next.derive("rotation"), 0, 8);
    }
}
