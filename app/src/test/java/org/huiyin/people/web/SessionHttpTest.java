package org.huiyin.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.huiyin.Browser;
import org.huiyin.people.PeopleHttp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session and its token, from the sign-in to its end. */
class SessionHttpTest extends PeopleHttp {
    private static final String HANDLER = "handler-binhe";

    @BeforeEach
    void nobodyIsSignedIn() {
        jdbc.sql("delete from session").update();
    }

    @Test
    void the_table_of_sessions_holds_nothing_that_opens_one() {
        var browser = visitor();
        signIn(browser, HANDLER, account(HANDLER).password());
        var token = browser.cookie("huiyin");
        var rows = jdbc.sql("select row_to_json(session)::text from session").query(String.class).list();
        assertThat(rows).hasSize(1).noneMatch(row -> row.contains(String.valueOf(token)));
    }

    @Test
    void a_session_ends_after_eight_idle_hours_and_after_a_day_in_any_case() {
        var idle = as(HANDLER);
        clock.advance(Duration.ofHours(8).minusSeconds(1));
        assertThat(idle.get("/api/sessions").status()).isEqualTo(200);
        clock.advance(Duration.ofHours(8));
        assertThat(idle.get("/api/sessions").code()).isEqualTo("account.sign-in-needed");
        var busy = as(HANDLER);
        for (int hours = 0; hours < 21; hours += 7) {
            clock.advance(Duration.ofHours(7));
            assertThat(busy.get("/api/sessions").status()).isEqualTo(200);
        }
        clock.advance(Duration.ofHours(3));
        assertThat(busy.get("/api/sessions").status()).isEqualTo(401);
    }

    @Test
    void a_session_is_noted_as_used_at_most_once_a_minute() {
        var browser = as(HANDLER);
        var began = lastSeen();
        clock.advance(Duration.ofSeconds(59));
        browser.get("/api/sessions");
        assertThat(lastSeen()).isEqualTo(began);
        clock.advance(Duration.ofSeconds(1));
        browser.get("/api/sessions");
        assertThat(lastSeen()).isNotEqualTo(began);
    }

    private String lastSeen() {
        return jdbc.sql("select last_seen_at::text from session").query(String.class).single();
    }

    @Test
    void signing_out_ends_the_session_on_the_server_too() {
        var browser = as(HANDLER);
        var token = browser.cookie("huiyin");
        assertThat(browser.delete("/api/session").status()).isEqualTo(200);
        assertThat(browser.cookie("huiyin")).isNull();
        assertThat(new Browser(port).cookie("huiyin", String.valueOf(token)).get("/api/sessions").status()).isEqualTo(401);
    }

    @Test
    void one_sees_and_ends_ones_own_sessions_and_nobody_elses() {
        var here = as(HANDLER);
        var there = as(HANDLER);
        var other = as("handler-laocheng");
        var list = here.get("/api/sessions").json();
        assertThat(list).hasSize(2);
        var elsewhere = list.valueStream().filter(s -> !s.get("current").asBoolean()).findFirst().orElseThrow().get("id").asString();
        assertThat(other.delete("/api/sessions/" + elsewhere).code()).isEqualTo("session.unknown");
        assertThat(here.delete("/api/sessions/" + elsewhere).status()).isEqualTo(204);
        assertThat(there.get("/api/sessions").status()).isEqualTo(401);
        assertThat(here.get("/api/sessions").status()).isEqualTo(200);
    }

    @Test
    void a_command_needs_the_token_that_follows_from_its_session() {
        var browser = as(HANDLER);
        var right = String.valueOf(browser.cookie("XSRF-TOKEN"));
        assertThat(browser.with("X-XSRF-TOKEN", "").delete("/api/session").code()).isEqualTo("request.csrf");
        var planted = "A".repeat(43);
        browser.cookie("XSRF-TOKEN", planted).with("X-XSRF-TOKEN", planted);
        assertThat(browser.delete("/api/session").code()).isEqualTo("request.csrf");
        var others = String.valueOf(as("handler-laocheng").cookie("XSRF-TOKEN"));
        browser.cookie("XSRF-TOKEN", others).with("X-XSRF-TOKEN", others);
        assertThat(browser.delete("/api/session").code()).isEqualTo("request.csrf");
        browser.cookie("XSRF-TOKEN", right).with("X-XSRF-TOKEN", right);
        assertThat(browser.delete("/api/session").status()).isEqualTo(200);
    }

    @Test
    void signing_in_without_the_token_is_refused() {
        var answer = signIn(new Browser(port), HANDLER, account(HANDLER).password());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("request.csrf");
    }
}
