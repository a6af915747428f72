package org.huiyin.notify.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.huiyin.kernel.Refusal;
import org.junit.jupiter.api.Test;

class FailedLooksTest {
    private final FailedLooks looks = new FailedLooks();

    @Test
    void thirty_are_enough() {
        for (int n = 0; n < 30; n++) {
            assertThat(looks.areEnough(7)).isFalse();
            looks.failed(7, new IllegalStateException());
        }
        assertThat(looks.areEnough(7)).isTrue();
        assertThat(looks.areEnough(8)).isFalse();
        looks.forget(7);
        assertThat(looks.areEnough(7)).isFalse();
    }

    @Test
    void what_is_away_is_waited_for_without_end() {
        for (int n = 0; n < 1000; n++) {
            looks.failed(7, Refusal.of(Refusal.Kind.UNAVAILABLE, "attachment.scanner-away", Map.of()));
        }
        assertThat(looks.areEnough(7)).isFalse();
    }
}
