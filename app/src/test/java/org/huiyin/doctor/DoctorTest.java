package org.huiyin.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huiyin.SettableClock;
import org.huiyin.StartedServer;
import org.huiyin.TestDatabase;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.DerivedMarks;
import org.huiyin.storage.MasterKey;
import org.huiyin.storage.S3Server;
import org.huiyin.storage.Secrets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** Each fault is planted, found, told in both languages, and told with what mends it. */
class DoctorTest {
    private static final DatabaseAddress DATABASE = TestDatabase.fresh();
    private final MockEnvironment settings = new MockEnvironment();
    private Clock clock = Clock.systemUTC();

    @TempDir
    Path data;

    @BeforeEach
    void aHealthyOne() throws IOException {
        new Secrets(data).get("master-key");
        var rules = Files.createDirectories(data.resolve("rules"));
        Files.writeString(rules.resolve("rest-days.csv"), "date,kind,name_zh,name_en\n2098-01-01,rest,元旦,New Year's Day\n2099-01-01,rest,元旦,New Year's Day\n");
        settings.setProperty("huiyin.data", data.toString());
        settings.setProperty("huiyin.rules", rules.toString());
        settings.setProperty("huiyin.origin", "https://huiyin.example");
        given(DATABASE);
    }

    @Test
    void a_healthy_installation_has_nothing_to_mend() {
        assertThat(states().values()).containsOnly("OK");
        assertThat(states()).containsKeys("data", "files", "zone", "calendar", "master-key", "database", "migrations", "roles", "keys", "clock");
    }

    @Test
    void without_an_address_of_its_own_it_gives_away_what_a_request_says() {
        settings.setProperty("huiyin.origin", "");
        assertThat(found("address").state()).isEqualTo(Finding.State.WARNING);
        assertThat(found("address").en()).contains("HUIYIN_NOTIFY_ADDRESS");
        settings.setProperty("huiyin.notify.address", "https://huiyin.example");
        assertThat(found("address").state()).isEqualTo(Finding.State.OK);
    }

    @Test
    void a_store_of_files_that_is_not_set_up_or_does_not_answer() {
        settings.setProperty("huiyin.files", "s3");
        assertThat(found("files").en()).contains("HUIYIN_S3_BUCKET is needed");
        var bucket = S3Server.newBucket();
        S3Server.SETTINGS.forEach(name -> settings.setProperty(name, bucket.getRequiredProperty(name)));
        assertThat(found("files").state()).isEqualTo(Finding.State.OK);
        settings.setProperty("huiyin.s3.secret-key", "another");
        assertThat(found("files").en()).contains("answers 403").doesNotContain("another");
    }

    @Test
    void a_new_one_has_nothing_to_mend_either_and_is_not_begun() {
        settings.setProperty("huiyin.data", data.resolve("new").toString());
        settings.setProperty("huiyin.db.url", "");
        assertThat(states().values()).containsOnly("OK");
        assertThat(data.resolve("new")).doesNotExist();
    }

