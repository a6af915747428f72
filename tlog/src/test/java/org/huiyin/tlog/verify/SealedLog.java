package org.huiyin.tlog.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huiyin.tlog.Edge;
import org.huiyin.tlog.Growth;
import org.huiyin.tlog.TilePath;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.entry.CanonicalJson;
import org.huiyin.tlog.entry.Commitment;
import org.huiyin.tlog.entry.LogEntry;
import org.huiyin.tlog.entry.MatterSecret;
import org.huiyin.tlog.entry.Opening;
import org.huiyin.tlog.note.Checkpoint;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.tlog.note.SigningKey;
import org.huiyin.tlog.note.TlogProof;
import org.huiyin.tlog.verify.log.Pause;

/** A log in a folder, grown and signed as a district would, and the verifier run on it. */
public final class SealedLog {
    public static final SigningKey LOG = SigningKey.ofLog("log.example.gov.cn/district", seed(1));
    public static final SigningKey OTHER = SigningKey.ofLog("log.example.gov.cn/district", seed(3));
    public static final SigningKey WITNESS = SigningKey.ofWitness("witness.example.edu.cn/w1", seed(2));
    public static final MatterSecret SECRET = new MatterSecret(seed(7));
    public static final Instant NOW = Instant.parse("2026-11-28T05:00:00Z");
    public final Path folder;
    public final List<byte[]> entries = new ArrayList<>();
    private Edge edge = new Edge();
    private List<byte[]> last = List.of();

    public SealedLog(Path folder) {
        this.folder = folder;
        sign(LOG);
    }

    public static byte[] seed(int sign) {
        return HexFormat.of().parseHex("%02d".formatted(sign).repeat(32));
    }

    /** Adds entries and signs the new checkpoint. */
    public SealedLog seal(List<byte[]> more) {
        var growth = new Growth(edge, last, (tile, bytes) -> write(tile.path(), bytes));
        more.forEach(growth::add);
        entries.addAll(more);
        edge = growth.finish();
        last = growth.last();
        sign(LOG);
        return this;
    }

    public SealedLog seal(byte[]... more) {
        return seal(List.of(more));
    }

    /** So many events of as many matters. */
    public SealedLog fill(int count) {
        var more = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++) {
            more.add(event("m" + (entries.size() + i), 1));
        }
        return seal(more);
    }

    public static byte[] event(String caseRef, int seq) {
        return event(caseRef, seq, "2026-11-28T05:00:00Z", false);
    }

    public static byte[] event(String caseRef, int seq, String ts, boolean late) {
        return new LogEntry(LogEntry.EVENT, caseRef, seq, ts, Commitment.of(new byte[32], caseRef.getBytes(StandardCharsets.UTF_8)), late).bytes();
    }

    /** Another version of that step. */
    public static byte[] version(String caseRef, int seq) {
        return new LogEntry(LogEntry.EVENT, caseRef, seq, "2026-11-28T05:00:00Z", Commitment.of(new byte[32], "another".getBytes(StandardCharsets.UTF_8)), false).bytes();
    }

    public void sign(SigningKey key) {
        write("checkpoint", note(key).format().getBytes(StandardCharsets.UTF_8));
    }

    /** The newest checkpoint, cosigned by the witness. */
    public SignedNote note(SigningKey key) {
        var text = new Checkpoint(key.verifier().name(), edge.size(), edge.root()).text();
        return new SignedNote(text, List.of(key.sign(text), WITNESS.cosign(text, NOW.getEpochSecond())));
    }

    public void write(String path, byte[] bytes) {
        try {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.write(folder.resolve(path), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another log of the same key stands in its place. */
    public void replaceBy(SealedLog other) throws IOException {
        for (var file : files()) {
            Files.delete(file);
        }
        for (var file : other.files()) {
            write(other.folder.relativize(file).toString(), Files.readAllBytes(file));
        }
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** Changes one bit of a file of the log. */
    public void spoil(String path, int at) throws IOException {
        var bytes = Files.readAllBytes(folder.resolve(path));
        bytes[at] ^= 1;
        Files.write(folder.resolve(path), bytes);
    }

    /** Seals a step of the matter and answers what its receipt opens. */
    public Opening step(int seq, String payload, Opening.Words... words) {
        var canonical = CanonicalJson.of(payload);
        var salt = SECRET.saltOfEvent(seq);
        var entry = new LogEntry(LogEntry.EVENT, SECRET.caseRef(), seq, "2026-09-16T01:12:00Z", Commitment.of(salt, canonical.getBytes(StandardCharsets.UTF_8)), false);
        var opening = new Opening(entry, canonical, salt, List.of(words));
        seal(entry.bytes());
        return opening;
    }

    /** The receipt of the newest entry that is the opening's, under the newest checkpoint. */
    public String receipt(Opening opening) {
        return receipt(opening.entry().bytes(), Optional.of(opening.bytes()));
    }

    public String receipt(byte[] entry, Optional<byte[]> extra) {
        int index = entries.size() - 1;
        while (!Arrays.equals(entries.get(index), entry)) {
            index--;
        }
        var tree = new TiledTree(edge.size(), edge.root(), this::read);
        return new TlogProof(extra, index, tree.inclusion(index), note(LOG)).format();
    }

    private Optional<byte[]> read(TilePath tile) {
        try {
            var file = folder.resolve(tile.path());
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the verifier said. */
    public record Run(int exit, String out) {
        /** It found this, by its key. */
        public boolean found(String key) {
            return out.contains("\"message\":\"" + key + "\"");
        }
    }

    public static Run run(Pause pause, String... words) {
        var out = new ByteArrayOutputStream();
        int exit = new Verifier(new PrintStream(out, true, StandardCharsets.UTF_8), Locale.ENGLISH, Clock.fixed(NOW, ZoneOffset.UTC), pause).run(List.of(words));
        return new Run(exit, out.toString(StandardCharsets.UTF_8));
    }

    /** Answers in JSON, with the log's key. */
    public static Run json(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--key", LOG.verifier().toString(), "--json"));
        return run(time -> { }, all.toArray(String[]::new));
    }
}
