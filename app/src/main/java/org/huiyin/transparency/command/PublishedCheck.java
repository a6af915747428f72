package org.huiyin.transparency.command;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.storage.PublicFiles;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.TilePath;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.note.Checkpoint;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.transparency.store.LogStore;

/** Whether the published checkpoint, the tiles and the head in the database are of one log. */
record PublishedCheck(LogStore store, PublicFiles files) {
    /** Says in the log's folder which database writes it: a copy of the database that reaches the same folder is another. */
    static final String OWNER = "owner";

    /** True when the folder is another database's; one that bears no mark yet is nobody's. */
    boolean isForeign(UUID house) {
        return files.read(OWNER).filter(mark -> !new String(mark, StandardCharsets.US_ASCII).strip().equals(house.toString())).isPresent();
    }

    void mustBeOwn(UUID house) {
        if (isForeign(house)) {
            throw new Inconsistent("the log's files are written by another database than this one: a copy must not publish in its place");
        }
    }

    void own(UUID house) {
        if (!files.read(OWNER).map(mark -> new String(mark, StandardCharsets.US_ASCII)).equals(Optional.of(house.toString()))) {
            files.write(Map.of(OWNER, house.toString().getBytes(StandardCharsets.US_ASCII)));
        }
    }

    void check() {
        var published = files.read(Checkpoint.PATH).map(SignedNote::parse).map(note -> Checkpoint.parse(note.text())); // before the head: another server may be at work
        var head = store.head().orElseThrow();
        var tree = new TiledTree(head.size(), head.root(), this::tile); // the last tiles lead to the head's root, or it throws
        if (published.isEmpty()) {
            if (head.size() > 0) {
                throw new Inconsistent("no checkpoint is published, though " + head.size() + " entries were signed: the folder of the log is not the one that was there");
            }
            return;
        }
        var before = published.get();
        if (!before.origin().equals(head.origin())) {
            throw new Inconsistent("the published checkpoint is of another log: " + before.origin());
        }
        if (before.size() > head.size()) {
            throw newer(before, head);
        }
        if (!tree.rootAt(before.size()).equals(before.root())) {
            throw new Inconsistent("the published checkpoint of " + before.size() + " entries is not of the log that the tiles hold");
        }
    }

    /** An older checkpoint takes no newer one's place, and none takes another's of the same size, whatever the database has become. */
    void notNewerThan(LogStore.Head head) {
        files.read(Checkpoint.PATH).map(SignedNote::parse).map(note -> Checkpoint.parse(note.text())).ifPresent(published -> {
            if (published.size() > head.size()) {
                throw newer(published, head);
            }
            if (published.size() == head.size() && !published.root().equals(head.root())) {
                throw new Inconsistent("another log of " + head.size() + " entries is published");
            }
        });
    }

    private static Inconsistent newer(Checkpoint published, LogStore.Head head) {
        return new Inconsistent("a checkpoint of " + published.size() + " entries is published and the database knows " + head.size()
                + ": it was restored from before; the log must go on from what was published");
    }

    private Optional<byte[]> tile(TilePath tile) {
        return files.read(tile.path());
    }
}
