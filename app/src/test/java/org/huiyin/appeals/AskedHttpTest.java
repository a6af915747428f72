package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.huiyin.Browser;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server asks for again before it takes it. */
class AskedHttpTest extends AppealHttp {
    private Browser.Answer sent(Object contact) {
        return visitor().with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/appeals", Map.of("text", "路灯坏了三盏，晚上很黑。", "contact", contact));
    }

    private static Map<String, Object> by(String phone) {
        return Map.of("anonymous", false, "mayBeNamed", false, "phone", phone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800138000", "138 0013 8000", "+86 138-0013-8000", "0827-5261234", "(0827)5261234", "１３８００１３８０００"})
    void a_number_that_can_be_called_is_taken(String phone) {
        assertThat(sent(by(phone)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1", "13800138000; DROP", "--------", "1380013800013800138000"})
    void a_number_nobody_can_call_is_asked_for_again(String phone) {
        assertThat(sent(by(phone)).code()).isEqualTo("contact.phone-unreadable");
    }

    @Test
    void whoever_wants_to_be_reached_leaves_something_that_reaches_them() {
        assertThat(sent(Map.of("anonymous", false, "mayBeNamed", false, "name", "欧阳晓岚")).code()).isEqualTo("contact.nothing-left");
        assertThat(sent(Map.of("anonymous", false, "mayBeNamed", false, "email", "o@example.org")).status()).isEqualTo(201);
        assertThat(sent(Map.of("anonymous", true, "mayBeNamed", false)).status()).isEqualTo(201);
    }

    @Test
    void nothing_is_sent_out_without_a_category() {
        var matter = registered();
        var browser = as(Role.DISPATCHER, "centre").with("Idempotency-Key", UUID.randomUUID().toString());
        var answer = browser.post("/api/matters/" + number(matter) + "/dispatch", Map.of("seen", 1, "office", office("housing"), "type", "complaint"));
        assertThat(answer.code()).isEqualTo("field.missing");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("category");
    }

    @Test
    void nobody_counts_ten_thousand_years_ahead() {
        var path = "/api/clocks/appeal.promise.complaint/explanation?from=";
        for (var from : new String[] {"9999-12-31T23:59:59Z", "+1000000000-01-01T00:00:00Z", "2050-01-01T00:00:00Z"}) {
            assertThat(visitor().get(path + from.replace("+", "%2B")).code()).as(from).isEqualTo("clock.start-too-late");
        }
        assertThat(visitor().get(path + "2036-08-01T00:00:00Z").status()).isEqualTo(200);
    }
}
