package org.huiyin.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.huiyin.tlog.note.Checkpoint;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.tlog.note.SigningKey;
import org.huiyin.tlog.note.TlogProof;
import org.huiyin.tlog.note.TrustPolicy;
import org.huiyin.tlog.note.VerifierKey;
import org.huiyin.tlog.note.WrongSignature;
import org.junit.jupiter.api.Test;

/** What another program computed is computed here alike, to the byte. */
class VectorsTest {
    @Test
    void every_root_is_the_published_one() {
        Vectors.lines("root").forEach(line -> {
            var edge = new MemoryTiles().grow(new Edge(), List.of(), Vectors.ENTRIES.subList(0, Integer.parseInt(line[1])));
            assertThat(edge.root().toString()).isEqualTo(line[2]);
            assertThat(edge.root().base64()).isEqualTo(line[3]);
            assertThat(Hash.parse(line[3])).isEqualTo(edge.root());
        });
    }

    @Test
    void every_proof_of_inclusion_is_made_from_tiles_and_holds() {
        Vectors.lines("incl").forEach(line -> {
            long index = Long.parseLong(line[1]);
            int size = Integer.parseInt(line[2]);
            var tree = tree(size);
            assertThat(tree.inclusion(index)).isEqualTo(Vectors.hashes(line, 3));
            Proofs.inclusion(Hash.leaf(Vectors.ENTRIES.get((int) index)), index, size, tree.rootAt(size), Vectors.hashes(line, 3));
        });
    }

    @Test
    void every_proof_of_consistency_is_made_from_tiles_and_holds() {
        Vectors.lines("cons").forEach(line -> {
            int older = Integer.parseInt(line[1]);
            int newer = Integer.parseInt(line[2]);
            var tree = tree(newer);
            assertThat(tree.consistency(older)).isEqualTo(Vectors.hashes(line, 3));
            Proofs.consistency(older, tree.rootAt(older), newer, tree.rootAt(newer), Vectors.hashes(line, 3));
        });
    }

    private static TiledTree tree(int size) {
        var tiles = new MemoryTiles();
        var edge = tiles.grow(new Edge(), List.of(), Vectors.ENTRIES.subList(0, size));
        return new TiledTree(size, edge.root(), tiles);
    }

    @Test
    void a_log_of_any_size_has_the_tiles_that_are_listed_for_it() {
        Vectors.lines("tiles").forEach(line -> {
            long size = Long.parseLong(line[1].substring("size=".length()));
            var full = new TreeMap<Integer, Long>();
            var partial = new ArrayList<String>();
            var edge = new Edge();
            var growth = new Growth(edge, List.of(), (tile, bytes) -> {
                if (tile.level() != TilePath.ENTRIES && tile.isFull()) {
                    full.merge(tile.level(), 1L, Long::sum);
                } else if (tile.level() != TilePath.ENTRIES) {
                    partial.add(tile.path());
                }
            });
            for (long i = 0; i < size; i++) {
                growth.add(new byte[0]);
            }
            growth.finish();
            assertThat(told(size, full, partial)).isEqualTo(String.join(" ", line));
        });
    }

    private static String told(long size, TreeMap<Integer, Long> full, List<String> partial) {
        var levels = new ArrayList<String>();
        for (int level = 0; size >> 8 * level > 0; level++) {
            var prefix = "tile/" + level + "/";
            var one = partial.stream().filter(path -> path.startsWith(prefix)).findFirst().map(path -> " + " + path).orElse("");
            levels.add("L" + level + ":" + full.getOrDefault(level, 0L) + " full" + one);
        }
        return "tiles size=" + size + " " + String.join("; ", levels);
    }

