package org.huiyin.people.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.people.domain.OfficeTreeTest.permits;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignInRulesTest {
    private static final Instant NOW = Instant.parse("2026-09-16T01:00:00Z");
    private static final String RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"; // the secret of RFC 6238, appendix B

    @Test
    void the_lock_doubles_from_the_fifth_failure_up_to_an_hour_and_a_quiet_day_forgets() {
        var minutes = new ArrayList<Long>();
        var known = LockOut.none(NOW);
        for (int failure = 1; failure <= 13; failure++) {
            known = known.failedAgain(NOW);
            minutes.add(known.minutesLeft(NOW));
        }
        assertThat(minutes).isEqualTo(List.of(0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L));
        var later = NOW.plus(Duration.ofDays(1)).plusSeconds(1);
        assertThat(known.failedAgain(later).failures()).isEqualTo(1);
        assertThat(known.isLocked(NOW.plus(Duration.ofMinutes(60)))).isFalse();
        assertThat(known.isLocked(NOW.plus(Duration.ofMinutes(60)).minusSeconds(1))).isTrue();
    }

    @Test
    void codes_are_those_of_rfc_6238() {
        assertThat(OneTimeCode.at(RFC_SECRET, Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(OneTimeCode.at(RFC_SECRET, Instant.ofEpochSecond(1111111109))).isEqualTo("081804");
        assertThat(OneTimeCode.at(RFC_SECRET, Instant.ofEpochSecond(20000000000L))).isEqualTo("353130");
    }

    @Test
    void one_step_of_drift_is_forgiven_two_are_not_and_a_used_step_never_counts_again() {
        var code = OneTimeCode.at(RFC_SECRET, NOW);
        assertThat(OneTimeCode.accept(RFC_SECRET, code, 0, NOW.plusSeconds(30))).isPresent();
        assertThat(OneTimeCode.accept(RFC_SECRET, code, 0, NOW.minusSeconds(30))).isPresent();
        assertThat(OneTimeCode.accept(RFC_SECRET, code, 0, NOW.plusSeconds(60))).isEmpty();
        var step = OneTimeCode.accept(RFC_SECRET, code, 0, NOW).orElseThrow();
        assertThat(OneTimeCode.accept(RFC_SECRET, code, step, NOW)).isEmpty();
        assertThat(OneTimeCode.accept(RFC_SECRET, "12345", 0, NOW)).isEmpty();
        assertThat(OneTimeCode.accept(RFC_SECRET, "一二三四五六", 0, NOW)).isEmpty();
    }

    @Test
    void a_password_is_long_and_neither_the_name_nor_a_run_of_digits() {
        assertThat(permits(() -> PasswordRule.check("wang.min", "four unrelated words"))).isTrue();
        assertThat(permits(() -> PasswordRule.check("wang.min", "春眠不觉晓处处闻啼鸟"))).isTrue();
        for (var bad : List.of("short1234", "1234567890", "aaaaaaaaaaaa", "ababababab", "WANG.MIN2026", "woaini1314", "x".repeat(129))) {
            assertThat(permits(() -> PasswordRule.check("wang.min", bad))).as(bad).isFalse();
        }
    }

    @Test
    void account_names_are_letters_of_any_script_without_case() {
        assertThat(LoginName.of(" Wang.Min ")).isEqualTo("wang.min");
        assertThat(LoginName.isOne("王敏")).isTrue();
        for (var bad : List.of("a", "-ab", "a b", "a@b", "a\nb", "x".repeat(65), "")) {
            assertThat(LoginName.isOne(bad)).as(bad).isFalse();
        }
    }
}
