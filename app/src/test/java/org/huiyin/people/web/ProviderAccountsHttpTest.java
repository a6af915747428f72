package org.huiyin.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.huiyin.people.Role;
import org.huiyin.people.domain.OneTimeCode;
import org.junit.jupiter.api.Test;

/** Whose account somebody enters whom the identity provider knows, and what is asked of them besides. */
class ProviderAccountsHttpTest extends ProviderHttp {
    @Test
    void whoever_no_account_is_linked_to_stays_outside_and_no_account_is_made() {
        long before = jdbc.sql("select count(*) from account").query(Long.class).single();
        for (var login : List.of("nobody-here", "", "王 敏", HANDLER + "@example.org")) {
            PROVIDER.claims().put("preferred_username", login);
            assertThat(refused(come(visitor(), "p-2"))).as(login).isEqualTo("provider.unknown");
        }
        PROVIDER.claims().remove("preferred_username");
        PROVIDER.claims().put("email", HANDLER);
        assertThat(refused(come(visitor(), "p-2"))).as("an address is no name").isEqualTo("provider.unknown");
        assertThat(jdbc.sql("select count(*) from account").query(Long.class).single()).isEqualTo(before);
    }

    @Test
    void an_account_that_belongs_to_one_person_is_not_taken_over_by_another_who_claims_its_name() {
        come(visitor(), "p-1");
        assertThat(refused(come(visitor(), "p-2"))).isEqualTo("provider.linked-otherwise");
    }

    @Test
    void a_closed_account_stays_closed() {
        open("gone-" + System.nanoTime() % 100_000, "binhe", Role.HANDLER);
        var login = jdbc.sql("select login from account where login like 'gone-%' limit 1").query(String.class).single();
        PROVIDER.claims().put("preferred_username", login);
        var browser = visitor();
        come(browser, "p-3");
        assertThat(signedIn(browser)).isTrue();
        assertThat(as("administrator-centre").post("/api/admin/accounts/" + id(login) + "/closure", Map.of()).status()).isEqualTo(200);
        assertThat(signedIn(browser)).isFalse();
        assertThat(refused(come(visitor(), "p-3"))).isEqualTo("provider.closed");
    }

    @Test
    void a_second_factor_that_stands_here_is_asked_for_unless_the_provider_says_it_asked() {
        var login = "administrator-centre";
        PROVIDER.claims().put("preferred_username", login);
        var browser = visitor();
        var answer = come(browser, "p-4", "/desk/people");
        assertThat(answer.header("Location")).isEqualTo("/desk/sign-in?code=true&passkey=false&to=%2Fdesk%2Fpeople");
        assertThat(signedIn(browser)).isFalse();
        assertThat(browser.post("/api/session/code", Map.of("code", "000000")).code()).isEqualTo("account.code-wrong");
        var stranger = visitor();
        var code = OneTimeCode.at(secret(login), clock.instant());
        assertThat(stranger.post("/api/session/code", Map.of("code", code)).code()).as("no half-open door").isEqualTo("account.half-open-over");
        assertThat(browser.post("/api/session/code", Map.of("code", code)).status()).isEqualTo(200);
        assertThat(signedIn(browser)).isTrue();
        PROVIDER.claims().put("amr", List.of("pwd", "mfa"));
        assertThat(come(visitor(), "p-4").header("Location")).isEqualTo("/desk/inbox");
        PROVIDER.claims().put("amr", List.of("pwd"));
        PROVIDER.claims().put("acr", "urn:two");
        assertThat(come(visitor(), "p-4").header("Location")).isEqualTo("/desk/inbox");
        PROVIDER.claims().put("acr", "urn:one");
        assertThat(come(visitor(), "p-4").header("Location")).startsWith("/desk/sign-in?code=true");
    }

    @Test
    void a_half_open_door_closes_after_five_minutes_and_wrong_codes_lock_it() {
        PROVIDER.claims().put("preferred_username", "administrator-centre");
        var browser = visitor();
        come(browser, "p-4");
        for (int i = 0; i < 4; i++) {
            assertThat(browser.post("/api/session/code", Map.of("code", "00000" + i)).code()).isEqualTo("account.code-wrong");
        }
        assertThat(browser.post("/api/session/code", Map.of("code", "000009")).code()).isEqualTo("account.locked");
        var right = OneTimeCode.at(secret("administrator-centre"), clock.instant());
        assertThat(browser.post("/api/session/code", Map.of("code", right)).code()).isEqualTo("account.locked");
        clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(browser.post("/api/session/code", Map.of("code", right)).code()).isEqualTo("account.half-open-over");
    }

    @Test
    void an_administrator_links_an_account_and_takes_the_link_away_with_its_sessions() {
        PROVIDER.claims().remove("preferred_username");
        var administrator = as("administrator-centre");
        var path = "/api/admin/accounts/" + id("handler-water") + "/provider";
        assertThat(administrator.put(path, Map.of("subject", "p-5")).json().get("subject").asString()).isEqualTo("p-5");
        var browser = visitor();
        come(browser, "p-5");
        assertThat(browser.get("/api/session").json().at("/account/office/code").asString()).isEqualTo("water");
        var other = "/api/admin/accounts/" + id("handler-housing") + "/provider";
        assertThat(administrator.put(other, Map.of("subject", "p-5")).json().at("/errors/0/code").asString()).isEqualTo("provider.subject-taken");
        assertThat(administrator.put("/api/admin/accounts/" + id("administrator-centre") + "/provider", Map.of("subject", "p-6")).code())
                .isEqualTo("account.own");
        assertThat(as(HANDLER).put(path, Map.of("subject", "p-6")).status()).isEqualTo(403);
        assertThat(administrator.delete(path).status()).isEqualTo(204);
        assertThat(signedIn(browser)).isFalse();
        assertThat(refused(come(visitor(), "p-5"))).isEqualTo("provider.unknown");
    }
}
