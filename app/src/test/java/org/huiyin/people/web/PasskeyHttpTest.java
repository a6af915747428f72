package org.huiyin.people.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.huiyin.Browser;
import org.huiyin.Browser.Answer;
import org.huiyin.people.PeopleHttp;
import org.huiyin.people.Role;
import org.huiyin.people.domain.OneTimeCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;

/** Passkeys as a second factor, made and used by an emulated device. */
class PasskeyHttpTest extends PeopleHttp {
    private static final String LOGIN = "handler-water";

    @BeforeEach
    @AfterEach
    void nobodyHasOne() {
        jdbc.sql("delete from passkey").update();
        jdbc.sql("delete from sign_in_failure").update();
    }

    @Test
    void a_passkey_is_made_and_opens_the_door_after_the_password() {
        var device = new Device(ORIGIN);
        var owner = as(LOGIN);
        var elsewhere = as(LOGIN);
        var added = add(owner, device, "安全钥匙", known(LOGIN));
        assertThat(added.status()).as(added::text).isEqualTo(201);
        assertThat(added.json().get("recoveryCodes")).as("codes on paper come with the first factor").hasSize(10);
        assertThat(elsewhere.get("/api/sessions").status()).as("opened without it").isEqualTo(401);
        var mine = owner.get("/api/second-factor").json();
        assertThat(mine.at("/passkeys/0/name").asString()).isEqualTo("安全钥匙");
        assertThat(mine.get("codes").asBoolean()).isFalse();
        assertThat(mine.get("recoveryCodes").asInt()).isEqualTo(10);

        var browser = halfOpen();
        var opened = browser.post("/api/session/passkey", device.sign(question(browser)));
        assertThat(opened.status()).as(opened::text).isEqualTo(200);
        assertThat(opened.json().at("/account/secondFactor").asBoolean()).isTrue();
        assertThat(browser.get("/api/sessions").status()).isEqualTo(200);
        assertThat(browser.cookie("huiyin-step")).isNull();

        var onPaper = added.json().at("/recoveryCodes/0").asString();
        assertThat(halfOpen().post("/api/session/code", Map.of("code", onPaper)).status()).isEqualTo(200);
        assertThat(halfOpen().post("/api/session/code", Map.of("code", onPaper)).code()).as("once").isEqualTo("account.code-wrong");
    }

    @Test
    void what_was_signed_serves_once_and_only_for_the_question_it_answers() {
        var device = new Device(ORIGIN);
        add(as(LOGIN), device, "一", known(LOGIN));
        var browser = halfOpen();
        var earlier = device.sign(question(browser));
        var signed = device.sign(question(browser));
        assertThat(browser.post("/api/session/passkey", earlier).code()).as("of an earlier question").isEqualTo("passkey.wrong");
        assertThat(browser.post("/api/session/passkey", signed).code()).as("its question was taken").isEqualTo("passkey.wrong");
        var other = halfOpen();
        question(other);
        assertThat(other.post("/api/session/passkey", signed).code()).as("of another sign-in").isEqualTo("passkey.wrong");
        assertThat(visitor().post("/api/session/passkey", signed).code()).isEqualTo("account.half-open-over");
        var late = halfOpen();
        var good = device.sign(question(late));
        clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(late.post("/api/session/passkey", good).code()).isEqualTo("account.half-open-over");
    }

    @Test
    void a_half_open_door_opens_once() {
        var device = new Device(ORIGIN);
        add(as(LOGIN), device, "一", known(LOGIN));
        var browser = halfOpen();
        var cookie = java.util.Objects.requireNonNull(browser.cookie("huiyin-step"));
        assertThat(browser.post("/api/session/passkey", device.sign(question(browser))).status()).isEqualTo(200);
        assertThat(visitor().cookie("huiyin-step", cookie).post("/api/session/passkey/question", Map.of()).code()).isEqualTo("account.half-open-over");
    }

    @Test
    void wrong_signatures_count_as_failures_and_lock_the_name() {
        add(as(LOGIN), new Device(ORIGIN), "一", known(LOGIN));
        var browser = halfOpen();
        var junk = Map.of("id", "AAAA", "clientData", "e30", "authenticatorData", "AAAA", "signature", "AAAA");
        for (int i = 0; i < 4; i++) {
            question(browser);
            assertThat(browser.post("/api/session/passkey", junk).code()).isEqualTo("passkey.wrong");
        }
        assertThat(browser.post("/api/session/passkey", junk).code()).isEqualTo("account.locked");
    }

