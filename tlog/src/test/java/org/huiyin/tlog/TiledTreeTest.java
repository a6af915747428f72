package org.huiyin.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A tree in tiles against the definition, on every small size and some large ones. */
class TiledTreeTest {
    private static final long SEED = 20261128;

    private static byte[] entry(long i) {
        return ("entry " + i).getBytes(StandardCharsets.US_ASCII);
    }

    /** The root by definition (RFC 9162, section 2.1.1). */
    private static Hash root(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.EMPTY;
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return Hash.node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    private static List<byte[]> entries(int size) {
        return IntStream.range(0, size).mapToObj(TiledTreeTest::entry).toList();
    }

    @Test
    void every_proof_of_every_small_log_holds_and_holds_nowhere_else() {
        var leaves = entries(40).stream().map(Hash::leaf).toList();
        for (int size = 1; size <= 40; size++) {
            var tiles = new MemoryTiles();
            var root = tiles.grow(new Edge(), List.of(), entries(size)).root();
            assertThat(root).isEqualTo(root(leaves.subList(0, size)));
            var tree = new TiledTree(size, root, tiles);
            for (int i = 0; i < size; i++) {
                var proof = tree.inclusion(i);
                Proofs.inclusion(leaves.get(i), i, size, root, proof);
                for (int other = 0; other < size; other++) {
                    if (other != i) {
                        assertThat(holds(leaves.get(i), other, size, root, proof)).as("leaf %d at %d of %d", i, other, size).isFalse();
                    }
                }
            }
            for (int older = 0; older <= size; older++) {
                var proof = tree.consistency(older);
                Proofs.consistency(older, tree.rootAt(older), size, root, proof);
                assertThat(tree.rootAt(older)).isEqualTo(root(leaves.subList(0, older)));
                assertRefusesSpoiled(older, size, tree, proof);
            }
        }
    }

    private static boolean holds(Hash leaf, long index, long size, Hash root, List<Hash> proof) {
        try {
            Proofs.inclusion(leaf, index, size, root, proof);
            return true;
        } catch (Inconsistent no) {
            return false;
        }
    }

    /** A proof with a hash more, a hash less or a hash changed proves nothing. */
    private static void assertRefusesSpoiled(int older, int size, TiledTree tree, List<Hash> proof) {
        var olderRoot = tree.rootAt(older);
        var root = tree.rootAt(size);
        var longer = new ArrayList<>(proof);
        longer.add(Hash.EMPTY);
        assertThatThrownBy(() -> Proofs.consistency(older, olderRoot, size, root, longer)).isInstanceOf(Inconsistent.class);
        for (int i = 0; i < proof.size(); i++) {
            var changed = new ArrayList<>(proof);
            changed.set(i, Hash.node(proof.get(i), proof.get(i)));
            assertThatThrownBy(() -> Proofs.consistency(older, olderRoot, size, root, changed)).isInstanceOf(Inconsistent.class);
            var shorter = new ArrayList<>(proof);
            shorter.remove(i);
            assertThatThrownBy(() -> Proofs.consistency(older, olderRoot, size, root, shorter)).isInstanceOf(Inconsistent.class);
        }
        assertThatThrownBy(() -> Proofs.consistency(older, Hash.leaf(entry(-1)), size, root, proof)).isInstanceOf(Inconsistent.class);
    }

    @Test
    void a_log_grown_in_any_steps_is_the_log_grown_at_once() {
        var random = new Random(SEED);
        int size = 70_000;
        var whole = new MemoryTiles();
        var root = whole.grow(new Edge(), List.of(), entries(size)).root();
        var tiles = new MemoryTiles();
        var edge = new Edge();
        var last = List.<byte[]>of();
        while (edge.size() < size) {
            int more = Math.min(random.nextInt(1, 2000), (int) (size - edge.size()));
            var growth = new Growth(edge, last, tiles::write);
            for (long i = edge.size(), end = i + more; i < end; i++) {
                growth.add(entry(i));
            }
            edge = growth.finish();
            last = growth.last();
            assertThat(Edge.read(edge.size(), tiles).root()).as("seed %d, size %d", SEED, edge.size()).isEqualTo(edge.root());
        }
        assertThat(edge.root()).isEqualTo(root);
        whole.files.forEach((path, bytes) -> assertThat(tiles.files.get(path)).as(path).isEqualTo(bytes));
        var tree = new TiledTree(size, root, tiles);
        for (int i = 0; i < 200; i++) {
            long index = random.nextLong(size);
            Proofs.inclusion(Hash.leaf(entry(index)), index, size, root, tree.inclusion(index));
            assertThat(tree.entry(index)).isEqualTo(entry(index));
            long older = random.nextLong(size);
            Proofs.consistency(older, tree.rootAt(older), size, root, tree.consistency(older));
        }
    }

    /** From the tiles of the tree as it is now, which keeps no partial tile of before. */
    @Test
    void an_entry_is_proved_in_the_tree_as_it_was_at_every_older_size() {
        var tiles = new MemoryTiles();
        int size = 600;
        var tree = new TiledTree(size, tiles.grow(new Edge(), List.of(), entries(size)).root(), tiles);
        for (int older = 1; older <= size; older++) {
            for (int index : new int[] {0, older / 2, older - 1}) {
                Proofs.inclusion(Hash.leaf(entry(index)), index, older, tree.rootAt(older), tree.inclusion(index, older));
            }
        }
        assertThatThrownBy(() -> tree.inclusion(5, 5)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> tree.inclusion(5, size + 1)).isInstanceOf(Malformed.class);
    }

    @Test
    void each_tile_that_is_read_is_led_back_to_the_root_also_when_another_was_through_the_same_one() {
        int size = 256 * 256 + 300;
        var tiles = new MemoryTiles();
        var root = tiles.grow(new Edge(), List.of(), entries(size)).root();
        var tree = new TiledTree(size, root, tiles);
        tree.leaf(3); // leads tile/0/000 and tile/1/000 back
        for (var path : List.of("tile/0/001", "tile/0/255", "tile/0/256")) {
            tiles.files.get(path)[7 * 32] ^= 1;
            long tile = TilePath.parse(path).number();
            assertThatThrownBy(() -> tree.leaf(tile * 256 + 1)).as(path).isInstanceOf(Inconsistent.class).hasMessageContaining(path);
            assertThatThrownBy(() -> tree.inclusion(tile * 256 + 1)).as(path).isInstanceOf(Inconsistent.class);
        }
        tiles.files.get("tile/1/000")[0] ^= 1;
        assertThatThrownBy(() -> new TiledTree(size, root, tiles).leaf(5)).isInstanceOf(Inconsistent.class);
        tiles.files.get("tile/2/000.p/1")[0] ^= 1;
        assertThatThrownBy(() -> new TiledTree(size, root, tiles)).isInstanceOf(Inconsistent.class);
    }

    @Test
    void an_entry_that_was_changed_in_its_tile_is_named() {
        var tiles = new MemoryTiles();
        var root = tiles.grow(new Edge(), List.of(), entries(300)).root();
        tiles.files.get("tile/entries/000")[2 + 3] ^= 1;
        var tree = new TiledTree(300, root, tiles);
        assertThatThrownBy(() -> tree.entries(0)).isInstanceOf(Inconsistent.class).hasMessageContaining("entry 0");
        assertThat(tree.entries(1)).hasSize(44);
    }

    @Test
    void a_partial_tile_that_is_gone_is_read_from_the_full_one() {
        var tiles = new MemoryTiles();
        var edge = tiles.grow(new Edge(), List.of(), entries(200));
        tiles.grow(edge, entries(200), List.of(new byte[60][1]));
        tiles.files.keySet().removeIf(path -> path.contains(".p/200"));
        assertThat(tiles.files).containsKey("tile/0/000");
        assertThat(new TiledTree(200, edge.root(), tiles).entry(199)).isEqualTo(entry(199));
    }

    @Test
    void a_tile_of_entries_that_ends_early_or_holds_too_much_is_refused() {
        var packed = Entries.pack(List.of(entry(1), entry(2)));
        assertThat(Entries.unpack(packed, 2)).containsExactly(entry(1), entry(2));
        for (int length = 1; length < packed.length; length++) {
            var cut = java.util.Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> Entries.unpack(cut, 2)).isInstanceOf(Malformed.class);
        }
        assertThatThrownBy(() -> Entries.unpack(packed, 1)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Entries.pack(List.of(new byte[65_536]))).isInstanceOf(Malformed.class);
        assertThat(Entries.unpack(Entries.pack(List.of(new byte[65_535])), 1).getFirst()).hasSize(65_535);
    }
}
