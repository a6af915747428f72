package org.huiyin.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.huiyin.provider.TestProvider;
import org.junit.jupiter.api.Test;

/** Signing in by way of an identity provider, and every way in which what comes back may be wrong. */
class ProviderHttpTest extends ProviderHttp {
    @Test
    void the_whole_way_there_and_back_opens_a_session_and_the_account_is_linked_from_then_on() {
        var before = events("AccountLinked", HANDLER);
        var browser = visitor();
        var planted = browser.cookie("huiyin");
        var answer = come(browser, "p-1", "/desk/search?q=%E7%A7%AF%E6%B0%B4");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/desk/search?q=%E7%A7%AF%E6%B0%B4");
        assertThat(browser.cookie("huiyin")).isNotNull().isNotEqualTo(planted);
        var mine = browser.get("/api/session").json();
        assertThat(mine.at("/account/office/code").asString()).isEqualTo("binhe");
        assertThat(mine.at("/account/mustChangePassword").asBoolean()).isFalse();
        assertThat(browser.cookie("huiyin-step")).isNull();
        PROVIDER.claims().remove("preferred_username");
        assertThat(come(visitor(), "p-1").header("Location")).as("by the link, without the claim").isEqualTo("/desk/inbox");
        assertThat(events("AccountLinked", HANDLER)).isEqualTo(before + 1);
    }

    @Test
    void the_request_carries_state_nonce_and_a_proof_key() {
        var asked = visitor().get("/api/session/provider").header("Location");
        assertThat(asked).startsWith(PROVIDER.issuer() + "/oauth2/authorize?").contains("state=").contains("nonce=")
                .contains("code_challenge=").contains("code_challenge_method=S256").contains("response_type=code");
    }

    @Test
    void the_page_learns_that_there_is_a_button_and_no_password() {
        var ways = visitor().get("/api/session").json().get("ways");
        assertThat(ways.get("password").asBoolean()).isFalse();
        assertThat(ways.at("/provider/zh").asString()).isEqualTo("统一身份认证");
        assertThat(signIn(visitor(), HANDLER, account(HANDLER).password()).code()).isEqualTo("account.passwords-off");
    }

    @Test
    void nobody_is_sent_to_another_host_afterwards() {
        for (var to : List.of("https://evil.example/", "//evil.example/desk", "/desk/../..//evil.example", "/\\evil.example", "/deskevil",
                "/desk@evil.example", "/desk/inbox#x", "/desk\\evil", "javascript:alert(1)", "/api/session")) {
            assertThat(come(visitor(), "p-1", to).header("Location")).as(to).isEqualTo("/desk/inbox");
        }
    }

    @Test
    void an_answer_that_this_browser_did_not_ask_for_is_refused() {
        var browser = visitor();
        var back = PROVIDER.signIn(asked(browser, "/desk/inbox"), "p-1");
        assertThat(refused(visitor().get(path(back)))).as("another browser").isEqualTo("provider.over");
        var wrong = path(back).replaceAll("state=[^&]+", "state=made-up");
        assertThat(refused(browser.get(wrong))).as("wrong state").isEqualTo("provider.over");
        assertThat(refused(browser.get(path(back)))).as("taken up once").isEqualTo("provider.over");
        assertThat(refused(browser.get(ProviderController.BACK))).isEqualTo("provider.over");
        assertThat(signedIn(browser)).isFalse();
    }

    @Test
    void an_answer_that_comes_after_ten_minutes_is_refused() {
        var browser = visitor();
        var back = PROVIDER.signIn(asked(browser, "/desk/inbox"), "p-1");
        clock.advance(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(refused(browser.get(path(back)))).isEqualTo("provider.over");
    }

    @Test
    void a_code_serves_once() {
        var first = visitor();
        var used = PROVIDER.signIn(asked(first, "/desk/inbox"), "p-1");
        assertThat(first.get(path(used)).header("Location")).isEqualTo("/desk/inbox");
        var second = visitor();
        var mine = PROVIDER.signIn(asked(second, "/desk/inbox"), "p-1");
        var replayed = path(mine).replaceAll("code=[^&]+", "code=" + parameter(used, "code"));
        assertThat(refused(second.get(replayed))).isEqualTo("provider.failed");
        assertThat(signedIn(second)).isFalse();
    }

    @Test
    void a_token_that_is_not_for_this_sign_in_is_refused() {
        var now = clock.instant();
        var wrong = Map.<String, Map<String, Object>>of(
                "nonce", Map.of("nonce", "another"),
                "audience", Map.of("aud", List.of("another-client")),
                "audiences", Map.of("aud", List.of(TestProvider.CLIENT, "another"), "azp", "another"),
                "issuer", Map.of("iss", "https://another.example"),
                "expired", Map.of("iat", now.minusSeconds(7200), "exp", now.minusSeconds(3600)),
                "not yet", Map.of("iat", now.plusSeconds(3600)));
        wrong.forEach((what, claims) -> {
            PROVIDER.claims().clear();
            PROVIDER.claims().put("preferred_username", HANDLER);
            PROVIDER.claims().putAll(claims);
            var browser = visitor();
            assertThat(refused(come(browser, "p-1"))).as(what).isEqualTo("provider.failed");
            assertThat(signedIn(browser)).as(what).isFalse();
        });
    }

    @Test
    void whoever_says_no_at_the_provider_is_told_so_and_nothing_of_the_address_is_repeated() {
        var browser = visitor();
        asked(browser, "/desk/inbox");
        assertThat(refused(browser.get(ProviderController.BACK + "?error=access_denied&state=x"))).isEqualTo("provider.cancelled");
        asked(browser, "/desk/inbox");
        var answer = browser.get(ProviderController.BACK + "?error=%3Cscript%3E&error_description=%3Cscript%3E&state=x");
        assertThat(answer.header("Location")).isEqualTo("/desk/sign-in?refused=provider.failed");
    }
}
