package org.huiyin.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.Browser;
import org.huiyin.Browser.Answer;
import org.huiyin.appeals.AppealHttp;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.Role;
import org.huiyin.people.SignInCookies;
import org.huiyin.people.command.SignIn;
import org.huiyin.people.command.SignInHandler;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who wants to act in a member of staff's name, or to learn who is one. */
class SessionAttacksTest extends AppealHttp {
    @Autowired private SignInHandler signIn;
    private static final String RIGHT = "eine lange Losung 42";

    @Test
    void no_command_of_the_contract_passes_without_the_token_of_its_own_session() {
        var api = JsonMapper.builder().build().readTree(Path.of("../web/openapi.json").toFile());
        var other = as(Role.HANDLER, "water");
        var staff = as(Role.ADMINISTRATOR, "centre");
        var session = Objects.requireNonNull(staff.cookie("huiyin"));
        api.get("paths").propertyStream().forEach(path -> path.getValue().propertyStream().map(operation -> operation.getKey().toUpperCase(Locale.ROOT))
                .filter(method -> !List.of("GET", "HEAD", "OPTIONS").contains(method)).forEach(method -> {
                    var where = path.getKey().replaceAll("\\{\\w+}", UUID.randomUUID().toString());
                    for (var forged : List.of(new Browser(port).cookie("huiyin", session),
                            new Browser(port).cookie("huiyin", session).with("X-XSRF-TOKEN", Objects.requireNonNull(other.cookie("XSRF-TOKEN"))),
                            new Browser(port).cookie("huiyin", session).cookie("XSRF-TOKEN", SignInCookies.draw()))) {
                        var answer = forged.json(method, where, Map.of());
                        assertThat(answer.code()).as(method + " " + where).isEqualTo("request.csrf");
                    }
                }));
    }

    @Test
    void a_form_of_another_site_reaches_nothing_whatever_it_calls_itself() {
        var staff = as(Role.ADMINISTRATOR, "centre");
        var session = Objects.requireNonNull(staff.cookie("huiyin"));
        for (var type : List.of("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x")) {
            var form = new Browser(port).cookie("huiyin", session).with("Origin", "https://evil.example").with("Referer", "https://evil.example/")
                    .send("POST", "/api/views?X-XSRF-TOKEN=" + staff.cookie("XSRF-TOKEN") + "&_csrf=" + staff.cookie("XSRF-TOKEN"),
                            BodyPublishers.ofString("_csrf=" + staff.cookie("XSRF-TOKEN") + "&name=x"), type);
            assertThat(form.code()).as(type).isEqualTo("request.csrf");
        }
        var overridden = staff.with("X-HTTP-Method-Override", "DELETE").get("/api/sessions");
        assertThat(overridden.status()).isEqualTo(200);
        assertThat(staff.get("/api/session").json().get("account").isNull()).as("still signed in").isFalse();
        var preflight = new Browser(port).with("Origin", "https://evil.example").with("Access-Control-Request-Method", "POST")
                .send("OPTIONS", "/api/session", BodyPublishers.noBody(), null);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(new Browser(port).with("Origin", "https://evil.example").get("/api/session").header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void a_session_that_somebody_planted_is_not_the_one_that_is_signed_in() {
        var planted = SignInCookies.draw();
        account(Role.HANDLER, "binhe", "fixed");
        choose("fixed");
        var victim = new Browser(port).cookie("huiyin", planted);
        victim.get("/api/session");
        assertThat(signIn(victim, "fixed", RIGHT).status()).isEqualTo(200);
        assertThat(victim.cookie("huiyin")).isNotNull().isNotEqualTo(planted);
        assertThat(new Browser(port).cookie("huiyin", planted).get("/api/sessions").status()).isEqualTo(401);
        var first = Objects.requireNonNull(victim.cookie("huiyin"));
        assertThat(signIn(victim, "fixed", RIGHT).status()).isEqualTo(200);
        assertThat(victim.cookie("huiyin")).as("a new one each time").isNotEqualTo(first);
        assertThat(new Browser(port).cookie("huiyin", first).get("/api/sessions").status()).as("and the one before is over").isEqualTo(401);
    }

    @Test
    void a_name_that_exists_is_told_apart_by_no_answer_and_by_no_work_left_out() {
        account(Role.HANDLER, "binhe", "known");
        choose("known");
        var told = byName("known");
        assertThat(byName("nobody-of-that-name").text()).isEqualTo(told.text());
        jdbc.update("update account set closed_at = ? where login = 'known'", clock.instant().atOffset(java.time.ZoneOffset.UTC));
        assertThat(byName("known").text()).as("closed").isEqualTo(told.text());
        assertThat(jdbc.queryForObject("select count(*) from sign_in_failure", Integer.class)).as("unknown names are counted as known ones").isGreaterThanOrEqualTo(2);
        for (int i = 0; i < 6; i++) {
            byName("known");
            byName("nobody-of-that-name");
        }
        assertThat(byName("nobody-of-that-name").code()).isEqualTo("account.locked").isEqualTo(byName("known").code());
    }

    /** By the memory that a check of a password fills, which is the same however busy the machine is. */
    @Test
    void as_much_work_is_done_for_a_name_that_does_not_exist_as_for_any_that_does() {
        account(Role.HANDLER, "binhe", "drawn");
        choose("drawn");
        account(Role.HANDLER, "binhe", "chosen");
        choose("chosen");
        jdbc.update("update account set password = ? where login = 'chosen'",
                new org.springframework.security.crypto.argon2.Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).encode(RIGHT));
        long chosen = work("chosen");
        assertThat(chosen).isGreaterThan(10_000_000);
        assertThat(work("drawn")).isBetween(chosen * 8 / 10, chosen * 13 / 10);
        assertThat(work("nobody-has-this-name")).isBetween(chosen * 8 / 10, chosen * 13 / 10);
    }

    private long work(String login) {
        var thread = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> signIn.handle(new SignIn(login, "not the password at all", null, "test"))).isInstanceOf(Refusal.class);
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void the_door_for_signing_in_stands_before_the_session_and_its_cookie_is_hidden_from_scripts() {
        account(Role.HANDLER, "binhe", "cookie");
        choose("cookie");
        var answer = signIn(visitor(), "cookie", RIGHT);
        var cookie = answer.raw().headers().allValues("Set-Cookie").stream().filter(one -> one.startsWith("huiyin=")).findFirst().orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Domain");
        assertThat(answer.text()).as("the token stands in no body").doesNotContain(cookie.substring(7, 30));
    }

    private Answer byName(String login) {
        return signIn(visitor(), login, "not the password at all");
    }

    private static Answer signIn(Browser browser, String login, String password) {
        return browser.post("/api/session", Map.of("account", login, "password", password));
    }

    private void choose(String login) {
        jdbc.update("update account set password = ?, password_is_initial = false where login = ?",
                new org.springframework.security.crypto.argon2.Argon2PasswordEncoder(16, 32, 1, 1024, 1).encode(RIGHT), login);
        jdbc.update("delete from sign_in_failure");
    }
}
