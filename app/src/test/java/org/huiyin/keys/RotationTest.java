package org.huiyin.keys;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huiyin.SettableClock;
import org.huiyin.StartedServer;
import org.huiyin.TestDatabase;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.matters.Matters;
import org.huiyin.matters.Registered;
import org.huiyin.matters.vault.ReceiptTokens;
import org.huiyin.matters.vault.Vault;
import org.huiyin.open311.command.KeyHandler;
import org.huiyin.people.store.CredentialStore;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.MasterKey;
import org.huiyin.storage.RefusedToServe;
import org.huiyin.storage.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** After a change of the master key everything opens as before, and nothing opens under the key before. */
class RotationTest {
    private static final String TEXT = "地下车库又积水了。";
    private static final UUID HOOK = UUID.randomUUID();
    private static final byte[] SECRET = {1, 2, 3};
    private static final Pattern DERIVED = Pattern.compile("derive\\(\"([a-z-]+)\"\\)");
    /** What follows from the master key, and what a change of it does with it. */
    private static final Map<String, String> USES = Map.ofEntries(entry("wrap", "sealed again"), entry("log-seed", "sealed again"), entry("receipt", "lasting"),
            entry("receipt-hash", "lasting"), entry("fingerprint", "lasting"), entry("command", "lasting"), entry("api-key", "lasting"), entry("open311-token", "lasting"),
            entry("open311-token-hash", "lasting"), entry("reply-address", "lasting"), entry("reply-address-hash", "lasting"), entry("resident-contact", "lasting"),
            entry("resident-account", "lasting"), entry("resident-code", "lasting"), entry("backup", "a backup needs the key it was taken under"),
            entry("backup-seal", "a backup needs the key it was taken under"), entry("rotation", "tells which key it is"));
    private final SettableClock clock = new SettableClock("2026-09-16T09:12");
    private final DatabaseAddress address = TestDatabase.fresh();
    private final UUID key = UUID.randomUUID();
    private Registered<AppealState> registered;
    private String secondFactor;
    private String apiKey;

    @TempDir
    Path data;

    @Test
    void contents_receipts_repeated_commands_and_second_factors_are_as_before() throws Exception {
        live();
        var before = new Secrets(data).get("master-key");
        assertThat(new Rotation(data, Optional.of(address), "").rotate()).isGreaterThan(1);
        assertThat(new Secrets(data).get("master-key")).isNotEqualTo(before);
        assertThat(Files.readString(data.resolve("secrets").resolve("master-key.before")).strip()).isEqualTo(before);
        assertThat(Files.getPosixFilePermissions(data.resolve("secrets").resolve("derived-keys"))).hasSize(2);
        assertAllOpens(before);
        var first = new Secrets(data).get("derived-keys");
        new Rotation(data, Optional.of(address), "").rotate();
        assertThat(new Secrets(data).get("derived-keys")).as("a second change goes on with the same").isEqualTo(first);
        assertAllOpens(before);
    }

    @Test
    void derived_keys_that_the_settings_give_stay_in_force_and_others_begin_no_change_and_no_server() throws Exception {
        live();
        var before = new Secrets(data).get("master-key");
        new Rotation(data, Optional.of(address), "").rotate();
        var file = data.resolve("secrets").resolve("derived-keys");
        var kept = Files.readString(file);
        Files.delete(file); // kept in the environment from now on
        var master = new Secrets(data).get("master-key");
        for (var wrong : List.of("", new MasterKey(new byte[32]).lasting().replace("\n", ","), kept.lines().skip(1).collect(Collectors.joining(",")))) {
            assertThatThrownBy(() -> new Rotation(data, Optional.of(address), wrong).rotate()).isInstanceOf(RefusedToServe.class).hasMessageContaining("HUIYIN_DERIVED_KEYS");
            assertThatThrownBy(() -> StartedServer.start(data, address, clock, "--huiyin.derived-keys=" + wrong).close()).hasStackTraceContaining("HUIYIN_DERIVED_KEYS");
        }
        assertThat(file).as("nothing wrong was written").doesNotExist();
        assertThat(data.resolve("secrets").resolve(MasterKey.NEXT)).doesNotExist();
        assertThat(new Secrets(data).get("master-key")).isEqualTo(master);
        try (var owner = DriverManager.getConnection(address.url(), address.owner(), address.ownerPassword()); var sql = owner.createStatement()) {
            sql.execute("delete from derived_mark"); // as an earlier Huiyin left it
        }
        assertThatThrownBy(() -> new Rotation(data, Optional.of(address), "").rotate()).isInstanceOf(RefusedToServe.class).hasMessageContaining("HUIYIN_DERIVED_KEYS");
        assertThat(new Rotation(data, Optional.of(address), kept.replace("\n", ",")).rotate()).isGreaterThan(1);
        assertThat(Files.readString(file)).isEqualTo(kept);
        assertAllOpens(before);
    }

