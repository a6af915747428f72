package org.huiyin.notify.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.huiyin.SettableClock;
import org.huiyin.kernel.MatterId;
import org.junit.jupiter.api.Test;

class MailPaceTest {
    private final SettableClock clock = new SettableClock("2026-09-16T09:12");
    private final MailPace pace = new MailPace(2, 5, clock);

    private boolean takes(String from) {
        if (pace.isOver(from, null)) {
            return false;
        }
        pace.took(from, null);
        return true;
    }

    @Test
    void one_mailbox_is_one_sender_however_it_is_written() {
        assertThat(takes("a@b.example")).isTrue();
        assertThat(takes("A+1@B.example")).isTrue();
        assertThat(takes("a+2@b.example")).isFalse();
        assertThat(takes("c@b.example")).isTrue();
        clock.advance(Duration.ofMinutes(30));
        assertThat(takes("a@b.example")).isTrue();
        assertThat(takes("a@b.example")).isFalse();
    }

    @Test
    void all_together_have_a_limit_too() {
        for (int n = 0; n < 5; n++) {
            assertThat(takes("a" + n + "@b.example")).isTrue();
        }
        assertThat(takes("z@b.example")).isFalse();
        assertThat(takes("not an address")).isFalse();
    }

    @Test
    void an_answer_waits_for_nobody_elses_letters_but_each_matter_has_a_limit() {
        for (int n = 0; n < 5; n++) {
            takes("a" + n + "@b.example");
        }
        var matter = new MatterId((short) 1, 7);
        for (int n = 0; n < 2; n++) {
            assertThat(pace.isOver("c" + n + "@b.example", matter)).isFalse();
            pace.took("c" + n + "@b.example", matter);
        }
        assertThat(pace.isOver("c9@b.example", matter)).isTrue();
        assertThat(pace.isOver("c9@b.example", new MatterId((short) 1, 8))).isFalse();
    }
}
