package org.huiyin.people.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.Browser;
import org.huiyin.people.Accounts;
import org.huiyin.people.Member;
import org.huiyin.people.PeopleHttp;
import org.huiyin.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AdministrationHttpTest extends PeopleHttp {
    @Autowired
    private Accounts accounts;

    private Browser administrator = new Browser(0);

    @BeforeEach
    void anAdministratorIsHere() {
        administrator = as("administrator-centre");
    }

    private static Map<String, String> words(String zh, String en) {
        return Map.of("zh", zh, "en", en);
    }

    private int open(String code, String parent, String level) {
        var answer = administrator.post("/api/admin/offices",
                Map.of("code", code, "parent", office(parent), "level", level, "kind", level, "name", words(code + "名", code)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().at("/office/id").asInt();
    }

    @Test
    void a_new_office_is_offered_at_once_and_its_id_is_small() {
        int id = open("xincheng", "jiangbei", "community");
        assertThat(id).isBetween(10, 1000);
        assertThat(offices.byCode("xincheng")).isPresent();
        assertThat(administrator.get("/api/offices?q=xincheng").json()).hasSize(1);
        assertThat(visitor().get("/api/places").text()).contains("xincheng名");
        var again = administrator.post("/api/admin/offices", Map.of("code", "xincheng", "parent", office("jiangbei"),
                "level", "community", "kind", "community", "name", words("又一个", "Another")));
        assertThat(again.code()).isEqualTo("office.code-taken");
    }

    @Test
    void a_rename_leaves_the_old_name_to_old_days_and_may_lie_ahead() {
        int id = open("jiujie", "jiangbei", "community");
        jdbc.sql("update office_period set valid_from = '2020-01-01' where office = :id").param("id", id).update();
        var renamed = administrator.put("/api/admin/offices/" + id, Map.of("parent", office("henan"), "name", words("新街社区", "Xinjie")));
        assertThat(renamed.json().get("periods")).hasSize(2);
        assertThat(offices.byId(id).name().zh()).isEqualTo("新街社区");
        assertThat(offices.byId(id).parent()).isEqualTo(office("henan"));
        assertThat(offices.asOf(id, LocalDate.of(2026, 9, 15)).name().zh()).isEqualTo("jiujie名");
        assertThat(offices.asOf(id, LocalDate.of(2026, 9, 15)).parent()).isEqualTo(office("jiangbei"));
        administrator.put("/api/admin/offices/" + id, Map.of("parent", office("henan"), "name", words("明年社区", "Next"), "from", "2027-01-01"));
        assertThat(offices.byId(id).name().zh()).isEqualTo("新街社区");
        var before = administrator.put("/api/admin/offices/" + id, Map.of("parent", office("henan"), "name", words("回头", "Back"), "from", "2026-12-01"));
        assertThat(before.code()).isEqualTo("office.later-change-stands");
        clock.set("2027-01-01T00:00");
        assertThat(offices.byId(id).name().zh()).isEqualTo("明年社区");
    }

    @Test
    void an_office_that_holds_matters_closes_only_after_they_were_handed_over() {
        int old = open("laojie", "jiangbei", "community");
        held.hold(old, 3);
        var refused = administrator.post("/api/admin/offices/" + old + "/closure", Map.of("mergeInto", office("binhe")));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("office.holds-matters");
        assertThat(refused.json().at("/facts/count").asInt()).isEqualTo(3);
        assertThat(administrator.get("/api/admin/offices/" + old).json().get("matters").asInt()).isEqualTo(3);
        var moved = administrator.post("/api/admin/hand-over",
                Map.of("from", old, "to", office("binhe")));
        assertThat(moved.json().get("moved").asInt()).isEqualTo(3);
        var closed = administrator.post("/api/admin/offices/" + old + "/closure", Map.of("mergeInto", office("binhe"))).json();
        assertThat(closed.at("/office/open").asBoolean()).isFalse();
        assertThat(closed.at("/mergedInto/code").asString()).isEqualTo("binhe");
        assertThat(offices.byId(old).name().zh()).isEqualTo("laojie名");
        assertThat(offices.open()).noneMatch(office -> office.id() == old);
    }

    @Test
    void an_office_with_people_or_offices_below_stays_open() {
        int office = open("renjia", "jiangbei", "community");
        open("someone-there", "renjia", Role.HANDLER);
        assertThat(close(office)).isEqualTo("office.has-accounts");
        assertThat(close(office("jiangbei"))).isEqualTo("office.has-offices-below");
        assertThat(close(office("centre"))).isEqualTo("office.district-stays");
        assertThat(close(999_999)).isEqualTo("office.unknown");
    }

    private String close(int office) {
        return administrator.post("/api/admin/offices/" + office + "/closure", Map.of()).code();
    }

    @Test
    void an_account_is_opened_with_a_password_that_must_be_changed_first() {
        int post = administrator.post("/api/admin/posts", Map.of("office", office("binhe"), "name", words("网格员", "Grid worker")))
                .json().get("id").asInt();
        var opened = administrator.post("/api/admin/accounts",
                Map.of("account", "Li.Na", "name", "李娜", "post", post, "roles", new String[] {"handler"}));
        assertThat(opened.status()).isEqualTo(201);
        var password = opened.json().get("password").asString();
        var browser = visitor();
        var session = signIn(browser, "li.na", password).json();
        assertThat(session.at("/account/mustChangePassword").asBoolean()).isTrue();
        assertThat(session.at("/account/post/zh").asString()).isEqualTo("网格员");
        assertThat(browser.get("/api/offices").code()).isEqualTo("account.password-change-needed");
        assertThat(browser.put("/api/password", Map.of("old", password, "new", "four unrelated words")).status()).isEqualTo(204);
        assertThat(browser.get("/api/offices").status()).isEqualTo(200);
        assertThat(administrator.post("/api/admin/posts/" + post + "/closure", Map.of()).code()).isEqualTo("post.is-held");
        var taken = administrator.post("/api/admin/accounts",
                Map.of("account", "li.na", "name", "另一人", "post", post, "roles", new String[] {"handler"}));
        assertThat(taken.code()).isEqualTo("account.name-taken");
    }

    @Test
    void the_last_account_that_can_work_on_open_matters_is_closed_only_when_none_is_left() {
        var leaving = open("leaving", "binhe", Role.HANDLER);
        held.hold(leaving, 2);
        assertThat(administrator.post("/api/admin/accounts/" + leaving + "/closure", Map.of()).code()).isEqualTo("account.holds-matters");
        held.hold(leaving, 0);
        var session = as(leaving);
        assertThat(administrator.post("/api/admin/accounts/" + leaving + "/closure", Map.of()).json().get("closedAt").isNull()).isFalse();
        assertThat(session.get("/api/sessions").status()).isEqualTo(401);
    }

    @Test
    void nobody_closes_or_resets_their_own_account_and_one_administrator_stays() {
        var me = id("administrator-centre");
        assertThat(administrator.post("/api/admin/accounts/" + me + "/closure", Map.of()).code()).isEqualTo("account.own");
        assertThat(administrator.post("/api/admin/accounts/" + me + "/password", Map.of()).code()).isEqualTo("account.own");
        assertThat(administrator.delete("/api/admin/accounts/" + me + "/second-factor").code()).isEqualTo("account.own");
        var street = open("street-administrator", "jiangbei", Role.ADMINISTRATOR);
        assertThat(as(street).post("/api/admin/accounts/" + me + "/closure", Map.of()).code()).isEqualTo("account.not-yours");
    }

    @Test
    void a_reset_ends_what_the_account_had_and_forgives_its_failures() {
        var login = "forgetful";
        var id = open(login, "binhe", Role.HANDLER);
        var session = as(id);
        for (int i = 0; i < 5; i++) {
            signIn(visitor(), login, "wrong " + i);
        }
        var password = administrator.post("/api/admin/accounts/" + id + "/password", Map.of()).json().get("password").asString();
        assertThat(session.get("/api/sessions").status()).isEqualTo(401);
        administrator.delete("/api/admin/accounts/" + id + "/second-factor");
        assertThat(signIn(visitor(), login, password).status()).isEqualTo(200);
    }

    @Test
    void accounts_are_listed_in_pages_within_reach() {
        var all = administrator.get("/api/admin/accounts?limit=200").json();
        assertThat(all.get("next").isNull()).isTrue();
        var first = administrator.get("/api/admin/accounts?limit=3").json();
        assertThat(first.get("items")).hasSize(3);
        var second = administrator.get("/api/admin/accounts?limit=3&after=" + first.get("next").asString()).json();
        assertThat(second.at("/items/0/account").asString()).isGreaterThan(first.at("/items/2/account").asString());
        var street = open("another-street-admin", "jiangbei", Role.ADMINISTRATOR);
        var seen = as(street).get("/api/admin/accounts?limit=200").json().get("items");
        assertThat(seen.valueStream().map(a -> a.at("/office/code").asString())).contains("binhe", "jiangbei").doesNotContain("henan", "centre");
        assertThat(administrator.get("/api/admin/accounts?q=handler-bin").json().get("items")).hasSize(1);
        assertThat(administrator.get("/api/admin/accounts?role=auditor").json().get("items")).hasSize(1);
        assertThat(administrator.get("/api/admin/accounts?limit=0").code()).isEqualTo("request.invalid");
    }

    @Test
    void whoever_is_away_has_a_deputy_until_the_first_day_back() {
        var absent = open("absent", "binhe", Role.HANDLER);
        var deputy = open("deputy", "binhe", Role.HANDLER);
        var browser = as(absent);
        var path = "/api/accounts/" + absent + "/leaves";
        var leave = Map.of("from", "2026-09-20", "until", "2026-09-23", "deputy", deputy);
        assertThat(browser.post(path, leave).status()).isEqualTo(201);
        assertThat(browser.post(path, leave).code()).isEqualTo("leave.overlaps");
        assertThat(deputyOn(absent, "2026-09-19")).isEmpty();
        assertThat(deputyOn(absent, "2026-09-20")).contains(deputy);
        assertThat(deputyOn(absent, "2026-09-22")).contains(deputy);
        assertThat(deputyOn(absent, "2026-09-23")).isEmpty();
        assertThat(as(absent).delete(path + "/2026-09-20").status()).isEqualTo(204);
        assertThat(deputyOn(absent, "2026-09-20")).isEmpty();
        assertThat(as("handler-laocheng").get(path).code()).isEqualTo("account.not-yours");
    }

    private Optional<UUID> deputyOn(UUID account, String day) {
        clock.set(day + "T12:00");
        return accounts.deputyOf(account, clock.instant()).map(Member::id);
    }

    @Test
    void at_night_the_duty_list_answers_and_without_one_everybody_of_the_centre() {
        clock.set("2026-09-16T23:00");
        administrator = as("administrator-centre");
        assertThat(accounts.onDuty(Role.LEADER, clock.instant())).extracting(Member::id).containsExactly(id("leader-centre"));
        var tonight = open("leader-tonight", "centre", Role.LEADER);
        var shift = Map.of("account", tonight, "role", "leader", "startsAt", "2026-09-16T10:00:00Z", "endsAt", "2026-09-17T00:30:00Z");
        var added = administrator.post("/api/admin/duty", shift);
        assertThat(added.status()).isEqualTo(201);
        assertThat(accounts.onDuty(Role.LEADER, clock.instant())).extracting(Member::id).containsExactly(tonight);
        var list = as("handler-binhe").get("/api/duty?from=2026-09-16T00:00:00Z&until=2026-09-18T00:00:00Z").json();
        assertThat(list.at("/0/office/code").asString()).isEqualTo("centre");
        clock.set("2026-09-17T08:30");
        administrator = as("administrator-centre");
        assertThat(accounts.onDuty(Role.LEADER, clock.instant())).hasSize(2);
        assertThat(administrator.post("/api/admin/duty", Map.of("account", id("handler-binhe"), "role", "leader",
                "startsAt", "2026-09-16T10:00:00Z", "endsAt", "2026-09-17T00:30:00Z")).code()).isEqualTo("duty.role-not-held");
        assertThat(administrator.delete("/api/admin/duty/" + added.json().get("id").asLong()).status()).isEqualTo(204);
        administrator.post("/api/admin/accounts/" + tonight + "/closure", Map.of());
    }

    @Test
    void the_session_says_whether_the_record_of_administration_opens() {
        assertRecordOpens(as("administrator-centre"), true);
        assertRecordOpens(as("auditor-centre"), true);
        assertRecordOpens(as("dispatcher-centre"), false);
        assertRecordOpens(as(open("administrator-jiangbei", "jiangbei", Role.ADMINISTRATOR)), false);
        assertRecordOpens(as(open("auditor-jiangbei", "jiangbei", Role.AUDITOR)), false);
    }

    private static void assertRecordOpens(Browser browser, boolean opens) {
        assertThat(browser.get("/api/session").json().at("/account/readsRecord").asBoolean(!opens)).isEqualTo(opens);
        assertThat(browser.get("/api/admin/record").status()).isEqualTo(opens ? 200 : 403);
    }

    @Test
    void what_administrators_did_is_on_record_for_the_auditor_and_cannot_be_rewritten() {
        open("recorded", "jiangbei", "community");
        var record = as("auditor-centre").get("/api/admin/record").json();
        var line = record.at("/items/0");
        assertThat(line.get("kind").asString()).isEqualTo("OfficeOpened");
        assertThat(line.get("actor").asString()).isEqualTo(id("administrator-centre").toString());
        assertThat(record.get("people").get(line.get("actor").asString()).asString()).isNotBlank();
        assertThat(record.get("offices").get(line.get("facts").get("parent").asString()).get("zh").asString()).isEqualTo(offices.byCode("jiangbei").orElseThrow().shortName().zh());
        assertThat(as("handler-binhe").get("/api/admin/record").code()).isEqualTo("administration.not-yours");
        assertThatThrownBy(() -> jdbc.sql("update people_event set kind = 'x'").update())
                .hasRootCauseMessage("ERROR: permission denied for table people_event");
        assertThatThrownBy(() -> jdbc.sql("delete from people_event").update())
                .hasRootCauseMessage("ERROR: permission denied for table people_event");
    }
}
