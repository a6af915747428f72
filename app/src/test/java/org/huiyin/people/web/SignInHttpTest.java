package org.huiyin.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.huiyin.Browser;
import org.huiyin.Browser.Answer;
import org.huiyin.people.PeopleHttp;
import org.huiyin.people.domain.OneTimeCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInHttpTest extends PeopleHttp {
    private static final String HANDLER = "handler-binhe";

    @BeforeEach
    void nobodyFailedYet() {
        jdbc.sql("delete from sign_in_failure").update();
        jdbc.sql("delete from session").update();
    }

    @Test
    void a_visitor_learns_the_district_and_gets_a_csrf_token_but_no_account() {
        var browser = new Browser(port);
        var session = browser.get("/api/session").json();
        assertThat(session.at("/district/prefix").asString()).isEqualTo("WC");
        assertThat(session.at("/district/name/zh").asString()).isEqualTo("望川区");
        assertThat(session.get("now").asString()).isEqualTo("2026-09-16T01:00:00Z");
        assertThat(session.get("account").isNull()).isTrue();
        assertThat(browser.cookie("XSRF-TOKEN")).hasSize(43);
    }

    @Test
    void the_right_password_opens_a_session_in_a_cookie_that_no_script_reads() {
        var browser = visitor();
        var answer = signIn(browser, HANDLER, account(HANDLER).password());
        assertThat(answer.status()).isEqualTo(200);
        var mine = answer.json().get("account");
        assertThat(mine.at("/office/code").asString()).isEqualTo("binhe");
        assertThat(mine.at("/roles/0").asString()).isEqualTo("handler");
        var cookie = answer.raw().headers().allValues("Set-Cookie").stream().filter(c -> c.startsWith("huiyin=")).findFirst().orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/").doesNotContain("Secure");
        assertThat(browser.get("/api/sessions").json()).hasSize(1);
    }

    @Test
    void a_wrong_password_and_an_unknown_account_are_told_the_same() {
        var wrong = signIn(visitor(), HANDLER, "no such password");
        var unknown = signIn(visitor(), "nobody-here", "no such password");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("account.wrong");
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void five_failures_lock_a_name_for_longer_and_longer_and_the_right_password_does_not_help() {
        var right = account(HANDLER).password();
        fail(4, HANDLER);
        assertThat(signIn(visitor(), HANDLER, "wrong once more").code()).isEqualTo("account.locked");
        var locked = signIn(visitor(), HANDLER, right);
        assertThat(locked.code()).isEqualTo("account.locked");
        assertThat(locked.json().at("/facts/minutes").asInt()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(61));
        var again = signIn(visitor(), HANDLER, "wrong again");
        assertThat(again.json().at("/facts/minutes").asInt()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(61));
        assertThat(signIn(visitor(), HANDLER, right).code()).isEqualTo("account.locked");
        clock.advance(Duration.ofSeconds(61));
        assertThat(signIn(visitor(), HANDLER, right).status()).isEqualTo(200);
        assertThat(signIn(visitor(), HANDLER, "wrong").code()).isEqualTo("account.wrong");
    }

    @Test
    void a_name_that_does_not_exist_locks_in_the_same_way() {
        fail(5, "nobody-here");
        assertThat(signIn(visitor(), "nobody-here", "wrong").code()).isEqualTo("account.locked");
    }

    @Test
    void many_guesses_at_once_are_counted_like_one_after_another() throws Exception {
        var browser = visitor();
        List<Callable<Answer>> guesses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            var guess = "guess number " + i;
            guesses.add(() -> signIn(browser, HANDLER, guess));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            var heard = threads.invokeAll(guesses).stream().map(f -> f.resultNow().code()).toList();
            assertThat(heard.stream().filter("account.wrong"::equals)).hasSize(4);
            assertThat(heard.stream().filter("account.locked"::equals)).hasSize(16);
        }
    }

    @Test
    void a_second_factor_is_enrolled_by_a_code_and_asked_for_from_then_on() {
        var login = "handler-housing";
        var password = account(login).password();
        var browser = as(login);
        assertThat(browser.put("/api/second-factor", Map.of("code", "000000")).code()).isEqualTo("second-factor.none-proposed");
        assertThat(browser.post("/api/second-factor", Map.of()).code()).as("the first asks for the password too").isEqualTo("account.wrong");
        var proposal = browser.post("/api/second-factor", Map.of("password", password)).json();
        var secret = proposal.get("secret").asString();
        assertThat(proposal.get("uri").asString()).startsWith("otpauth://totp/").contains(secret);
        assertThat(browser.put("/api/second-factor", Map.of("code", "000000")).code()).isEqualTo("second-factor.code-wrong");
        var enrolled = browser.put("/api/second-factor", Map.of("code", OneTimeCode.at(secret, clock.instant())));
        assertThat(enrolled.json().get("recoveryCodes")).hasSize(10);

        assertThat(signIn(visitor(), login, password).code()).isEqualTo("account.code-needed");
        assertThat(signIn(login, password, "123456").code()).isEqualTo("account.code-wrong");
        assertThat(signIn(login, password, OneTimeCode.at(secret, clock.instant())).code()).as("used to enrol").isEqualTo("account.code-wrong");
        clock.advance(Duration.ofSeconds(30));
        var code = OneTimeCode.at(secret, clock.instant());
        assertThat(signIn(login, password, code).status()).isEqualTo(200);
        assertThat(signIn(login, password, code).code()).as("a code serves once").isEqualTo("account.code-wrong");
        var recovery = enrolled.json().at("/recoveryCodes/3").asString();
        assertThat(signIn(login, password, recovery).status()).isEqualTo(200);
        assertThat(signIn(login, password, recovery).code()).as("so does a recovery code").isEqualTo("account.code-wrong");
        assertThat(browser.post("/api/second-factor", Map.of()).code()).as("replacing asks for the password").isEqualTo("account.wrong");
        assertThat(browser.post("/api/second-factor", Map.of("password", password)).status()).isEqualTo(200);
        var stored = jdbc.sql("select encode(second_factor, 'escape') from account where login = :login").param("login", login)
                .query(String.class).single();
        assertThat(stored).doesNotContain(secret);
    }

    @Test
    void wrong_codes_lock_even_for_someone_who_knows_the_password() {
        var administrator = account("administrator-centre");
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(visitor(), administrator.account(), administrator.password()).code()).isEqualTo("account.code-needed");
            signIn(administrator.account(), administrator.password(), "00000" + i);
        }
        assertThat(signIn(visitor(), administrator.account(), administrator.password()).code()).isEqualTo("account.locked");
    }

    @Test
    void a_founded_administrator_signs_in_with_the_secret_of_the_file() {
        var administrator = account("administrator-centre");
        var code = OneTimeCode.at(String.valueOf(administrator.secret()), clock.instant());
        assertThat(signIn(administrator.account(), administrator.password(), code).status()).isEqualTo(200);
    }

    @Test
    void an_administrator_without_a_second_factor_can_do_nothing_but_enrol_one() {
        var id = open("bare-administrator", "centre", org.huiyin.people.Role.ADMINISTRATOR);
        jdbc.sql("update account set second_factor = null where id = :id").param("id", id).update();
        var browser = as(id);
        assertThat(browser.get("/api/session").json().at("/account/mustEnrolSecondFactor").asBoolean()).isTrue();
        assertThat(browser.get("/api/admin/offices").code()).isEqualTo("account.second-factor-needed");
        assertThat(browser.get("/api/offices").code()).isEqualTo("account.second-factor-needed");
        var secret = browser.post("/api/second-factor", Map.of()).json().get("secret").asString();
        browser.put("/api/second-factor", Map.of("code", OneTimeCode.at(secret, clock.instant())));
        assertThat(browser.get("/api/admin/offices").status()).isEqualTo(200);
    }

    @Test
    void a_password_is_changed_with_the_old_one_and_ends_the_other_sessions() {
        var login = "handler-water";
        var old = account(login).password();
        var here = as(login);
        var there = as(login);
        assertThat(here.put("/api/password", Map.of("old", old, "new", "short")).code()).isEqualTo("password.length");
        assertThat(here.put("/api/password", Map.of("old", old, "new", "my-handler-water-1")).code()).isEqualTo("password.easily-guessed");
        assertThat(here.put("/api/password", Map.of("old", old, "new", old)).code()).isEqualTo("password.as-before");
        assertThat(here.put("/api/password", Map.of("old", "not the old one", "new", "four unrelated words here")).code()).isEqualTo("account.wrong");
        assertThat(here.put("/api/password", Map.of("old", old, "new", "four unrelated words here")).status()).isEqualTo(204);
        assertThat(there.get("/api/sessions").status()).isEqualTo(401);
        assertThat(here.get("/api/sessions").status()).isEqualTo(200);
        assertThat(signIn(visitor(), login, old).code()).isEqualTo("account.wrong");
        assertThat(signIn(visitor(), login, "four unrelated words here").status()).isEqualTo(200);
    }

    @Test
    void a_closed_account_signs_in_no_more_and_its_sessions_are_over() {
        var id = open("short-lived", "binhe", org.huiyin.people.Role.HANDLER);
        var browser = as(id);
        jdbc.sql("update account set closed_at = now() where id = :id").param("id", id).update();
        assertThat(browser.get("/api/sessions").status()).isEqualTo(401);
    }

    private void fail(int times, String login) {
        for (int i = 0; i < times; i++) {
            signIn(visitor(), login, "wrong password " + i);
        }
    }

    private Answer signIn(String login, String password, String code) {
        return visitor().post("/api/session", Map.of("account", login, "password", password, "code", code));
    }
}