    @Test
    void paths_are_written_and_read_as_listed() {
        Vectors.lines("path").forEach(line -> {
            var tile = new TilePath(0, Long.parseLong(line[1]), TilePath.FULL);
            assertThat(tile.path()).isEqualTo(line[2]);
            assertThat(TilePath.parse(line[2])).isEqualTo(tile);
        });
        assertThat(TilePath.parse("tile/entries/x001/000.p/7")).isEqualTo(new TilePath(TilePath.ENTRIES, 1000, 7));
        for (var wrong : List.of("tile/0/000.p/0", "tile/0/000.p/256", "tile/00/000", "tile/64/000", "tile/0/x000/001", "tile/0/1", "tile/0/../000", "tile/0/000.p/01",
                "tile/0/000/", "/tile/0/000", "tile/-1/000")) {
            assertThatThrownBy(() -> TilePath.parse(wrong)).as(wrong).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void the_tiles_of_eight_leaves_are_the_listed_bytes() {
        var tiles = new MemoryTiles();
        tiles.grow(new Edge(), List.of(), Vectors.ENTRIES);
        assertThat(tiles.files.get("tile/0/000.p/8")).isEqualTo(Vectors.file("tile-0-000.p-8.bin"));
        assertThat(tiles.files.get("tile/entries/000.p/8")).isEqualTo(Vectors.file("entries-000.p-8.bin"));
        assertThat(Entries.unpack(Vectors.file("entries-000.p-8.bin"), 8)).hasSameSizeAs(Vectors.ENTRIES);
    }

    private static final SigningKey LOG = SigningKey.ofLog("log.example.gov.cn/district", seed(1));
    private static final SigningKey WITNESS = SigningKey.ofWitness("witness.example.edu.cn/w1", seed(2));

    private static byte[] seed(int sign) {
        return HexFormat.of().parseHex("%02d".formatted(sign).repeat(32));
    }

    @Test
    void keys_follow_from_their_seeds() {
        Vectors.lines("logkey").forEach(line -> assertThat(LOG.verifier().toString()).isEqualTo(line[3]));
        Vectors.lines("witkey").forEach(line -> assertThat(WITNESS.verifier()).isEqualTo(VerifierKey.parse(line[3])));
        assertThat(Vectors.lines("witkey")).hasSize(1);
    }

    @Test
    void a_checkpoint_is_signed_and_cosigned_to_the_byte() {
        var note = SignedNote.parse(Vectors.file("checkpoint"));
        var checkpoint = new TrustPolicy(List.of(LOG.verifier()), List.of(WITNESS.verifier()), 1).open(note);
        assertThat(checkpoint.size()).isEqualTo(8);
        long at = org.huiyin.tlog.note.Cosignature.at(note.signatures().get(1));
        var again = new SignedNote(checkpoint.text(), List.of(LOG.sign(checkpoint.text()), WITNESS.cosign(checkpoint.text(), at)));
        assertThat(again.format()).isEqualTo(Vectors.text("checkpoint"));
    }

    @Test
    void a_receipt_is_read_checked_and_written_back() {
        var proof = TlogProof.parse(Vectors.text("leaf5.tlog-proof"));
        var policy = new TrustPolicy(List.of(LOG.verifier()), List.of(WITNESS.verifier()), 1);
        assertThat(proof.verify(Vectors.ENTRIES.get(5), policy).origin()).isEqualTo("log.example.gov.cn/district");
        assertThat(proof.format()).isEqualTo(Vectors.text("leaf5.tlog-proof"));
        assertThatThrownBy(() -> proof.verify(Vectors.ENTRIES.get(4), policy)).isInstanceOf(Inconsistent.class);
    }

    @Test
    void a_signature_of_a_known_key_that_is_wrong_spoils_the_note() {
        var spoiled = Vectors.text("checkpoint").replace("\n8\n", "\n9\n");
        assertThatThrownBy(() -> TrustPolicy.of(LOG.verifier()).open(SignedNote.parse(spoiled))).isInstanceOf(WrongSignature.class);
        var unknown = SigningKey.ofLog("log.example.gov.cn/district", seed(3)).verifier();
        assertThatThrownBy(() -> TrustPolicy.of(unknown).open(SignedNote.parse(Vectors.text("checkpoint")))).isInstanceOf(WrongSignature.class);
        assertThat(Checkpoint.parse(SignedNote.parse(spoiled).text()).size()).isEqualTo(9);
    }

    @Test
    void the_key_of_the_specification_is_read_and_a_mistyped_one_is_not() {
        var key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
        assertThat(VerifierKey.parse(key).toString()).isEqualTo(key);
        assertThatThrownBy(() -> VerifierKey.parse(key.replace("AekyeR", "AekyeS"))).isInstanceOf(Malformed.class).hasMessageContaining("mistyped");
        assertThatThrownBy(() -> VerifierKey.parse(key.replace("530d903a", "530D903A"))).isInstanceOf(Malformed.class);
    }

    /** The same vector is in the browser's test. */
    @Test
    void a_key_has_the_fingerprint_that_pages_and_slips_show() {
        assertThat(VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k").fingerprint()).isEqualTo("a054 25c8 f5f4 739a 4a96");
    }

    @Test
    void base64_without_its_padding_or_with_bits_beyond_its_end_is_refused() {
        for (var wrong : List.of("AA", "AB==", "AA=", "A", "AAAA====", "A A=", "AA==\n", "-_==")) {
            assertThatThrownBy(() -> Base64Text.decode(wrong)).as(wrong).isInstanceOf(Malformed.class);
        }
        assertThat(Base64Text.decode("AA==")).hasSize(1);
        var proof = Vectors.text("leaf5.tlog-proof");
        assertThatThrownBy(() -> TlogProof.parse(proof.replaceAll("=+\\n", "\n"))).isInstanceOf(Malformed.class);
        var line = proof.lines().filter(one -> one.startsWith("\u2014") && one.endsWith("=")).findFirst().orElseThrow();
        assertThatThrownBy(() -> SignedNote.signatures(line.replaceAll("=+$", ""))).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> TlogProof.parse(proof.replaceFirst("\n", "\nextra AA\n"))).isInstanceOf(Malformed.class);
    }

    @Test
    void the_replacement_character_is_a_character_like_any_other() {
        assertThat(SignedNote.parse("a\ufffd\n\n\u2014 x AAAAAAA=\n".getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("a\ufffd\n");
        assertThatThrownBy(() -> SignedNote.parse(new byte[] {'a', (byte) 0xff, '\n', '\n'})).isInstanceOf(Malformed.class);
    }

    @Test
    void an_empty_log_has_the_root_of_nothing() {
        Proofs.consistency(0, Hash.EMPTY, 0, Hash.EMPTY, List.of());
        assertThatThrownBy(() -> Proofs.consistency(0, Hash.EMPTY, 0, Hash.leaf(new byte[0]), List.of())).isInstanceOf(Inconsistent.class);
    }

    @Test
    void signatures_of_other_algorithms_are_passed_over() {
        var sm2 = new SignedNote.Signature("log.example.gov.cn/district", 7, "not known here".getBytes(StandardCharsets.UTF_8));
        var note = SignedNote.parse(Vectors.file("checkpoint")).with(List.of(sm2));
        assertThat(TrustPolicy.of(LOG.verifier()).open(SignedNote.parse(note.format())).size()).isEqualTo(8);
    }
}
