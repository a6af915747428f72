package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huiyin.Browser;
import org.huiyin.Browser.Answer;
import org.huiyin.kernel.MatterId;
import org.huiyin.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A resident's account, opened by a code that comes by message, and what nobody else can learn of it. */
class ResidentAccountHttpTest extends NotifyServer {
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");
    private static final String SORRY = "resident.code-wrong";

    @BeforeEach
    void nobodyHasAnAccount() {
        for (var table : List.of("resident_session", "resident_code", "resident_account")) {
            jdbc.update("delete from " + table);
        }
    }

    @Test
    void a_code_opens_an_account_that_gathers_what_is_sent_from_then_on_and_what_is_added_by_its_code() throws Exception {
        var before = sent(visitor());
        var browser = entered(RESIDENT);
        assertThat(browser.get("/api/resident").json().get("open").asBoolean()).isTrue();
        var with = sent(browser);
        assertThat(browser.post("/api/resident/appeals", Map.of("code", before.code())).status()).isEqualTo(204);
        assertThat(browser.post("/api/resident/appeals", Map.of("code", "no such code at all")).code()).isEqualTo("receipt.unknown");
        var list = browser.get("/api/resident/appeals").json();
        assertThat(list.valueStream().map(one -> one.get("number").asString())).containsExactly(before.number(), with.number());
        assertThat(list.at("/0/due").asString()).isNotBlank();
        var token = visitor().post("/api/receipts", Map.of("code", list.at("/0/code").asString()));
        assertThat(token.json().get("number").asString()).as("its code opens the receipt").isEqualTo(before.number());
        assertThat(browser.post("/api/resident/appeals/removal", Map.of("code", before.code())).status()).isEqualTo(204);
        assertThat(browser.get("/api/resident/appeals").json()).hasSize(1);
        assertThat(entered(RESIDENT).get("/api/resident/appeals").json()).as("elsewhere, by the same address").hasSize(1);
        assertThat(entered("another@mail.example").get("/api/resident/appeals").json()).as("of nobody else").isEmpty();
    }

