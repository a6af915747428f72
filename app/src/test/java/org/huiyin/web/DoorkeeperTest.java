package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.huiyin.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class DoorkeeperTest {
    private final SettableClock clock = new SettableClock("2026-09-16T09:00");
    private final Doorkeeper keeper = new Doorkeeper(
            new MockEnvironment().withProperty("huiyin.doors.sign-in.permits", "3").withProperty("huiyin.doors.sign-in.seconds", "30"), clock);

    private boolean admits(String address) {
        return keeper.refuse(Door.SIGN_IN, address).isEmpty();
    }

    @Test
    void so_many_pass_and_then_one_for_each_share_of_the_time() {
        assertThat(admits("192.0.2.1")).isTrue();
        assertThat(admits("192.0.2.1")).isTrue();
        assertThat(admits("192.0.2.1")).isTrue();
        assertThat(keeper.refuse(Door.SIGN_IN, "192.0.2.1")).hasValue(10);
        assertThat(admits("192.0.2.2")).as("another address").isTrue();
        clock.advance(Duration.ofSeconds(10));
        assertThat(admits("192.0.2.1")).isTrue();
        assertThat(admits("192.0.2.1")).isFalse();
    }

    @Test
    void one_subscriber_of_ipv6_is_one_address() {
        assertThat(admits("2001:db8:1:2::1")).isTrue();
        assertThat(admits("2001:db8:1:2::2")).isTrue();
        assertThat(admits("2001:db8:1:2:ffff::3")).isTrue();
        assertThat(admits("2001:db8:1:2:aaaa::4")).isFalse();
        assertThat(admits("2001:db8:1:3::1")).isTrue();
    }

    @Test
    void a_question_does_not_count() {
        for (int i = 0; i < 10; i++) {
            assertThat(keeper.wouldRefuse(Door.SIGN_IN, "192.0.2.1")).isEmpty();
        }
        assertThat(admits("192.0.2.1")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/session, SIGN_IN", "GET, /api/session, LOOK", "POST, /api/appeals, APPEAL", "GET, /api/appeals, STRANGER",
        "POST, /api/appeals/counter, STRANGER", "GET, /api/appeals/preview-promise, LOOK", "POST, /api/receipts, RECEIPT_CODE",
        "GET, /api/receipt, RECEIPT", "HEAD, /api/receipt, RECEIPT", "POST, /api/receipt/messages, RECEIPT",
        "DELETE, /api/receipt, STRANGER", "GET, /api/receipt/attachments/1, RECEIPT", "HEAD, /api/uploads/1, UPLOAD", "PATCH, /api/uploads/1, UPLOAD", "PUT, /api/uploads/1, STRANGER", "GET, /api/uploads/1, STRANGER", "GET, /api/clocks/x/explanation, LOOK",
        "GET, /api/calendar/2026, LOOK", "GET, /desk, PAGE", "POST, /desk, STRANGER", "GET, /api/matters, STRANGER",
        "GET, /api, STRANGER", "GET, /%61pi/matters, STRANGER", "GET, /actuator/health, LOOK", "GET, /actuator/env, STRANGER",
        "POST, /api/public/similar, ALIKE", "GET, /api/public/similar, PUBLIC", "GET, /apiary, PAGE", "GET, /openapi.json, LOOK", "PUT, /openapi.json, STRANGER"})
    void each_request_has_its_door(String method, String path, Door door) {
        assertThat(Door.of(method, path)).isEqualTo(door);
    }
}
