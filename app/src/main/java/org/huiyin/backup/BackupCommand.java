package org.huiyin.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.huiyin.storage.RefusedToServe;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/** {@code ./huiyin backup FILE} and {@code ./huiyin restore FILE}; a folder keeps many. */
public final class BackupCommand {
    private static final int KEEP_DAYS = 90;
    private static final int KEEP_KEYS_DAYS = 30;
    private final Deque<String> words;
    private final Clock clock;
    private int keepDays = KEEP_DAYS;
    private int keepKeysDays = KEEP_KEYS_DAYS;
    private @Nullable Path erasures;
    private boolean withoutErasures;

    private BackupCommand(List<String> words, Clock clock) {
        this.words = new ArrayDeque<>(words);
        this.clock = clock;
    }

    public static void main(String[] args) throws IOException, SQLException {
        LoggingSystem.get(BackupCommand.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        try {
            new BackupCommand(List.of(args), Clock.systemUTC()).run();
        } catch (RefusedToServe refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException, SQLException {
        var verb = words.poll();
        var where = words.poll();
        if (verb == null || where == null) {
            throw new RefusedToServe("Say backup or restore, and the file or folder.");
        }
        while (!words.isEmpty()) {
            option(words.remove());
        }
        var kept = Kept.in(new StandardEnvironment());
        if (verb.equals("backup")) {
            backup(kept, where);
        } else {
            restore(kept, Path.of(where));
        }
    }

    private void option(String name) {
        switch (name) {
            case "--keep" -> keepDays = days(name);
            case "--keep-keys" -> keepKeysDays = days(name);
            case "--erasures" -> erasures = Path.of(value(name));
            case "--without-erasures" -> withoutErasures = true;
            default -> throw new RefusedToServe("Unknown option: " + name);
        }
    }

    private int days(String name) {
        try {
            return Integer.parseInt(value(name));
        } catch (NumberFormatException e) {
            throw new RefusedToServe(name + " needs a number of days.", e);
        }
    }

    private String value(String name) {
        var value = words.poll();
        if (value == null) {
            throw new RefusedToServe(name + " needs a value.");
        }
        return value;
    }

    private void backup(Kept kept, String where) throws IOException, SQLException {
        boolean file = BackupFile.isMeant(where);
        var root = Path.of(where);
        var taken = new Backup(kept, file ? _ -> new BackupFile(root) : new BackupFolder(root)::at, clock).take();
        System.out.printf("Backed up %d tables with %d rows and %d files to %s%n", taken.manifest().tables().size(), taken.manifest().rows(),
                taken.manifest().files().size(), taken.at());
        if (file) {
            System.out.println("The wrapped keys lie beside it in " + new BackupFile(root).keys() + ": keep them apart, and for " + keepKeysDays
                    + " days at most; what is erased is out of reach only when they are gone.");
        } else {
            forget(new BackupFolder(root));
        }
        if (taken.lacksLog()) {
            System.out.println("The public log is NOT in it: tiles of it are missing or cannot be read. See why the log stands still (/desk/log).");
        }
        System.out.println("Not in it, and to be kept elsewhere: the master key, and the list of erasures " + kept.erasures());
    }

    private void forget(BackupFolder folder) throws IOException {
        var now = clock.instant();
        for (var forgotten : folder.forget(now.minus(Duration.ofDays(keepDays)), now.minus(Duration.ofDays(keepKeysDays)))) {
            System.out.println("Forgotten, by its age: " + forgotten);
        }
    }

    private void restore(Kept kept, Path from) throws IOException, SQLException {
        Restore.Loaded loaded;
        try (var restore = new Restore(kept, from)) {
            loaded = restore.load(erasures, withoutErasures, clock);
        }
        System.out.printf("Restored %d rows from %s, taken at %s%n", loaded.manifest().rows(), loaded.backup(), loaded.manifest().takenAt());
        if (!loaded.readable()) {
            System.out.println("Its keys were no longer kept: what people wrote cannot be read; headers, clocks and history are there.");
        }
        switch (loaded.log()) {
            case NONE -> System.out.println("The backup holds no public log: put its folder back before the server starts.");
            case THERE -> System.out.println("A public log is published there already; it was left as it is, and the server goes on from it or says why not (/desk/log).");
            case RESTORED -> {}
        }
        System.out.println("Start the server: what was erased since is erased again before it serves.");
    }
}
