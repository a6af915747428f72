package org.huiyin.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huiyin.doctor.store.Asked;
import org.huiyin.matters.vault.Vault;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.EmbeddedDatabase;
import org.huiyin.storage.Migrations;
import org.huiyin.storage.RefusedToServe;
import org.springframework.core.env.PropertyResolver;

/** The database: our own or one given by URL. One that stands still is not started for this. */
final class DatabaseCheck {
    private static final Duration DRIFTS = Duration.ofSeconds(2);
    private static final Duration DRIFTS_FAR = Duration.ofSeconds(30);
    private final PropertyResolver settings;
    private final Path data;
    private final Clock clock;
    private final KeyCheck key;

    DatabaseCheck(PropertyResolver settings, Path data, Clock clock, KeyCheck key) {
        this.settings = settings;
        this.data = data;
        this.clock = clock;
        this.key = key;
    }

    List<Finding> look() {
        Optional<DatabaseAddress> address;
        try {
            address = DatabaseAddress.given(settings);
            if (address.isEmpty()) {
                if (!Files.isDirectory(data.resolve("postgres"))) {
                    return List.of(Finding.ok("database", "还没有数据库，第一次启动时建立。", "There is no database yet; the first start makes it."));
                }
                address = EmbeddedDatabase.running(data);
            }
        } catch (RefusedToServe refused) {
            return List.of(Finding.wrong("database", "数据库的设置不全，或正在启停：" + words(refused), words(refused)));
        }
        return address.map(this::look).orElseGet(() -> List.of(still()));
    }

    /** Nobody holds the directory; a database server that was left behind would. */
    private Finding still() {
        try {
            var file = data.resolve("postgres").resolve("postmaster.pid");
            if (Files.exists(file)) {
                long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
                if (ProcessHandle.of(pid).isPresent()) {
                    return Finding.warning("database", "上次没有正常停下，数据库进程 " + pid + " 还在；下次启动时会先请它停下。",
                            "The last stop was no proper one and left the database process " + pid + "; the next start asks it to stop first.");
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            return Finding.warning("database", "postgres/postmaster.pid 读不懂；下次启动时数据库自己会恢复。",
                    "postgres/postmaster.pid cannot be read; the database recovers by itself at the next start.");
        }
        return Finding.ok("database", "自带的数据库停着；启动后再查一次，还会看密钥、升级和时钟。",
                "The database of our own stands still; look again while it runs, then keys, migrations and clock are looked at too.");
    }

    private List<Finding> look(DatabaseAddress address) {
        try (var asked = new Asked(address)) {
            var found = new ArrayList<Finding>();
            found.add(Finding.ok("database", "数据库连得上：PostgreSQL " + asked.version() + "。", "The database answers: PostgreSQL " + asked.version() + "."));
            found.add(migrations(address));
            if (asked.isFounded()) {
                found.add(roles(address));
                found.add(opens(asked));
            }
            found.add(clock(asked));
            return found;
        } catch (SQLException unreachable) {
            return List.of(Finding.wrong("database", "数据库 " + address.url() + " 连不上：看地址、账号口令、防火墙，它是否在运行（" + unreachable.getMessage() + "）。",
                    "The database at " + address.url() + " cannot be reached: look at the address, the credentials, the firewall, and whether it runs (" + unreachable.getMessage() + ")."));
        } catch (RefusedToServe refused) {
            return List.of(Finding.wrong("database", "数据库太旧，要 PostgreSQL 18 或更新：" + words(refused), words(refused)));
        }
    }

    private static Finding migrations(DatabaseAddress address) {
        var state = Migrations.state(address);
        if (!state.failed().isEmpty()) {
            return Finding.wrong("migrations", "升级 " + state.failed() + " 没有做成：看日志，恢复备份后再升级。",
                    "The migrations " + state.failed() + " failed: see the log, and restore the backup before upgrading again.");
        }
        if (!state.unknown().isEmpty()) {
            return Finding.wrong("migrations", "数据库比这个程序新（" + state.unknown() + "）：用原来的新版程序，不能退回。",
                    "The database is newer than this program (" + state.unknown() + "): run the newer program; there is no way back.");
        }
        return state.pending().isEmpty() ? Finding.ok("migrations", "表是最新的。", "The tables are up to date.")
                : Finding.warning("migrations", "有 " + state.pending().size() + " 步升级，下次启动时做；先备份。",
                        state.pending().size() + " migrations are pending and run at the next start; take a backup first.");
    }

    private static Finding roles(DatabaseAddress address) {
        try {
            Migrations.check(address);
            return Finding.ok("roles", "运行的账号改不了历史。", "The role that serves cannot rewrite history.");
        } catch (RefusedToServe refused) {
            return Finding.wrong("roles", "数据库账号的权限不对，照 docs/operations.md 设置：" + words(refused), words(refused));
        }
    }

    private Finding opens(Asked asked) throws SQLException {
        var newest = asked.newestKey();
        var master = key.key();
        if (master.isPresent() && !asked.derivedFit(master.get())) {
            return Finding.wrong("keys", "派生密钥不是这个库现在用的那一套：把保管的 secrets/derived-keys 放回去，或照它设置 HUIYIN_DERIVED_KEYS，然后再启动。",
                    "The derived keys are not those in force in this database: put the kept copy of secrets/derived-keys back, or give its lines as HUIYIN_DERIVED_KEYS, then start.");
        }
        if (master.isEmpty() || newest.isEmpty()) {
            return Finding.ok("keys", "还没有要打开的内容。", "There is nothing to open yet.");
        }
        return Vault.opens(master.get(), newest.get().matter(), newest.get().wrapped())
                ? Finding.ok("keys", "主密钥打得开库里的内容。", "The master key opens what is in the database.")
                : Finding.wrong("keys", "主密钥打不开库里的内容，不是这个库的那一把：换回保管的那一份。",
                        "The master key does not open what is in the database; it belongs to another one: put the kept copy back.");
    }

    private static String words(RefusedToServe refused) {
        return String.valueOf(refused.getMessage());
    }

    private Finding clock(Asked asked) throws SQLException {
        var before = clock.instant();
        var there = asked.now();
        var here = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
        var drift = Duration.between(here, there).abs();
        if (drift.compareTo(DRIFTS) <= 0) {
            return Finding.ok("clock", "本机和数据库的时钟一致。", "The clocks of this machine and of the database agree.");
        }
        var zh = "本机和数据库的时钟差 " + drift.toSeconds() + " 秒，期限会算错：两边都接上 NTP（timedatectl set-ntp true）。";
        var en = "The clocks of this machine and of the database differ by " + drift.toSeconds()
                + " s and deadlines come out wrong: let both follow NTP (timedatectl set-ntp true).";
        return drift.compareTo(DRIFTS_FAR) > 0 ? Finding.wrong("clock", zh, en) : Finding.warning("clock", zh, en);
    }
}
