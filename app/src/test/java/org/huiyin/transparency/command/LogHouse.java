package org.huiyin.transparency.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.huiyin.SettableClock;
import org.huiyin.TestDatabase;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.vault.Vault;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.MasterKey;
import org.huiyin.storage.OtherServer;
import org.huiyin.storage.PublicFiles;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.note.Checkpoint;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.tlog.note.TrustPolicy;
import org.huiyin.transparency.store.LogKeyStore;
import org.huiyin.transparency.store.LogStore;
import org.huiyin.transparency.store.Waiting;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A log on a database of its own, with files in memory and servers that can be killed. */
final class LogHouse {
    static final String ORIGIN = "log.example.gov.cn/district";
    static final District DISTRICT = new District((short) 1, "WC", new Wording("望川区", "Wangchuan"), ZoneId.of("Asia/Shanghai"));
    final SettableClock clock = new SettableClock("2026-09-16T09:12");
    final Faults faults = new Faults();
    final MemoryFiles files = new MemoryFiles();
    private final JdbcTemplate owner;
    private final DataSource database;
    private final DataSource faulty;
    final JdbcTemplate jdbc;
    final LogStore store;
    final LogKeys keys;

    private static final Map<DatabaseAddress, DataSource> POOLS = new ConcurrentHashMap<>();

    private static DataSource pool(DatabaseAddress address) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.app());
        pool.setPassword(address.appPassword());
        pool.setMaximumPoolSize(3);
        pool.setMinimumIdle(0);
        return pool;
    }

    LogHouse() {
        this(TestDatabase.fresh());
    }

    /** On a database that may hold another log; it is gone then. */
    LogHouse(DatabaseAddress address) {
        owner = new JdbcTemplate(new DriverManagerDataSource(address.url(), address.owner(), address.ownerPassword()));
        owner.execute("truncate log_head, log_pending, log_index, log_queue, log_checkpoint, log_key, lease");
        database = POOLS.computeIfAbsent(address, LogHouse::pool);
        faulty = faults.on(database);
        jdbc = new JdbcTemplate(database);
        store = new LogStore(jdbc);
        keys = keys("off");
    }

    LogKeys keys(String sm2) {
        var vault = new Vault(new MasterKey(new byte[32]));
        return new LogKeys(new LogKeyStore(jdbc), store, vault, new LogSettings(DISTRICT, ORIGIN, sm2, "", ""), clock);
    }

    /** Files that last once they are written, whole. */
    static final class MemoryFiles implements PublicFiles {
        final Map<String, byte[]> all = new ConcurrentHashMap<>();

        @Override
        public void write(Map<String, byte[]> files) {
            all.putAll(files);
        }

        @Override
        public java.util.Optional<byte[]> read(String path) {
            return java.util.Optional.ofNullable(all.get(path));
        }

        @Override
        public void deleteFolder(String folder) {
            all.keySet().removeIf(path -> path.startsWith(folder + "/"));
        }
    }

    /** A server of its own: what it remembers dies with it. */
    Sequencer server() {
        return server(faults.on(files));
    }

    Sequencer server(PublicFiles through) {
        var template = new JdbcTemplate(faulty);
        return new Sequencer(new LogStore(template), through, keys, OtherServer.lease(JdbcClient.create(database), clock),
                new TransactionTemplate(new JdbcTransactionManager(faulty)), clock);
    }

    void analyze(String table) {
        owner.execute("analyze " + table);
    }

    private static final List<String> KEPT = List.of("log_head", "log_pending", "log_index", "log_queue", "log_checkpoint", "log_key");

    /** Everything the database knows of the log. */
    Map<String, List<Map<String, Object>>> backup() {
        return KEPT.stream().collect(Collectors.toMap(table -> table, table -> jdbc.queryForList("select to_jsonb(t)::text as row from " + table + " t")));
    }

    void restore(Map<String, List<Map<String, Object>>> backup) {
        owner.execute("truncate lease, " + String.join(", ", KEPT)); // leases are in no backup
        backup.forEach((table, rows) -> rows.forEach(row -> owner.update("insert into " + table + " select * from jsonb_populate_record(null::" + table + ", ?::jsonb)", row.get("row"))));
    }

    static byte[] leaf(int i) {
        return ("entry " + i).getBytes(StandardCharsets.US_ASCII);
    }

    /** Entries from one number to another, to be sealed from that instant on. */
    void queue(int from, int to, Instant release) {
        var entries = new ArrayList<Waiting>();
        for (int i = from; i < to; i++) {
            entries.add(new Waiting((short) 1, (long) i, 1, null, leaf(i)));
        }
        store.queue(entries, release);
    }

    /** The log as anybody reads it: each checkpoint that was ever given out is the beginning of the last one. */
    List<String> whole() {
        var head = store.head().orElseThrow();
        var published = new TrustPolicy(keys.verifiers(), List.of(), 0).open(SignedNote.parse(files.all.get(Checkpoint.PATH)));
        assertThat(published).isEqualTo(new Checkpoint(ORIGIN, head.size(), head.root()));
        var tree = new TiledTree(head.size(), head.root(), tile -> files.read(tile.path()));
        store.remembered(1000).forEach(one -> assertThat(tree.rootAt(one.size())).as("checkpoint of %d", one.size()).isEqualTo(one.root()));
        var entries = new ArrayList<String>();
        for (long tile = 0; tile << 8 < head.size(); tile++) {
            tree.entries(tile).forEach(entry -> entries.add(new String(entry, StandardCharsets.US_ASCII)));
        }
        assertThat(jdbc.queryForList("select index from log_index order by index", Long.class)).hasSameSizeAs(entries);
        return entries;
    }
}
