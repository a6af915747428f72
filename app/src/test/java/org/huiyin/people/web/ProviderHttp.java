package org.huiyin.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.huiyin.Browser;
import org.huiyin.Browser.Answer;
import org.huiyin.people.PeopleHttp;
import org.huiyin.provider.TestProvider;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A server whose staff may sign in by an identity provider, a real one, and how they go there and back. */
abstract class ProviderHttp extends PeopleHttp {
    static final TestProvider PROVIDER = TestProvider.start();
    static final String HANDLER = "handler-binhe";

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("huiyin.oidc.issuer", PROVIDER::issuer);
        settings.add("huiyin.oidc.client-id", () -> TestProvider.CLIENT);
        settings.add("huiyin.oidc.client-secret", () -> TestProvider.SECRET);
        settings.add("huiyin.oidc.login-claim", () -> "preferred_username");
        settings.add("huiyin.oidc.second-factors", () -> "mfa,urn:two");
        settings.add("huiyin.oidc.passwords", () -> "false");
    }

    @BeforeEach
    void nobodyIsLinked() {
        clock.set(LocalDateTime.now(java.time.ZoneId.of("Asia/Shanghai")).toString()); // the provider's tokens carry the true time
        jdbc.sql("delete from provider_link").update();
        jdbc.sql("delete from sign_in_failure").update();
        PROVIDER.client(root() + ProviderController.BACK);
        PROVIDER.claims().clear();
        PROVIDER.claims().put("preferred_username", HANDLER);
    }

    String secret(String login) {
        return java.util.Objects.requireNonNull(account(login).secret());
    }

    String root() {
        return "http://127.0.0.1:" + port;
    }

    Answer come(Browser browser, String person) {
        return come(browser, person, "/desk/inbox");
    }

    /** To the provider, through its own sign-in, and back. */
    Answer come(Browser browser, String person, String to) {
        return browser.get(path(PROVIDER.signIn(asked(browser, to), person)));
    }

    URI asked(Browser browser, String to) {
        var answer = browser.get("/api/session/provider?to=" + java.net.URLEncoder.encode(to, StandardCharsets.UTF_8));
        return URI.create(answer.header("Location"));
    }

    String path(URI back) {
        assertThat(back.toString()).startsWith(root() + ProviderController.BACK + "?");
        return back.toString().substring(root().length());
    }

    static String refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).startsWith("/desk/sign-in?refused=");
        return answer.header("Location").substring("/desk/sign-in?refused=".length());
    }

    static boolean signedIn(Browser browser) {
        return !browser.get("/api/session").json().get("account").isNull();
    }

    static String parameter(URI uri, String name) {
        for (var pair : uri.getRawQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError(uri.toString());
    }

    long events(String kind, String login) {
        return jdbc.sql("select count(*) from people_event where kind = :kind and subject = :subject")
                .param("kind", kind)
                .param("subject", id(login).toString())
                .query(Long.class)
                .single();
    }
}
