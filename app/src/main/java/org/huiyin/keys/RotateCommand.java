package org.huiyin.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.RefusedToServe;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/** {@code ./huiyin rotate-key}, while no server runs. */
public final class RotateCommand {
    private RotateCommand() {}

    public static void main(String[] args) throws IOException, SQLException {
        LoggingSystem.get(RotateCommand.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        var settings = new StandardEnvironment();
        var data = Path.of(settings.getProperty("huiyin.data", "./data")).toAbsolutePath().normalize();
        try {
            if (!settings.getProperty("huiyin.master-key", "").isBlank()) {
                throw new RefusedToServe("The master key is given by HUIYIN_MASTER_KEY. Write it to " + data.resolve("secrets").resolve("master-key")
                        + " (mode 0600), unset HUIYIN_MASTER_KEY, and rotate; afterwards that file and derived-keys beside it hold what is to be kept.");
            }
            int sealed = new Rotation(data, DatabaseAddress.given(settings), settings.getProperty("huiyin.derived-keys", "")).rotate();
            System.out.println("Sealed again under a new master key: " + sealed + " keys and second factors.");
            if (!settings.getProperty("huiyin.derived-keys", "").isBlank()) {
                System.out.println("HUIYIN_DERIVED_KEYS was honoured. Give all lines of secrets/derived-keys as it, or unset it and let the file stay.");
            }
            System.out.println("Keep copies elsewhere, now: secrets/master-key and secrets/derived-keys. Backups taken before need secrets/master-key.before;"
                    + " delete it when the last of them is gone.");
        } catch (RefusedToServe refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }
}