    @Test
    void a_master_key_that_is_missing_broken_or_open_to_others() throws IOException {
        var key = data.resolve("secrets").resolve("master-key");
        for (var open : new String[] {"rw-r--r--", "r--r-----", "rw----r--"}) {
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(open));
            assertThat(states()).as(open).containsEntry("master-key", "WRONG").containsEntry("data", "WRONG");
        }
        assertThat(found("master-key").en()).contains("chmod 600");
        Files.writeString(key, "abc");
        assertThat(found("master-key").en()).contains("64 hexadecimal digits");
        Files.delete(key);
        assertThat(found("master-key").en()).contains("do not start");
        assertThat(key).as("none was drawn").doesNotExist();
    }

    @Test
    void a_master_key_of_another_district() throws Exception {
        var address = TestDatabase.fresh();
        var home = data.resolve("home");
        try (var server = StartedServer.start(home, address, new SettableClock("2026-09-16T09:12"), "--huiyin.outbox=off").found(home)) {
            server.registered("路灯不亮。", "欧阳晓岚", "13877712345");
        }
        given(address);
        assertThat(found("keys").en()).contains("belongs to another one");
        settings.setProperty("huiyin.data", home.toString());
        assertThat(found("keys").state()).isEqualTo(Finding.State.OK);
        assertThat(found("keys").en()).contains("opens what is in the database");
    }

    @Test
    void derived_keys_that_are_missing_after_a_change_of_the_master_key_or_are_others() throws Exception {
        var address = TestDatabase.fresh();
        given(address);
        assertThat(found("keys").state()).isEqualTo(Finding.State.OK);
        try (var owner = DriverManager.getConnection(address.url(), address.owner(), address.ownerPassword())) {
            DerivedMarks.write(owner, new MasterKey(new byte[32]));
        }
        assertThat(found("keys").en()).contains("HUIYIN_DERIVED_KEYS");
        settings.setProperty("huiyin.derived-keys", new MasterKey(new byte[32]).lasting().replace("\n", ","));
        assertThat(found("keys").state()).isEqualTo(Finding.State.OK);
        Files.copy(data.resolve("secrets").resolve("master-key"), data.resolve("secrets").resolve("master-key.before"));
        assertThat(found("master-key").state()).isEqualTo(Finding.State.OK);
        settings.setProperty("huiyin.derived-keys", "");
        assertThat(found("master-key").en()).contains("derived keys are missing");
    }

    @Test
    void a_database_that_does_not_answer_or_whose_role_could_rewrite_history() {
        given(new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/huiyin", "o", "p", "a", "p", "r"));
        assertThat(states()).containsEntry("database", "WRONG");
        given(new DatabaseAddress(DATABASE.url(), DATABASE.owner(), DATABASE.ownerPassword(), DATABASE.owner(), DATABASE.ownerPassword(), DATABASE.reader()));
        assertThat(states()).containsEntry("roles", "WRONG");
        settings.setProperty("huiyin.db.app-password", "");
        assertThat(found("database").en()).contains("HUIYIN_DB_APP_PASSWORD is needed");
    }

    @Test
    void migrations_that_wait_and_a_database_newer_than_the_program() throws SQLException {
        given(TestDatabase.empty());
        assertThat(states()).containsEntry("migrations", "WARNING");
        var newer = TestDatabase.fresh();
        try (var owner = DriverManager.getConnection(newer.url(), newer.owner(), newer.ownerPassword()); var sql = owner.createStatement()) {
            sql.execute("""
                    insert into flyway_schema_history select installed_rank + 1000, '999', 'later', type, 'V999__later.sql', 1, installed_by, now(), 1, true
                    from flyway_schema_history order by installed_rank desc limit 1""");
        }
        given(newer);
        assertThat(found("migrations").en()).contains("newer than this program");
    }

    @Test
    void a_clock_that_drifts_a_zone_that_is_none_and_a_calendar_that_has_ended() {
        clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-2));
        assertThat(states()).containsEntry("clock", "WRONG");
        clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(5));
        assertThat(states()).containsEntry("clock", "WARNING");
        clock = Clock.fixed(Instant.parse("2099-09-30T00:00:00Z"), ZoneOffset.UTC);
        assertThat(states()).containsEntry("calendar", "OK");
        clock = Clock.fixed(Instant.parse("2099-10-02T00:00:00Z"), ZoneOffset.UTC);
        assertThat(found("calendar").en()).contains("end with 2099");
        clock = Clock.fixed(Instant.parse("2099-12-05T00:00:00Z"), ZoneOffset.UTC);
        assertThat(states()).containsEntry("calendar", "WARNING");
        clock = Clock.fixed(Instant.parse("2100-01-05T00:00:00Z"), ZoneOffset.UTC);
        assertThat(states()).containsEntry("calendar", "WRONG");
        settings.setProperty("huiyin.zone", "Asia/Wangchuan");
        settings.setProperty("huiyin.rules", "/nowhere");
        assertThat(states()).containsEntry("zone", "WRONG").containsEntry("calendar", "WRONG");
    }

    @Test
    void a_database_of_our_own_that_a_killed_server_left_behind() throws IOException {
        settings.setProperty("huiyin.db.url", "");
        var cluster = Files.createDirectories(data.resolve("postgres"));
        assertThat(found("database").en()).contains("stands still");
        Files.writeString(cluster.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
        assertThat(found("database").en()).contains("left the database process " + ProcessHandle.current().pid());
    }

    private void given(DatabaseAddress address) {
        settings.setProperty("huiyin.db.url", address.url());
        settings.setProperty("huiyin.db.owner", address.owner());
        settings.setProperty("huiyin.db.owner-password", address.ownerPassword());
        settings.setProperty("huiyin.db.app", address.app());
        settings.setProperty("huiyin.db.app-password", address.appPassword());
    }

    private Map<String, Finding> all() {
        return new Doctor(settings, clock).examine().stream().collect(Collectors.toMap(Finding::check, one -> one));
    }

    private Finding found(String check) {
        var finding = all().get(check);
        assertThat(finding.json()).contains("\"zh\":\"", "\"en\":\"");
        return finding;
    }

    private Map<String, String> states() {
        var states = new TreeMap<String, String>();
        all().forEach((check, finding) -> states.put(check, finding.state().name()));
        return states;
    }
}
