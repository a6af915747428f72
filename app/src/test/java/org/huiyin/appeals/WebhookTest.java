package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.command.RegisterAppeal.About;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.matters.Matter;
import org.huiyin.notify.Channel;
import org.huiyin.people.Role;
import org.huiyin.storage.MasterKey;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other systems hear: signed, once, and only what everybody may know. */
class WebhookTest extends NotifyServer {
    private static final String HOOKS = "/api/admin/webhooks";

    @Autowired private JsonMapper json;

    private JsonNode registerHook(String... events) {
        var answer = as(Role.ADMINISTRATOR, "centre").post(HOOKS, Map.of("url", GATEWAY.url("/hook"), "events", List.of(events)));
        assertThat(answer.status()).as(answer::text).isEqualTo(201);
        return answer.json();
    }

    private Matter<AppealState> registered(boolean everyone, About about, boolean report, String category) {
        return register.handle(new RegisterAppeal(UUID.randomUUID(), TEXT, AppealType.COMPLAINT, category, report, about,
                new RegisterAppeal.Place(office("jiangbei"), office("binhe"), "三号楼地下室"),
                new RegisterAppeal.Contact(true, null, null, null, false), everyone, List.of(), "web", null, false, null)).matter();
    }

    private void tell() {
        hear();
        sender.send(Channel.WEBHOOK);
    }

    private static String signature(String secret, Gateway.Posted posted) {
        var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        var signed = posted.header("webhook-id") + "." + posted.header("webhook-timestamp") + "." + posted.body();
        return "v1," + Base64.getEncoder().encodeToString(MasterKey.hmac(key, signed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_public_matter_is_told_by_number_and_office_and_signed() {
        var secret = registerHook("registered").path("secret").asString();
        var matter = registered(true, null, false, "municipal.lamps");
        dispatched(matter, "housing"); // nobody asked to hear of that
        tell();
        assertThat(GATEWAY.posted).hasSize(1);
        var posted = GATEWAY.posted.getFirst();
        var event = json.readTree(posted.body());
        assertThat(posted.header("Content-Type")).isEqualTo("application/cloudevents+json; charset=UTF-8");
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("type").asString()).isEqualTo("org.huiyin.appeal.registered");
        assertThat(event.path("id").asString()).isEqualTo(posted.header("webhook-id"));
        assertThat(event.path("subject").asString()).isEqualTo(number(matter));
        assertThat(event.path("data").propertyNames()).containsExactlyInAnyOrder("kind", "event", "day", "number", "office");
        assertThat(event.path("data").path("day").asString()).isEqualTo("2026-09-16");
        assertThat(posted.header("webhook-signature")).isEqualTo(signature(secret, posted));
        sayNothingOfThePerson(posted.body());
    }

    @Test
    void of_a_matter_that_is_not_public_no_more_than_that_something_happened() {
        registerHook("registered");
        var matter = registered(false, null, false, "municipal.lamps");
        registered(true, new About(office("jiangbei"), null), true, null); // a report is nobody else's business
        tell();
        assertThat(GATEWAY.posted).hasSize(1);
        var event = json.readTree(GATEWAY.posted.getFirst().body());
        assertThat(event.path("data").propertyNames()).containsExactlyInAnyOrder("kind", "event", "day");
        assertThat(event.has("subject")).isFalse();
        assertThat(GATEWAY.posted.getFirst().body()).doesNotContain(number(matter));
    }

    @Test
    void the_secret_is_told_once_and_an_old_one_signs_a_day_longer() {
        var made = registerHook("registered");
        var hook = HOOKS + "/" + made.path("id").asString();
        var admin = as(Role.ADMINISTRATOR, "centre");
        assertThat(admin.get(HOOKS).text()).contains("/hook").doesNotContain("whsec_");
        var second = admin.post(hook + "/secret", Map.of()).json().path("secret").asString();
        assertThat(admin.post(hook + "/test", Map.of()).json().path("outcome").asString()).isEqualTo("taken");
        var posted = GATEWAY.posted.getFirst();
        assertThat(posted.header("webhook-signature")).isEqualTo(signature(second, posted) + " " + signature(made.path("secret").asString(), posted));
        clock.advance(Duration.ofHours(25));
        admin = signedIn(account(Role.ADMINISTRATOR, "centre"));
        admin.post(hook + "/test", Map.of());
        assertThat(GATEWAY.posted.getLast().header("webhook-signature")).isEqualTo(signature(second, GATEWAY.posted.getLast()));
        assertThat(admin.get("/api/admin/record").text()).contains("WebhookAdded").contains("WebhookSecretChanged");
    }

    @Test
    void one_that_takes_nothing_is_paused_and_goes_on_when_told_to() {
        var made = registerHook("registered");
        var hook = HOOKS + "/" + made.path("id").asString();
        for (int i = 0; i < 3; i++) {
            registered(true, null, false, "municipal.lamps");
        }
        GATEWAY.status = 500;
        hear();
        for (int i = 0; i < 8; i++) {
            sender.send(Channel.WEBHOOK);
            clock.advance(Duration.ofHours(7));
        }
        var admin = signedIn(account(Role.ADMINISTRATOR, "centre")); // days have passed
        assertThat(admin.get(HOOKS).json().path("items").path(0).path("pausedAt").isNull()).isFalse();
        assertThat(GATEWAY.posted).hasSize(20);
        GATEWAY.status = 200;
        assertThat(jdbc.queryForObject("select count(*) from letter where state = 'waiting'", Integer.class)).isPositive();
        assertThat(admin.post(hook + "/resumption", Map.of()).status()).isEqualTo(204);
        sender.send(Channel.WEBHOOK);
        assertThat(jdbc.queryForObject("select count(*) from letter where state = 'waiting'", Integer.class)).isZero();
        assertThat(admin.delete(hook).status()).isEqualTo(204);
        assertThat(queued()).isZero();
    }

    @Test
    void an_address_must_be_readable_and_an_event_known() {
        var admin = as(Role.ADMINISTRATOR, "centre");
        assertThat(admin.post(HOOKS, Map.of("url", "https://user:pass@example.org/", "events", List.of("replied"))).code()).isEqualTo("webhook.url-unreadable");
        assertThat(admin.post(HOOKS, Map.of("url", "ftp://example.org/", "events", List.of("replied"))).code()).isEqualTo("webhook.url-not-https");
        assertThat(admin.post(HOOKS, Map.of("url", "https://example.org/", "events", List.of("everything"))).code()).isEqualTo("webhook.event-unknown");
        assertThat(as(Role.ADMINISTRATOR, "jiangbei").get(HOOKS).status()).isEqualTo(403);
    }
}
