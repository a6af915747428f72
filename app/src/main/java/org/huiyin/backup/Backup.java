package org.huiyin.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huiyin.backup.store.Snapshot;
import org.huiyin.storage.DatabaseAddress;
import org.huiyin.storage.EmbeddedDatabase;
import org.huiyin.storage.RefusedToServe;
import org.huiyin.tlog.TilePath;

/** Takes a backup, beside a running server or of one that stands still. The master key and the list of erasures are not in it. */
final class Backup {
    private final Kept kept;
    private final Function<Instant, Place> where;
    private final Clock clock;

    Backup(Kept kept, Function<Instant, Place> where, Clock clock) {
        this.kept = kept;
        this.where = where;
        this.clock = clock;
    }

    /**
     * What was taken.
     *
     * @param filesGone erased while it was taken
     * @param lacksLog the public log was begun, and its tiles are not all there
     */
    record Taken(Path at, Manifest manifest, int filesGone, boolean lacksLog) {}

    Taken take() throws IOException, SQLException {
        if (kept.database().isEmpty() && !Files.isDirectory(kept.data().resolve("postgres"))) {
            throw new RefusedToServe("There is no database in " + kept.data() + ".");
        }
        var address = kept.database().or(() -> EmbeddedDatabase.running(kept.data()));
        if (address.isPresent()) {
            return take(address.get());
        }
        try (var own = EmbeddedDatabase.start(kept.data())) {
            return take(own.address());
        }
    }

    private Taken take(DatabaseAddress address) throws IOException, SQLException {
        Instant at = clock.instant();
        try (var snapshot = new Snapshot(address); var place = where.apply(at)) {
            var half = place.begin();
            var named = snapshot.files();
            var log = snapshot.log();
            var tiles = log.flatMap(head -> LogCopy.tiles(head, kept.log())).filter(there -> LogCopy.grow(LogCopy.held(log.orElseThrow(), there),
                    name -> find(name, there).orElse(new byte[0]), (_, _) -> {})); // a log that does not lead to its root could not be restored
            var before = new Manifest(Manifest.FORMAT, at, snapshot.version(), kept.mark(), snapshot.write(half, place.keys()), snapshot.sequences(), List.of(),
                    tiles.map(there -> LogCopy.held(log.orElseThrow(), there)).orElse(null));
            var copied = new ArrayList<String>();
            var all = Stream.concat(named.stream(), tiles.stream().flatMap(there -> there.keySet().stream())).toList();
            var finished = place.finish(all, name -> find(name, tiles.orElse(Map.of())), there -> {
                copied.addAll(there);
                copied.retainAll(new HashSet<>(named));
                var json = before.naming(copied).json();
                write(half.resolve(Manifest.NAME), json);
                write(half.resolve(Manifest.SEAL), kept.seal(json));
            });
            Files.writeString(kept.lastBackup(), at.toString());
            return new Taken(finished, before.naming(copied), named.size() - copied.size(), log.isPresent() && tiles.isEmpty());
        }
    }

    private Optional<byte[]> find(String name, Map<String, TilePath> tiles) {
        var tile = tiles.get(name);
        return tile == null ? kept.files().find(name) : LogCopy.read(tile, kept.log());
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
    }
}
