package org.huiyin.transparency.command;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Matter;
import org.huiyin.matters.vault.MatterKey;
import org.huiyin.matters.vault.Sealer;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.entry.MatterSecret;
import org.huiyin.tlog.entry.Opening;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.tlog.note.TlogProof;
import org.huiyin.transparency.store.LogStore;
import org.huiyin.transparency.store.LogStore.Head;
import org.huiyin.transparency.store.SealedStore;
import org.huiyin.transparency.store.SealedStore.StoredEvent;
import org.huiyin.transparency.store.SealedStore.StoredFile;
import org.huiyin.transparency.store.SealedStore.StoredReading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes receipts: of each event, each reading and each file of a matter, that it stands in the log, and what opens it; under the first
 * checkpoint that holds it and is kept, so that the time at which witnesses signed bounds the moment.
 */
@Component
public class Receipts {
    /** What has no receipt has a reason. */
    public enum Lacking {
        /** It is not sealed yet; a moment. */
        WAITING,
        /** It is sealed when the day is over. */
        TONIGHT,
        /** What is stored is not what was sealed. */
        CHANGED
    }

    /**
     * A receipt, or why there is none.
     *
     * @param index of its entry; null while it has none
     * @param proof in the form of a {@code .tlog-proof}
     */
    public record Receipt(@Nullable Long index, @Nullable String proof, @Nullable Lacking lacking) {}

    /** The receipt of an event. */
    public record OfEvent(int revision, Receipt receipt) {}

    /** The receipt of a reading. */
    public record OfReading(Sealer.Read read, Receipt receipt) {}

    /** The receipt of a file. */
    public record OfFile(StoredFile file, Receipt receipt) {}

    /**
     * Uses of words that the resident said or was told; what offices write to each other and to themselves is sealed, and not told. Nor is who the
     * resident is: they know, and whoever they show the proof to need not.
     */
    private static final Set<String> RESIDENTS = Set.of(Entry.Words.TITLE, "text", "address", "position", "firm", "message", "contest", "rating", "reopening", "withdrawal",
            "reply", "released", "where-to-go");
    private final LogStore log;
    private final SealedStore store;
    private final LogTiles tiles;
    private final Sealer sealer;

    Receipts(LogStore log, SealedStore store, LogTiles tiles, Sealer sealer) {
        this.log = log;
        this.store = store;
        this.tiles = tiles;
        this.sealer = sealer;
    }

    /** The checkpoint that was published last. */
    public Optional<Head> published() {
        return log.remembered(1).stream().findFirst();
    }

    /** @param words whether the words go with it, for whoever may read them */
    public List<OfEvent> ofEvents(Matter<?> matter, boolean words) {
        var key = matter.key();
        if (key == null) {
            return List.of();
        }
        var said = SealedStore.byEvent(store.words(matter.id()), key::open);
        var events = store.events(matter.id());
        var maker = maker(key, matter.header().isDelicate(), events.stream().map(StoredEvent::index));
        return events.stream()
                .map(event -> new OfEvent(event.revision(), maker.event(matter.id(), event, said.getOrDefault(event.revision(), new TreeMap<>()), words))).toList();
    }

    public List<OfReading> ofReadings(Matter<?> matter) {
        var key = matter.key();
        if (key == null) {
            return List.of();
        }
        var readings = store.readings(matter.id());
        var maker = maker(key, matter.header().isDelicate(), readings.stream().map(StoredReading::index));
        return readings.stream().map(reading -> new OfReading(reading.read(), maker.reading(reading))).toList();
    }

    public List<OfFile> ofFiles(Matter<?> matter) {
        var key = matter.key();
        if (key == null) {
            return List.of();
        }
        var files = store.files(matter.id());
        var maker = maker(key, matter.header().isDelicate(), files.stream().map(StoredFile::index));
        return files.stream().map(file -> new OfFile(file, maker.file(matter.id(), key, file))).toList();
    }

    private Maker maker(MatterKey key, boolean delicate, Stream<@Nullable Long> indexes) {
        var first = log.firstHolding(indexes.filter(Objects::nonNull).toList());
        var tree = published().map(one -> new TiledTree(one.size(), one.root(), tiles)); // asked later, so that it holds all of them
        return new Maker(first, tree, key.secret(), delicate ? Lacking.TONIGHT : Lacking.WAITING);
    }

    private final class Maker {
        private final Map<Long, Head> first;
        private final Optional<TiledTree> tree;
        private final MatterSecret secret;
        private final Lacking unsealed;

        Maker(Map<Long, Head> first, Optional<TiledTree> tree, MatterSecret secret, Lacking unsealed) {
            this.first = first;
            this.tree = tree;
            this.secret = secret;
            this.unsealed = unsealed;
        }

        Receipt event(MatterId id, StoredEvent event, TreeMap<Short, Sealer.Said> said, boolean words) {
            return made(event.index(), entry -> {
                var opening = sealer.seal(event.with(id, said), secret, entry.isCoarse(), entry.late());
                return words ? new Opening(opening.entry(), opening.payload(), opening.salt(), words(said)) : opening;
            });
        }

        private List<Opening.Words> words(TreeMap<Short, Sealer.Said> said) {
            return said.entrySet().stream().filter(one -> RESIDENTS.contains(one.getValue().use()))
                    .map(one -> new Opening.Words(one.getKey(), one.getValue().text(), secret.saltOfWords(one.getKey()))).toList();
        }

        Receipt reading(StoredReading reading) {
            return made(reading.index(), entry -> sealer.seal(reading.read(), secret, entry.isCoarse(), entry.late()));
        }

        Receipt file(MatterId id, MatterKey key, StoredFile file) {
            try {
                var kept = file.with(id, key);
                return made(file.index(), entry -> sealer.seal(kept, secret, entry.isCoarse(), entry.late()));
            } catch (IllegalStateException opensNoMore) {
                return new Receipt(file.index(), null, Lacking.CHANGED);
            }
        }

        private Receipt made(@Nullable Long index, java.util.function.Function<LogEntry, Opening> opened) {
            var under = index == null ? null : first.get(index);
            if (index == null || under == null) {
                return new Receipt(index, null, unsealed);
            }
            var now = tree.orElseThrow();
            if (!now.rootAt(under.size()).equals(under.root())) {
                throw new Inconsistent("the log does not go on from the checkpoint of " + under.size() + " entries that was kept");
            }
            var leaf = now.entry(index);
            var opening = opened.apply(LogEntry.parse(leaf));
            if (!java.util.Arrays.equals(opening.entry().bytes(), leaf)) {
                return new Receipt(index, null, Lacking.CHANGED);
            }
            return new Receipt(index, new TlogProof(Optional.of(opening.bytes()), index, now.inclusion(index, under.size()), SignedNote.parse(under.note())).format(), null);
        }
    }
}
