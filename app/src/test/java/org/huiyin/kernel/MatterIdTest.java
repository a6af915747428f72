package org.huiyin.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatterIdTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 16);

    @Test
    void a_number_and_its_key_are_one_fact() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            var id = MatterId.of((short) 1, DAY.plusDays(random.nextInt(9000)), random.nextLong());
            assertThat(MatterId.parse((short) 1, "WC", id.number("WC"))).isEqualTo(id);
        }
    }

    @Test
    void a_number_shows_district_and_day() {
        var id = MatterId.of((short) 1, DAY, 0);
        assertThat(id.number("WC")).isEqualTo("WC260916-222222");
        assertThat(id.day()).isEqualTo(DAY);
    }

    @Test
    void lower_case_spaces_and_a_missing_hyphen_are_forgiven() {
        var id = MatterId.of((short) 1, DAY, 123_456_789);
        var number = id.number("WC");
        assertThat(MatterId.parse((short) 1, "WC", " " + number.toLowerCase(java.util.Locale.ROOT).replace("-", " "))).isEqualTo(id);
    }

    @Test
    void what_is_no_number_is_answered_like_a_number_that_does_not_exist() {
        for (var wrong : new String[] {"", "WC", "XX260916-222222", "WC261399-222222", "WC260916-22222O", "WC260916-2222222"}) {
            assertThatThrownBy(() -> MatterId.parse((short) 1, "WC", wrong)).as(wrong).isInstanceOfSatisfying(Refusal.class,
                    refusal -> assertThat(refusal.code()).isEqualTo("matter.unknown"));
        }
    }
}
