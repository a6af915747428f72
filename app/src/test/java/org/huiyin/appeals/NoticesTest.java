package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.appeals.command.RegisterAppeal.Contact;
import org.huiyin.matters.command.ErasureHandler;
import org.huiyin.matters.command.MessageHandler;
import org.huiyin.notify.Channel;
import org.huiyin.notify.Letter;
import org.huiyin.notify.domain.Backoff;
import org.huiyin.people.Role;
import org.huiyin.storage.MasterKey;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What residents are told, by which way and when; and that nothing of a person goes by SMS. */
class NoticesTest extends NotifyServer {
    @Autowired private MessageHandler messages;
    @Autowired private ErasureHandler erasure;
    @Autowired private JsonMapper json;

    @Test
    void an_sms_says_number_day_and_page_and_nothing_of_the_person() {
        var matter = appealOf(phone());
        hear();
        send();
        assertThat(GATEWAY.posted).hasSize(1);
        var posted = GATEWAY.posted.getFirst();
        var body = json.readTree(posted.body());
        assertThat(body.path("phone").asString()).isEqualTo("13877712345");
        assertThat(body.path("text").asString()).isEqualTo("您的诉求已登记，编号 " + number(matter) + "，10月13日前答复。凭查询码查看：" + PAGE);
        sayNothingOfThePerson(posted.body());
        assertThat(posted.header("Idempotency-Key")).isEqualTo(body.path("id").asString());
        assertThat(posted.header("X-Key")).isEqualTo("a-key");
        long at = clock.instant().getEpochSecond();
        assertThat(posted.header("X-Signature")).isEqualTo("t=" + at + ",v1=" + HexFormat.of().formatHex(
                MasterKey.hmac("a-secret".getBytes(StandardCharsets.UTF_8), (at + "." + posted.body()).getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void nothing_that_happens_to_an_appeal_brings_words_of_it_into_an_sms_or_a_mail() throws Exception {
        var matter = appealOf(new Contact(false, NAME, "13877712345", RESIDENT, false));
        dispatched(matter, "housing");
        custody.sign(ask(matter, Role.HANDLER, "housing"));
        messages.askDetails(ask(matter, Role.HANDLER, "housing"), "积水是从哪里来的？");
        messages.message(ask(matter, Role.HANDLER, "housing"), "明天来看积水");
        answered(now(matter.id()), "housing");
        residents.reopen(resident(matter), "雨后又积水");
        hear();
        send();
        assertThat(GATEWAY.posted).extracting(posted -> json.readTree(posted.body()).path("text").asString().substring(0, 9)).hasSize(5);
        GATEWAY.posted.forEach(posted -> sayNothingOfThePerson(posted.body()));
        var mails = mailsTo(RESIDENT);
        assertThat(mails).hasSize(5);
        mails.forEach(mail -> sayNothingOfThePerson(words(mail)));
        assertThat(mails).allSatisfy(mail -> {
            assertThat(words(mail)).contains(number(matter)).contains(PAGE);
            assertThat(mail.getReplyTo()[0].toString()).matches("letters\\+[0-9a-v]{32}@huiyin\\.example");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        });
        var key = jdbc.queryForObject("select receipt from matter_key where matter_id = ?", byte[].class, matter.id().value());
        assertThat(key).isNotEmpty();
        assertThat(jdbc.queryForObject("select count(*) from letter where sealed is not null", Integer.class)).isZero();
    }

    @Test
    void an_event_is_told_once_and_whoever_stayed_anonymous_is_told_nothing() {
        var matter = appealOf(email());
        appealOf(new Contact(true, null, null, null, false));
        appealOf(new Contact(false, NAME, "0827-5212345", null, false)); // no SMS reaches a landline
        hear();
        assertThat(queued()).isEqualTo(1);
        jdbc.update("insert into outbox (district, matter_id, revision) values (1, ?, 1)", matter.id().value());
        hear();
        assertThat(queued()).isEqualTo(1);
    }

    @Test
    void words_wait_sealed_and_an_erasure_takes_them_with_it() {
        var matter = answered(inHandOf(email()), "housing");
        hear();
        var sealed = jdbc.queryForList("select sealed from letter", byte[].class);
        assertThat(sealed).hasSize(2).allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("mail.example"));
        var registered = jdbc.queryForObject("select id from letter order by id limit 1", UUID.class);
        jdbc.update("update letter set state = 'dead', ended_at = now(), reason = 'unreachable' where id = ?", registered);
        residents.askErasure(resident(matter));
        erasure.erase(ask(matter, Role.ADMINISTRATOR, "centre"), "物业");
        assertThat(queued()).isZero();
        assertThat(jdbc.queryForObject("select count(*) from reply_address where matter_id = ?", Integer.class, matter.id().value())).isZero();
    }

    private org.huiyin.matters.Matter<org.huiyin.appeals.domain.AppealState> inHandOf(Contact contact) {
        var matter = dispatched(appealOf(contact), "housing");
        custody.sign(ask(matter, Role.HANDLER, "housing"));
        return now(matter.id());
    }

    @Test
    void messages_about_two_matters_of_one_resident_have_nothing_in_common_that_is_theirs_alone() {
        var one = appealOf(email());
        var other = appealOf(email());
        hear();
        jdbc.update("update letter set due_at = due_at - interval '1 hour'");
        for (var column : List.of("id::text", "matter_id::text", "encode(sealed, 'hex')")) {
            assertThat(jdbc.queryForList("select " + column + " from letter", String.class)).as(column).hasSize(2).doesNotHaveDuplicates();
        }
        send();
        assertThat(mailsTo(RESIDENT)).extracting(mail -> mail.getReplyTo()[0].toString()).hasSize(2).doesNotHaveDuplicates();
        assertThat(jdbc.queryForList("select encode(hash, 'hex') from reply_address where matter_id in (?, ?)", String.class, one.id().value(),
                other.id().value())).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void an_sms_waits_for_the_morning_and_a_mail_does_not() {
        clock.set("2026-09-16T22:30");
        appealOf(new Contact(false, NAME, "13877712345", RESIDENT, false));
        hear();
        send();
        assertThat(GATEWAY.posted).isEmpty();
        assertThat(mailsTo(RESIDENT)).hasSize(1);
        clock.set("2026-09-17T07:59");
        send();
        assertThat(GATEWAY.posted).isEmpty();
        clock.set("2026-09-17T08:00");
        send();
        assertThat(GATEWAY.posted).hasSize(1);
    }

    @Test
    void a_mail_goes_out_once_the_server_is_back() {
        appealOf(email());
        hear();
        MAIL.getSmtp().stopService();
        send();
        assertThat(mailsTo(RESIDENT)).isEmpty();
        assertThat(jdbc.queryForObject("select reason from letter", String.class)).isEqualTo("unreachable");
        send();
        assertThat(jdbc.queryForObject("select tries from letter", Integer.class)).isEqualTo(1);
        MAIL.stop();
        MAIL.start();
        MAIL.setUser(OWN, OWN, "only-for-tests");
        clock.advance(Duration.ofSeconds(80));
        send();
        assertThat(mailsTo(RESIDENT)).hasSize(1);
        assertThat(state("email")).isEqualTo("sent");
    }

    @Test
    void what_a_dead_sender_had_in_hand_goes_out_again_under_the_same_id() {
        appealOf(email());
        hear();
        jdbc.update("update letter set due_at = ?::timestamptz + interval '5 minutes', tries = 1", clock.instant().toString()); // taken, never settled
        send();
        assertThat(mailsTo(RESIDENT)).isEmpty();
        clock.advance(Duration.ofMinutes(6));
        send();
        var id = jdbc.queryForObject("select id::text from letter", String.class);
        assertThat(mailsTo(RESIDENT)).singleElement().satisfies(mail -> assertThat(mail.getMessageID()).isEqualTo("<" + id + "@huiyin.example>"));
    }

    @Test
    void after_eight_tries_it_is_given_up_and_an_administrator_may_try_again_or_discard() {
        appealOf(phone());
        hear();
        GATEWAY.status = 503;
        for (int i = 0; i < Backoff.MOST_TRIES; i++) {
            send();
            clock.advance(Duration.ofHours(24));
        }
        assertThat(GATEWAY.posted).hasSize(Backoff.MOST_TRIES).extracting(posted -> posted.header("Idempotency-Key")).containsOnly(
                GATEWAY.posted.getFirst().header("Idempotency-Key"));
        var admin = signedIn(account(Role.ADMINISTRATOR, "centre")); // days have passed
        var page = admin.get("/api/admin/letters");
        var dead = page.json().path("items").path(0);
        assertThat(dead.path("reason").asString()).isEqualTo("answered-503");
        assertThat(dead.path("to").asString()).isEqualTo("138****45");
        assertThat(page.text()).doesNotContain("13877712345").doesNotContain(NAME);
        var id = dead.path("id").asString();
        GATEWAY.status = 200;
        assertThat(admin.post("/api/admin/letters/" + id + "/retry", Map.of()).status()).isEqualTo(204);
        send();
        assertThat(state("sms")).isEqualTo("sent");
        assertThat(admin.delete("/api/admin/letters/" + id).status()).isEqualTo(404);
    }

    @Test
    void what_the_gateway_refuses_is_given_up_at_once() {
        appealOf(phone());
        hear();
        GATEWAY.status = 400;
        send();
        assertThat(state("sms")).isEqualTo("dead");
        var admin = as(Role.ADMINISTRATOR, "centre");
        var id = admin.get("/api/admin/letters").json().path("items").path(0).path("id").asString();
        assertThat(admin.delete("/api/admin/letters/" + id).status()).isEqualTo(204);
        assertThat(queued()).isZero();
    }

    @Test
    void a_code_for_signing_in_goes_at_night_too_but_not_when_it_is_over() {
        clock.set("2026-09-16T23:30");
        var values = Map.of("code", "482913", "minutes", "10");
        post.send(UUID.randomUUID(), new Letter("sign-in", Channel.SMS, "+86 138 7771 2345", "en", values, clock.instant().plusSeconds(600)));
        send();
        assertThat(json.readTree(GATEWAY.posted.getFirst().body()).path("text").asString()).startsWith("Your sign-in code is 482913");
        post.send(UUID.randomUUID(), new Letter("sign-in", Channel.SMS, "13877712345", "zh", values, clock.instant().plusSeconds(600)));
        clock.advance(Duration.ofMinutes(11));
        send();
        assertThat(GATEWAY.posted).hasSize(1);
        assertThat(jdbc.queryForList("select state from letter order by state", String.class)).containsExactly("expired", "sent");
    }

    @Test
    void what_has_not_the_shape_of_its_place_is_not_sent() {
        var inNumber = new Letter("replied", Channel.SMS, "13877712345", "zh", Map.of("number", NAME, "link", PAGE), null);
        assertThatThrownBy(() -> post.send(UUID.randomUUID(), inNumber)).isInstanceOf(IllegalArgumentException.class);
        var besides = new Letter("replied", Channel.SMS, "13877712345", "zh", Map.of("number", "WC260916-7K3M9Q", "link", PAGE, "name", NAME), null);
        assertThatThrownBy(() -> post.send(UUID.randomUUID(), besides)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void somebody_who_wrote_in_english_is_answered_in_english() {
        var browser = visitor().with("Idempotency-Key", UUID.randomUUID().toString());
        var sent = browser.post("/api/appeals", Map.of("text", "Water in the cellar again", "report", false, "language", "en",
                "contact", Map.of("anonymous", false, "email", RESIDENT, "mayBeNamed", false)));
        assertThat(sent.status()).isEqualTo(201);
        hear();
        send();
        assertThat(mailsTo(RESIDENT)).singleElement().satisfies(mail -> assertThat(words(mail)).contains("Your appeal is registered as")
                .contains("Reply to this mail").doesNotContain(sent.json().path("code").asString()));
    }
}
