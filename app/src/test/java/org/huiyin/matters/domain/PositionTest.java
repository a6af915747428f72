package org.huiyin.matters.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.huiyin.kernel.Refusal;
import org.junit.jupiter.api.Test;

/** Laws of positions, tried all over the earth. */
class PositionTest {
    private static final double CELL = 0.0025;

    @Test
    void a_coarse_position_is_the_same_for_all_of_its_cell_and_at_most_half_a_cell_away() {
        var random = new Random(20261127);
        for (int i = 0; i < 20_000; i++) {
            var exact = new Position(random.nextDouble(-90, 90), random.nextDouble(-180, 180));
            var coarse = exact.coarse();
            assertThat(coarse.cell()).isEqualTo(exact.cell());
            assertThat(coarse.coarse()).isEqualTo(coarse);
            assertThat(Math.abs(coarse.lat() - exact.lat())).isLessThanOrEqualTo(CELL / 2 + 1e-9);
            assertThat(Math.abs(coarse.lng() - exact.lng())).isLessThanOrEqualTo(CELL / 2 + 1e-9);
            assertThat(exact.around()).hasSize(9).contains(new Position(Math.clamp(exact.lat() + CELL, -90, 90), exact.lng()).cell());
            assertThat(Position.of(exact.words())).isEqualTo(exact);
        }
    }

    @Test
    void what_is_no_place_on_the_earth_is_refused() {
        for (double wrong : new double[] {90.1, -91, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Position(wrong, 0)).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> new Position(0, wrong * 2)).isInstanceOf(Refusal.class);
        }
        assertThat(new Position(90, 180).coarse().lat()).isLessThan(90);
    }
}