    @Test
    void a_passkey_of_another_account_or_another_site_opens_nothing() {
        var device = new Device(ORIGIN);
        add(as(LOGIN), device, "一", known(LOGIN));
        var others = new Device(ORIGIN);
        var foreign = question(browserOf("handler-housing", others));
        var browser = halfOpen();
        var asked = question(browser);
        var signed = new HashMap<>(others.sign(withChallenge(foreign, asked)));
        assertThat(browser.post("/api/session/passkey", signed).code()).isEqualTo("passkey.wrong");
        signed.put("id", device.sign(asked).get("id"));
        question(browser);
        assertThat(browser.post("/api/session/passkey", signed).code()).as("another key under my id").isEqualTo("passkey.wrong");
        jdbc.sql("delete from sign_in_failure").update();
        assertThat(add(as("handler-jiangbei"), new Device("https://huiyin.example.evil"), "假", known("handler-jiangbei")).code()).isEqualTo("passkey.unfit");
    }

    @Test
    void a_counter_that_went_back_is_noticed_recorded_and_the_passkey_serves_no_more() {
        var device = new Device(ORIGIN);
        add(as(LOGIN), device, "旧钥匙", known(LOGIN));
        var first = halfOpen();
        assertThat(first.post("/api/session/passkey", device.sign(question(first))).status()).isEqualTo(200);
        device.likeACopy();
        var browser = halfOpen();
        assertThat(browser.post("/api/session/passkey", device.sign(question(browser))).code()).isEqualTo("passkey.suspect");
        assertThat(as(LOGIN).get("/api/second-factor").json().at("/passkeys/0/suspect").asBoolean()).isTrue();
        assertThat(jdbc.sql("select count(*) from people_event where kind = 'AccountPasskeySuspect'").query(Long.class).single()).isEqualTo(1);
        question(browser);
        assertThat(browser.post("/api/session/passkey", device.sign(question(browser))).code()).isEqualTo("passkey.suspect");
    }

    @Test
    void the_first_one_asks_who_it_is_as_well_or_a_session_left_open_could_be_locked_to_somebody_elses_key() {
        var owner = as(LOGIN);
        assertThat(owner.get("/api/second-factor").json().get("proof").asBoolean()).isTrue();
        assertThat(owner.post("/api/passkeys/invitation", Map.of()).code()).isEqualTo("account.wrong");
        assertThat(owner.post("/api/second-factor", Map.of("password", "wrong")).code()).isEqualTo("account.wrong");
        assertThat(add(owner, new Device(ORIGIN), "一", known(LOGIN)).status()).isEqualTo(201);
        var provided = as(open("no-password-" + System.nanoTime() % 100_000, "jiangbei", Role.HANDLER));
        assertThat(add(provided, new Device(ORIGIN), "一", Map.of()).status()).as("who signs in elsewhere has nothing to show").isEqualTo(201);
    }

