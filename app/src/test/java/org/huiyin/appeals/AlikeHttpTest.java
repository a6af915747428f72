package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.appeals.command.DispatchHandler.Dispatch;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.ErasureHandler;
import org.huiyin.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is alike is found by text, place and time, and only where whoever asks searches the texts. */
class AlikeHttpTest extends AppealHttp {
    private static final String BENCH = "滨江公园西门的石凳断了一条腿，老人坐上去摔了一跤";
    private static final String SAID = "公园西门石凳断了腿，昨天又有人摔跤";

    @Autowired private ErasureHandler erasure;

    /** Whatever other tests left behind came in before. */
    @BeforeEach
    void later() {
        clock.advance(Duration.ofDays(100));
    }

    private Matter<AppealState> said(String text, String place, String about) {
        clock.advance(Duration.ofSeconds(1));
        return register.handle(new RegisterAppeal(UUID.randomUUID(), text, AppealType.HELP, null, false,
                about == null ? null : new RegisterAppeal.About(office(about), null), new RegisterAppeal.Place(null, office(place), null, null),
                new RegisterAppeal.Contact(true, null, null, null, false), false, List.of(), "hotline", null, false, null)).matter();
    }

    private Matter<AppealState> held(String by, String text) {
        var matter = said(text, "binhe", null);
        dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new Dispatch(office(by), "housing.repairs", null, null, null));
        return now(matter.id());
    }

    private List<JsonNode> told(String text, String place) {
        return as(Role.AGENT, "centre").post("/api/similar", Map.of("text", text, "community", office(place))).json().valueStream().toList();
    }

    private List<JsonNode> like(Matter<?> matter, Role role, String office) {
        return as(role, office).get("/api/matters/" + number(matter) + "/similar").json().valueStream().toList();
    }

    private static List<String> numbers(List<JsonNode> lines) {
        return lines.stream().map(line -> line.get("line").get("number").asString()).toList();
    }

    @Test
    void what_somebody_says_is_found_among_what_is_open_with_the_reason() {
        var bench = said(BENCH, "binhe", null);
        said("滨江公园东门的厕所没有水，也没有灯", "binhe", null);
        var found = told(SAID, "binhe");
        assertThat(numbers(found)).startsWith(number(bench));
        assertThat(found.getFirst().get("shared").valueStream().map(JsonNode::asString)).contains("公园西门", "石凳断了");
        assertThat(found.getFirst().get("samePlace").asBoolean()).isTrue();
        assertThat(found.getFirst().get("days").asInt()).isZero();
        assertThat(numbers(told("路由器的密码忘了怎么找回", "binhe"))).doesNotContain(number(bench));
    }

    @Test
    void of_equal_texts_the_one_at_the_same_place_comes_first_and_then_the_nearest_in_time() {
        var text = "桑榆巷口的窨井盖翘起来，电动车被绊倒";
        var old = said(text, "binhe", null);
        clock.advance(Duration.ofDays(60));
        var elsewhere = said(text, "laocheng", null);
        var here = said(text, "binhe", null);
        var found = told("桑榆巷口窨井盖翘起来了，电动车绊倒", "binhe");
        assertThat(numbers(found)).startsWith(number(here), number(old)).contains(number(elsewhere));
        assertThat(found.get(1).get("days").asInt()).isEqualTo(60);
        assertThat(numbers(told("桑榆巷口窨井盖翘起来了，电动车绊倒", "laocheng"))).startsWith(number(elsewhere));
    }

    @Test
    void sixty_later_ones_do_not_hide_it() {
        var bench = said("芦苇荡栈道的木板朽了，踩空一只脚", "binhe", null);
        clock.advance(Duration.ofDays(20));
        for (int i = 0; i < 60; i++) {
            said("第" + i + "次来电，自来水发黄，放一会儿才清", "laocheng", null);
        }
        assertThat(numbers(told("芦苇荡栈道木板朽了会踩空", "binhe"))).contains(number(bench));
    }

    @Test
    void a_bureau_is_shown_what_it_holds_and_at_once_what_it_holds_no_longer() {
        var text = "枇杷园二期的消防栓没有水压，测过三次";
        var own = held("housing", text);
        var here = held("housing", text);
        var elsewhere = held("water", text);
        assertThat(numbers(like(own, Role.DISPATCHER, "centre"))).contains(number(here), number(elsewhere)).doesNotContain(number(own));
        assertThat(numbers(like(own, Role.HANDLER, "housing"))).contains(number(here)).doesNotContain(number(elsewhere));
        assertThat(like(own, Role.AUDITOR, "centre")).as("whoever may not read the text").isEmpty();
        assertThat(as(Role.HANDLER, "water").get("/api/matters/" + number(own) + "/similar").status()).isEqualTo(404);
        custody.giveBack(ask(here, Role.HANDLER, "housing"), "R01", "不是本单位的事", office("water"));
        assertThat(numbers(like(own, Role.HANDLER, "housing"))).as("it went back").doesNotContain(number(here));
    }

    @Test
    void nobody_is_shown_what_is_said_about_the_own_office() {
        var text = "大厅三号窗口上午十点就不叫号了，问了也没人答";
        var complaint = said(text, "binhe", "centre");
        var other = said(text, "binhe", null);
        assertThat(numbers(told(text, "binhe"))).contains(number(other)).doesNotContain(number(complaint));
        assertThat(numbers(like(other, Role.DISPATCHER, "centre"))).doesNotContain(number(complaint));
    }

    @Test
    void what_was_answered_or_erased_is_not_open() {
        var text = "梧桐里垃圾房的门锁坏了，野狗进进出出";
        var other = said(text, "binhe", null);
        var matter = held("housing", text);
        assertThat(numbers(told(text, "binhe"))).contains(number(matter), number(other));
        custody.sign(ask(matter, Role.HANDLER, "housing"));
        answered(matter, "housing");
        assertThat(numbers(told(text, "binhe"))).contains(number(other)).doesNotContain(number(matter));
        residents.askErasure(resident(now(matter.id())));
        erasure.erase(ask(now(matter.id()), Role.ADMINISTRATOR, "centre"), "公共设施维修");
        assertThat(numbers(told(text, "binhe"))).contains(number(other)).doesNotContain(number(matter));
    }

    @Test
    void the_telephone_alone_asks_with_words() {
        assertThat(as(Role.HANDLER, "housing").post("/api/similar", Map.of("text", SAID)).code()).isEqualTo("similar.for-intake");
    }
}