    @Test
    void a_change_cut_before_its_end_is_ended_by_the_next_and_no_server_starts_in_between() throws Exception {
        live();
        var before = new Secrets(data).get("master-key");
        new Rotation(data, Optional.of(address), "").rotate();
        var secrets = data.resolve("secrets");
        Files.move(secrets.resolve("master-key"), secrets.resolve(MasterKey.NEXT)); // as if it had died just before
        Files.move(secrets.resolve("master-key.before"), secrets.resolve("master-key"));
        assertThatThrownBy(() -> StartedServer.start(data, address, clock).close()).hasStackTraceContaining("run ./huiyin rotate-key again");
        assertThat(new Rotation(data, Optional.of(address), "").rotate()).as("nothing is sealed twice").isZero();
        assertAllOpens(before);
    }

    @Test
    void not_while_a_server_runs_nor_under_a_key_that_opens_nothing() throws Exception {
        try (var server = started()) {
            server.found(data);
            server.registered(TEXT, "欧阳晓岚", "13877712345");
            assertThatThrownBy(() -> new Rotation(data, Optional.of(address), "").rotate()).isInstanceOf(RefusedToServe.class).hasMessageContaining("stop every server first");
        }
        var other = Files.createDirectories(data.resolve("other"));
        new Secrets(other).get("master-key");
        assertThatThrownBy(() -> new Rotation(other, Optional.of(address), "").rotate()).isInstanceOf(RefusedToServe.class).hasMessageContaining("nothing was changed");
    }

    @Test
    void whoever_derives_another_key_says_what_becomes_of_it() throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                DERIVED.matcher(Files.readString(file)).results().forEach(use -> found.add(use.group(1)));
            }
        }
        assertThat(found).isSubsetOf(USES.keySet());
        assertThat(new MasterKey(new byte[32]).lasting().lines().map(line -> line.split("=")[0])).allMatch(use -> USES.get(use).equals("lasting"));
    }

    private StartedServer started() {
        return StartedServer.start(data, address, clock, "--huiyin.outbox=off", "--huiyin.jobs=off");
    }

    private void live() {
        try (var server = started().found(data)) {
            registered = server.registered(key, TEXT, "欧阳晓岚", "13877712345");
            secondFactor = Objects.requireNonNull(server.get(CredentialStore.class).byLogin("administrator-centre").orElseThrow().secondFactor());
            apiKey = server.get(KeyHandler.class).issue("应用", null).key();
            server.get(JdbcTemplate.class).update("""
                    insert into webhook (district, id, url, events, secret, added_at, added_by)
                    values (1, ?, 'https://example.org/', '{replied}', ?, now(), gen_random_uuid())""", HOOK, server.get(Vault.class).sealLoose(HOOK, SECRET));
        }
    }

    private void assertAllOpens(String before) {
        try (var server = started()) {
            var id = registered.matter().id();
            var matters = server.<Matters>get(Matters.class);
            var opened = server.get(JdbcTemplate.class).query("select no, sealed from matter_words where use = 'text'",
                    (row, _) -> Objects.requireNonNull(matters.get(id).key()).open(row.getShort(1), row.getBytes(2)));
            assertThat(opened).containsExactly(TEXT);
            var tokens = server.get(ReceiptTokens.class);
            assertThat(tokens.open(tokens.exchange(registered.receiptCode())).id()).isEqualTo(id);
            var again = server.registered(key, TEXT, "欧阳晓岚", "13877712345");
            assertThat(again.matter().id()).isEqualTo(id);
            assertThat(again.receiptCode()).isEqualTo(registered.receiptCode());
            assertThat(server.get(CredentialStore.class).byLogin("administrator-centre").orElseThrow().secondFactor()).isEqualTo(secondFactor);
            assertThat(server.get(KeyHandler.class).admit(apiKey).name()).isEqualTo("应用");
            var sealed = server.get(JdbcTemplate.class).queryForObject("select secret from webhook", byte[].class);
            assertThat(server.get(Vault.class).openLoose(HOOK, Objects.requireNonNull(sealed))).isEqualTo(SECRET);
            server.get(JdbcTemplate.class).query("select wrapped from matter_key", row -> {
                assertThat(Vault.opens(new MasterKey(HexFormat.of().parseHex(before)), id, row.getBytes(1))).as("under the key before").isFalse();
            });
            server.registered("新的一件。", "欧阳晓岚", "13877712345");
            for (var table : new String[] {"matter_key", "matter_words"}) {
                server.get(JdbcTemplate.class).update("delete from " + table + " where matter_id <> ?", id.value());
            }
        }
    }
}