    @Test
    void adding_to_a_factor_that_stands_asks_again_who_it_is() {
        var owner = as(LOGIN);
        var password = account(LOGIN).password();
        add(owner, new Device(ORIGIN), "一", known(LOGIN));
        assertThat(owner.post("/api/passkeys/invitation", Map.of()).code()).isEqualTo("account.wrong");
        assertThat(owner.post("/api/second-factor", Map.of()).code()).as("codes too").isEqualTo("account.wrong");
        var second = add(owner, new Device(ORIGIN), "二", Map.of("password", password));
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().get("recoveryCodes")).as("those that were given still serve").isEmpty();
        assertThat(owner.get("/api/second-factor").json().get("passkeys")).hasSize(2);
    }

    @Test
    void a_challenge_for_making_one_serves_once_and_for_five_minutes() {
        var owner = as(LOGIN);
        var made = new Device(ORIGIN).make(owner.post("/api/passkeys/invitation", known(LOGIN)).json(), "一");
        assertThat(as("handler-housing").post("/api/passkeys", made).code()).as("of another account").isEqualTo("passkey.none-invited");
        assertThat(owner.post("/api/passkeys", made).status()).isEqualTo(201);
        assertThat(owner.post("/api/passkeys", made).code()).isEqualTo("passkey.none-invited");
        var late = as("handler-jiangbei");
        var slow = new Device(ORIGIN).make(late.post("/api/passkeys/invitation", known("handler-jiangbei")).json(), "慢");
        clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(late.post("/api/passkeys", slow).code()).isEqualTo("passkey.none-invited");
    }

    @Test
    void the_last_factor_of_an_administrator_stays_and_anybody_elses_goes_with_its_codes() {
        var id = open("admin-keys-" + System.nanoTime() % 100_000, "jiangbei", Role.ADMINISTRATOR);
        jdbc.sql("update account set second_factor = null where id = :id").param("id", id).update();
        var administrator = as(id);
        assertThat(administrator.get("/api/admin/accounts").code()).isEqualTo("account.second-factor-needed");
        var codes = add(administrator, new Device(ORIGIN), "钥匙", Map.of()).json().get("recoveryCodes");
        assertThat(administrator.get("/api/admin/accounts").status()).as("a passkey is a second factor").isEqualTo(200);
        assertThat(remove(administrator, Map.of("code", codes.get(0).asString())).code()).isEqualTo("passkey.last");

        var owner = as(LOGIN);
        add(owner, new Device(ORIGIN), "一", known(LOGIN));
        assertThat(remove(owner, Map.of()).code()).as("not without showing who it is").isEqualTo("account.wrong");
        assertThat(remove(owner, Map.of("password", account(LOGIN).password())).status()).isEqualTo(204);
        assertThat(owner.get("/api/second-factor").json().get("recoveryCodes").asInt()).isZero();
        assertThat(signIn(visitor(), LOGIN, account(LOGIN).password()).status()).isEqualTo(200);
    }

    @Test
    void codes_and_passkeys_stand_side_by_side() {
        var login = "handler-henan";
        var owner = as(login);
        var secret = owner.post("/api/second-factor", known(login)).json().get("secret").asString();
        owner.put("/api/second-factor", Map.of("code", OneTimeCode.at(secret, clock.instant())));
        clock.advance(Duration.ofSeconds(30));
        var device = new Device(ORIGIN);
        assertThat(add(owner, device, "一", Map.of("code", OneTimeCode.at(secret, clock.instant()))).status()).isEqualTo(201);
        var refused = signIn(visitor(), login, account(login).password());
        assertThat(refused.json().at("/facts/code").asBoolean()).isTrue();
        assertThat(refused.json().at("/facts/passkey").asBoolean()).isTrue();
        assertThat(as("administrator-centre").delete("/api/admin/accounts/" + id(login) + "/second-factor").status()).isEqualTo(204);
        assertThat(signIn(visitor(), login, account(login).password()).status()).as("both are gone").isEqualTo(200);
    }

    @Test
    void without_a_setting_only_localhost_has_passkeys() {
        var here = new MockHttpServletRequest();
        here.setServerPort(8080);
        assertThat(new Sites("").of(here).origin()).isEqualTo("http://localhost:8080");
        here.setServerName("huiyin.evil");
        assertThatThrownBy(() -> new Sites("").of(here)).hasMessage("passkey.no-origin");
        assertThat(new Sites("https://huiyin.example/").of(here).origin()).isEqualTo("https://huiyin.example");
    }

    private Map<String, String> known(String login) {
        return Map.of("password", account(login).password());
    }

    private Answer add(Browser owner, Device device, String name, Map<String, String> proof) {
        return owner.post("/api/passkeys", device.make(owner.post("/api/passkeys/invitation", proof).json(), name));
    }

    private Answer remove(Browser owner, Map<String, String> proof) {
        var passkey = owner.get("/api/second-factor").json().at("/passkeys/0/id").asString();
        return owner.post("/api/passkeys/" + passkey + "/removal", proof);
    }

    /** The password was right, the second factor is owed. */
    private Browser halfOpen() {
        return halfOpen(LOGIN);
    }

    private Browser halfOpen(String login) {
        var browser = visitor();
        assertThat(signIn(browser, login, account(login).password()).code()).isEqualTo("account.code-needed");
        assertThat(browser.get("/api/sessions").status()).isEqualTo(401);
        return browser;
    }

    private Browser browserOf(String login, Device device) {
        add(as(login), device, "别人的", known(login));
        return halfOpen(login);
    }

    private JsonNode question(Browser browser) {
        var question = browser.post("/api/session/passkey/question", Map.of());
        assertThat(question.status()).as(question::text).isEqualTo(200);
        return question.json();
    }

    private static JsonNode withChallenge(JsonNode question, JsonNode other) {
        return ((tools.jackson.databind.node.ObjectNode) question.deepCopy()).set("challenge", other.get("challenge"));
    }
}
