package org.huiyin.tlog.verify.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.huiyin.tlog.Edge;
import org.huiyin.tlog.Hash;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.MemoryTiles;
import org.huiyin.tlog.verify.SealedLog;
import org.junit.jupiter.api.Test;

/** The tree is grown anew apart from the way in which tiles are led back to the root: either alone would find a changed tile. */
class RegrowthTest {
    private final MemoryTiles tiles = new MemoryTiles();
    private final List<byte[]> entries = java.util.stream.IntStream.range(0, 600).mapToObj(i -> SealedLog.event("m" + i, 1)).toList();
    private final Edge edge = tiles.grow(new Edge(), List.of(), entries);

    private Hash grown() {
        var regrowth = new Regrowth(tiles);
        entries.forEach(regrowth::add);
        var root = regrowth.root();
        assertThat(regrowth.compared()).isEqualTo(4);
        return root;
    }

    @Test
    void every_tile_that_comes_out_is_compared_with_the_published_one() {
        assertThat(grown()).isEqualTo(edge.root());
        for (var path : List.of("tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2")) {
            var whole = tiles.files.get(path);
            var changed = whole.clone();
            changed[40] ^= 1;
            for (var bytes : List.of(changed, java.util.Arrays.copyOf(whole, whole.length - 32), java.util.Arrays.copyOf(whole, whole.length + 32), new byte[0])) {
                tiles.files.put(path, bytes);
                assertThatThrownBy(this::grown).as(path + " of " + bytes.length).isInstanceOf(Inconsistent.class).hasMessageContaining(path);
            }
            tiles.files.remove(path);
            assertThatThrownBy(this::grown).as("without " + path).isInstanceOf(Inconsistent.class).hasMessageContaining("does not give " + path);
            tiles.files.put(path, whole);
        }
    }

    @Test
    void a_full_tile_serves_where_the_partial_one_is_gone() {
        tiles.grow(edge, entries.subList(512, 600), java.util.Collections.nCopies(200, SealedLog.event("later", 1)));
        tiles.files.remove("tile/0/002.p/88");
        assertThat(grown()).isEqualTo(edge.root());
    }
}
