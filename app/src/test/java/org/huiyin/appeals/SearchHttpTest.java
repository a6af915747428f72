package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.huiyin.appeals.command.DispatchHandler.Dispatch;
import org.huiyin.appeals.command.RegisterAppeal.About;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.matters.Matter;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;

/** The text is searched where one holds or supervises; elsewhere title, number and category are. */
class SearchHttpTest extends AppealHttp {
    private String found(Role role, String office, String words) {
        return as(role, office).get("/api/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)).text();
    }

    private Matter<AppealState> titled(String title) {
        var matter = registered();
        dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new Dispatch(office("housing"), "housing.repairs", null, title, null));
        return now(matter.id());
    }

    @Test
    void words_of_the_text_find_it_for_whoever_holds_or_supervises_it_and_for_nobody_else() {
        var number = number(titled("水泵要换"));
        for (var role : new Role[] {Role.DISPATCHER, Role.AGENT, Role.SUPERVISOR, Role.LEADER}) {
            assertThat(found(role, "centre", "电表箱")).as(role.name()).contains(number);
        }
        assertThat(found(Role.HANDLER, "housing", "电表箱")).contains(number);
        assertThat(found(Role.AUDITOR, "centre", "电表箱")).doesNotContain(number);
        assertThat(found(Role.ADMINISTRATOR, "centre", "电表箱")).doesNotContain(number);
        assertThat(found(Role.HANDLER, "centre", "电表箱")).as("held elsewhere").doesNotContain(number);
        assertThat(found(Role.HANDLER, "water", "电表箱")).doesNotContain(number);
    }

    @Test
    void without_custody_its_title_its_category_and_its_number_find_it() {
        var number = number(titled("水泵要换"));
        for (var words : new String[] {"水泵要", "公共设施维修", "common repairs", number, number.toLowerCase(java.util.Locale.ROOT).replace("-", " ")}) {
            assertThat(found(Role.AUDITOR, "centre", words)).as(words).contains(number);
        }
        assertThat(found(Role.AUDITOR, "centre", "水泵不")).doesNotContain(number);
        assertThat(found(Role.HANDLER, "housing", number)).contains(number);
        assertThat(found(Role.HANDLER, "water", number)).as("a number says nothing to whom it is no concern of").doesNotContain(number);
    }

    @Test
    void what_is_said_about_an_office_is_not_found_by_its_words_there_or_by_its_number_when_it_is_a_report() {
        var about = new About(office("jiangbei"), null);
        var complaint = register.handle(appeal(UUID.randomUUID(), about, false)).matter();
        dispatching.dispatch(ask(complaint, Role.DISPATCHER, "centre"), new Dispatch(office("housing"), "housing.repairs", null, "办事态度", null));
        var report = register.handle(appeal(UUID.randomUUID(), about, true)).matter();
        for (var role : new Role[] {Role.HEAD, Role.HANDLER}) {
            assertThat(found(role, "jiangbei", "电表箱")).doesNotContain(number(complaint), number(report));
            assertThat(found(role, "jiangbei", number(report))).doesNotContain(number(report));
        }
        assertThat(found(Role.DISPATCHER, "centre", "电表箱")).contains(number(complaint), number(report));
    }

    @Test
    void matters_with_a_like_text_are_told_as_far_as_lists_show_them() {
        var one = titled("水泵要换");
        var here = titled("水泵坏了");
        var elsewhere = registered();
        var boars = visitor().with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/appeals", java.util.Map.of("contact",
                java.util.Map.of("anonymous", true, "mayBeNamed", false), "text", "野猪夜里拱了玉米地，希望有人来看，三号楼的人都听见了。")).json().get("number").asString();
        var similar = "/api/matters/" + number(one) + "/similar";
        assertThat(as(Role.DISPATCHER, "centre").get(similar).text()).contains(number(elsewhere)).doesNotContain(number(one));
        assertThat(as(Role.DISPATCHER, "centre").get("/api/matters/" + boars + "/similar").text()).as("the same house is not the same thing").isEqualTo("[]");
        assertThat(as(Role.HANDLER, "housing").get(similar).text()).contains(number(here)).doesNotContain(number(one), number(elsewhere));
        assertThat(as(Role.AUDITOR, "centre").get(similar).text()).as("whoever may not read the text").isEqualTo("[]");
        assertThat(as(Role.HANDLER, "water").get(similar).status()).isEqualTo(404);
    }

    @Test
    void what_is_said_about_an_office_is_not_found_there_by_its_words() {
        registered();
        var complaint = register.handle(appeal(UUID.randomUUID(), new About(office("centre"), null), false)).matter();
        assertThat(found(Role.AGENT, "centre", "电表箱")).doesNotContain(number(complaint));
        assertThat(found(Role.AGENT, "centre", number(complaint))).as("that there is one is no secret").contains(number(complaint));
        assertThat(as(Role.AGENT, "centre").post("/api/similar", java.util.Map.of("text", "地下室又积水了，电表箱旁边")).text())
                .contains("number").doesNotContain(number(complaint));
    }
}
