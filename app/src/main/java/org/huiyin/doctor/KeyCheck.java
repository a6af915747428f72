package org.huiyin.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.huiyin.storage.MasterKey;
import org.springframework.core.env.PropertyResolver;

/** The master key: is it there, is it whole, is it for our eyes alone. */
final class KeyCheck {
    private static final int DIGITS = 64;
    private final PropertyResolver settings;
    private final Path data;

    KeyCheck(PropertyResolver settings, Path data) {
        this.settings = settings;
        this.data = data;
    }

    private Path file() {
        return data.resolve("secrets").resolve("master-key");
    }

    private boolean given() {
        return !settings.getProperty("huiyin.master-key", "").isBlank();
    }

    private String derived() {
        return settings.getProperty("huiyin.derived-keys", "");
    }

    /** Empty when there is none, or none that can be used. */
    Optional<MasterKey> key() {
        try {
            var text = given() ? settings.getRequiredProperty("huiyin.master-key").strip() : Files.readString(file()).strip();
            return text.length() == DIGITS ? Optional.of(MasterKey.of(text, data, derived())) : Optional.empty();
        } catch (IOException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    Finding look() {
        var where = given() ? "HUIYIN_MASTER_KEY" : file().toString();
        if (!given() && !Files.exists(file())) {
            boolean founded = Files.isDirectory(data.resolve("postgres")) || !settings.getProperty("huiyin.db.url", "").isBlank();
            return founded
                    ? Finding.wrong("master-key", "没有主密钥 " + where + "：别启动，先把保管的那一份放回去，否则会另造一把，原来的内容都打不开。",
                            "The master key " + where + " is missing: do not start, put the kept copy back first; a start would draw another one, and nothing written before would open.")
                    : Finding.ok("master-key", "主密钥第一次启动时生成，之后请另存一份。", "The first start draws the master key; keep a copy of it elsewhere afterwards.");
        }
        if (Files.exists(file().resolveSibling(MasterKey.NEXT))) {
            return Finding.wrong("master-key", "换主密钥没有做完：再运行一次 ./huiyin rotate-key。", "A change of the master key was interrupted: run ./huiyin rotate-key again.");
        }
        if (key().isEmpty()) {
            return Finding.wrong("master-key", where + " 不是 64 位十六进制数：放回保管的那一份。", where + " is not 64 hexadecimal digits: put the kept copy back.");
        }
        if (Files.exists(file().resolveSibling("master-key.before")) && derived().isBlank() && !Files.exists(file().resolveSibling(MasterKey.DERIVED))) {
            return Finding.wrong("master-key", "换过主密钥，但派生密钥不见了：别启动，把保管的 derived-keys 放回 " + file().resolveSibling(MasterKey.DERIVED) + "，或设置 HUIYIN_DERIVED_KEYS。",
                    "The master key was changed and the derived keys are missing: do not start, put the kept copy back at "
                            + file().resolveSibling(MasterKey.DERIVED) + ", or set HUIYIN_DERIVED_KEYS.");
        }
        if (!given() && Doctor.othersRead(file())) {
            return Finding.wrong("master-key", "别的账号读得到主密钥：chmod 600 " + where, "Other accounts can read the master key: chmod 600 " + where);
        }
        return Finding.ok("master-key", "主密钥在 " + where + "。请确认另有一份存在别处。", "The master key is in " + where + ". Make sure that a copy is kept elsewhere.");
    }
}