    @Test
    void a_code_serves_once_for_ten_minutes_and_five_tries() throws Exception {
        var code = code(RESIDENT);
        assertThat(enter(visitor(), RESIDENT, code).status()).isEqualTo(204);
        assertThat(enter(visitor(), RESIDENT, code).code()).isEqualTo(SORRY);
        clock.advance(Duration.ofMinutes(2));
        var late = code(RESIDENT);
        clock.advance(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(enter(visitor(), RESIDENT, late).code()).isEqualTo(SORRY);
        var tried = code(RESIDENT);
        for (int i = 0; i < 5; i++) {
            assertThat(enter(visitor(), RESIDENT, tried.equals("111111") ? "222222" : "111111").code()).isEqualTo(SORRY);
        }
        assertThat(enter(visitor(), RESIDENT, tried).code()).as("no try is left").isEqualTo(SORRY);
    }

    @Test
    void one_address_gets_one_code_a_minute_and_ten_a_day_and_the_answer_is_the_same() {
        for (int i = 0; i < 3; i++) {
            assertThat(ask(visitor(), RESIDENT).status()).isEqualTo(204);
        }
        assertThat(queued()).isEqualTo(1);
        for (int i = 0; i < 12; i++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(ask(visitor(), RESIDENT).status()).isEqualTo(204);
        }
        assertThat(queued()).isEqualTo(10);
        clock.advance(Duration.ofDays(1));
        ask(visitor(), RESIDENT);
        assertThat(queued()).isEqualTo(11);
    }

    @Test
    void nobody_learns_whether_an_account_exists() throws Exception {
        entered(RESIDENT);
        clock.advance(Duration.ofMinutes(2));
        var known = ask(visitor(), RESIDENT);
        var unknown = ask(visitor(), "nobody@mail.example");
        assertThat(known.status()).isEqualTo(unknown.status());
        assertThat(known.text()).isEqualTo(unknown.text());
        assertThat(enter(visitor(), RESIDENT, "000000").text()).isEqualTo(enter(visitor(), "never-asked@mail.example", "000000").text());
    }

    @Test
    void what_is_stored_joins_no_appeals_and_holds_no_address() throws Exception {
        var browser = entered(RESIDENT);
        var empty = size();
        var first = sent(browser);
        var second = sent(browser);
        assertThat(size()).as("a row tells nothing by its length").isEqualTo(empty);
        var stored = everything();
        assertThat(stored).doesNotContain(RESIDENT.toLowerCase(java.util.Locale.ROOT)).doesNotContain(hex(RESIDENT));
        var account = HexFormat.of().formatHex(jdbc.queryForObject("select contact from resident_account", byte[].class));
        assertThat(outside("resident_", stored)).as("nothing of the account outside its own tables").doesNotContain(account);
        for (var receipt : List.of(first, second)) {
            assertThat(inside("resident_", stored)).doesNotContain(receipt.number()).doesNotContain(receipt.code())
                    .doesNotContain(hex(receipt.code().replace("-", "")));
        }
        for (var column : List.of("matter_id::text", "resident::text", "encode(receipt, 'hex')")) {
            jdbc.queryForList("select " + column + " from matter_key", String.class)
                    .forEach(known -> assertThat(inside("resident_", stored)).as(column).doesNotContain(known));
        }
        var again = jdbc.queryForObject("select sealed from resident_account", byte[].class);
        assertThat(new String(again, StandardCharsets.ISO_8859_1)).doesNotContain(first.code().replace("-", ""));
    }

    @Test
    void an_erased_appeal_leaves_the_list() throws Exception {
        var browser = entered(RESIDENT);
        var receipt = sent(browser);
        var id = MatterId.parse(district.id(), district.prefix(), receipt.number());
        jdbc.update("delete from matter_key where matter_id = ?", id.value());
        assertThat(browser.get("/api/resident/appeals").json().toString()).doesNotContain(receipt.number());
    }

    @Test
    void signing_out_everywhere_ends_every_session_and_deleting_leaves_the_appeals() throws Exception {
        var here = entered(RESIDENT);
        clock.advance(Duration.ofMinutes(2));
        var there = entered(RESIDENT);
        var receipt = sent(here);
        assertThat(here.delete("/api/resident/sessions").status()).isEqualTo(204);
        assertThat(there.get("/api/resident/appeals").code()).isEqualTo("resident.sign-in-needed");
        clock.advance(Duration.ofMinutes(2));
        var back = entered(RESIDENT);
        assertThat(back.get("/api/resident/appeals").json()).hasSize(1);
        assertThat(back.delete("/api/resident").status()).isEqualTo(204);
        assertThat(jdbc.queryForObject("select count(*) from resident_account", Integer.class)).isZero();
        assertThat(jdbc.queryForObject("select count(*) from resident_session", Integer.class)).isZero();
        assertThat(visitor().post("/api/receipts", Map.of("code", receipt.code())).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(2));
        assertThat(entered(RESIDENT).get("/api/resident/appeals").json()).as("the links are gone").isEmpty();
    }

    @Test
    void staff_have_no_way_to_it_and_a_session_of_staff_opens_none() {
        var staff = as(Role.ADMINISTRATOR, "centre");
        assertThat(staff.get("/api/resident/appeals").code()).isEqualTo("resident.sign-in-needed");
        assertThat(staff.get("/api/resident").json().get("open").asBoolean()).isFalse();
    }

    @Test
    void commands_need_the_token_of_the_page() throws Exception {
        var browser = entered(RESIDENT);
        browser.forget("XSRF-TOKEN");
        assertThat(browser.delete("/api/resident").code()).isEqualTo("request.csrf");
    }

    private record Sent(String number, String code) {}

    private Sent sent(Browser browser) {
        var answer = browser.with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/appeals",
                Map.of("text", TEXT, "report", false, "contact", Map.of("anonymous", true, "mayBeNamed", false), "urgent", false));
        assertThat(answer.status()).as(answer::text).isEqualTo(201);
        return new Sent(answer.json().get("number").asString(), answer.json().get("code").asString());
    }

    private static Answer ask(Browser browser, String address) {
        return browser.post("/api/resident/code", Map.of("channel", "email", "address", address, "language", "zh"));
    }

    private static Answer enter(Browser browser, String address, String code) {
        return browser.post("/api/resident/session", Map.of("channel", "email", "address", address, "code", code));
    }

    private String code(String address) {
        clock.advance(Duration.ofMinutes(2)); // one code a minute
        assertThat(ask(visitor(), address).status()).isEqualTo(204);
        send();
        var found = CODE.matcher(words(mailsTo(address).getLast()));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private Browser entered(String address) {
        var browser = visitor();
        var answer = enter(browser, address, code(address));
        assertThat(answer.status()).as(answer::text).isEqualTo(204);
        return browser;
    }

    private int size() {
        return jdbc.queryForObject("select length(sealed) from resident_account", Integer.class);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Every row of every table, as text, each line led by its table. */
    private String everything() {
        var all = new StringBuilder();
        for (var table : jdbc.queryForList("select table_name from information_schema.role_table_grants where grantee = current_user and privilege_type = 'SELECT' and table_schema = 'public'", String.class)) {
            jdbc.queryForList("select t::text from " + table + " t", String.class).forEach(row -> all.append(table).append(' ').append(row).append('\n'));
        }
        return all.toString();
    }

    private static String inside(String prefix, String stored) {
        return String.join("\n", stored.lines().filter(line -> line.startsWith(prefix)).toList());
    }

    private static String outside(String prefix, String stored) {
        return String.join("\n", stored.lines().filter(line -> !line.startsWith(prefix)).toList());
    }
}
