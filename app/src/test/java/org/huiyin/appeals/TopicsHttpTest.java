package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.huiyin.Browser;
import org.huiyin.appeals.command.DispatchHandler;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.command.RegisterAppeal.About;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.ErasureHandler;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Topics are of what a reader may know. Each test writes about a thing of its own, so that others' appeals do not count. */
class TopicsHttpTest extends AppealHttp {
    /** What is worked out is kept for ten minutes. */
    private static final Duration LATER = Duration.ofMinutes(11);

    private static int asked;
    @Autowired private ErasureHandler erasures;

    private JsonNode topics(Role role, String office) {
        clock.set(MORNING);
        clock.advance(LATER.multipliedBy(++asked));
        return again(signedIn(account(role, office)));
    }

    /** As long as they are being worked out the answer says so, each time after a second. */
    private static JsonNode again(Browser browser) {
        for (int turn = 0; turn < 60; turn++) {
            var answer = browser.get("/api/topics?days=30");
            assertThat(answer.status()).isEqualTo(200);
            if (answer.json().get("ready").asBoolean()) {
                return answer.json();
            }
        }
        throw new AssertionError("topics take more than a minute");
    }

    private static List<JsonNode> about(String thing, JsonNode answer) {
        var found = new ArrayList<JsonNode>();
        answer.get("topics").forEach(one -> {
            if (one.toString().contains(thing)) {
                found.add(one);
            }
        });
        return found;
    }

    private Matter<AppealState> held(String title, String text, About about, String category, String at) {
        var matter = register.handle(new RegisterAppeal(UUID.randomUUID(), text, AppealType.COMPLAINT, null, false, about,
                new RegisterAppeal.Place(office("henan"), office("shuangqiao"), null, null), new RegisterAppeal.Contact(false, "欧阳晓岚", "13877712345", null, false, null),
                false, List.of(), "web", null, false, null)).matter();
        dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new DispatchHandler.Dispatch(office(at), category, null, title, null));
        custody.sign(ask(matter, Role.HANDLER, at));
        return now(matter.id());
    }

    /** Five about one thing that is broken in one way. No other test says so of its own: among so few, appeals would be alike by that. */
    private List<Matter<AppealState>> five(String thing, String broken, About about, String at) {
        return List.of("", "", "又", "", "都").stream().map(how -> held(thing + how + broken, thing + how + broken, about, "municipal.lamps", at)).toList();
    }

    @Test
    void an_office_sees_the_topics_of_its_own_and_those_who_supervise_it_too_and_no_neighbour() {
        five("萤坞渠路灯", "不亮", null, "shuangqiao");
        var own = about("萤坞渠", topics(Role.HANDLER, "shuangqiao"));
        assertThat(own).hasSize(1);
        assertThat(own.getFirst().get("appeals").asInt()).isEqualTo(5);
        assertThat(own.getFirst().get("supporters").asInt()).isEqualTo(5);
        assertThat(own.getFirst().get("title").get("zh").asString()).contains("萤坞渠路灯");
        assertThat(own.getFirst().get("place").get("code").asString()).isEqualTo("shuangqiao");
        assertThat(own.getFirst().get("weeks").get(4).asInt()).isEqualTo(5);
        for (var above : List.of(topics(Role.HEAD, "henan"), topics(Role.DISPATCHER, "centre"), topics(Role.LEADER, "centre"))) {
            assertThat(about("萤坞渠", above)).hasSize(1);
        }
        assertThat(again(signedIn(account(Role.HANDLER, "jiangbei"))).toString()).as("asked within the ten minutes of the others").doesNotContain("萤坞渠");
        assertThat(about("萤坞渠", again(signedIn(account(Role.HANDLER, "shuangqiao"))))).hasSize(1);
        for (var other : List.of(topics(Role.HANDLER, "henan"), topics(Role.HEAD, "jiangbei"), topics(Role.HANDLER, "binhe"), topics(Role.LEADER, "water"))) {
            assertThat(other.toString()).doesNotContain("萤坞渠");
        }
    }

    @Test
    void the_office_complained_of_sees_none() {
        five("苔溪桥护栏", "松脱", new About(office("centre"), null), "housing");
        assertThat(about("苔溪桥", topics(Role.HANDLER, "housing"))).hasSize(1);
        assertThat(topics(Role.LEADER, "centre").toString()).doesNotContain("苔溪桥");
    }

    @Test
    void no_topic_is_about_a_person_and_no_home_is_shown() {
        for (var says : List.of("老师的问题", "老师收礼", "老师骂人", "老师又骂人", "老师不讲理")) {
            held("投诉班主任郝建邦" + says, "班主任郝建邦" + says, null, "municipal.lamps", "shuangqiao");
        }
        for (var says : List.of("收礼", "又收礼", "逢节收礼", "还收礼", "都收礼")) {
            held("鹭浔岭小学老师" + says, "鹭浔岭小学柳老师" + says, null, "municipal.lamps", "shuangqiao");
        }
        five("榆钱巷井盖", "翘起", null, "shuangqiao");
        held("榆钱巷井盖翘起，找5栋2单元501柳德海先生", "榆钱巷井盖翘起，柳德海先生住5栋2单元501", null, "municipal.lamps", "shuangqiao");
        held("榆钱巷井盖5栋2单元501门口翘起", "住榆钱巷5栋2单元501，井盖翘起", null, "municipal.lamps", "shuangqiao");
        var answer = topics(Role.HANDLER, "shuangqiao");
        assertThat(about("榆钱巷", answer)).isNotEmpty();
        assertThat(about("老师", answer)).as("nor what only the texts name them for").isEmpty();
        assertThat(answer.toString()).doesNotContain("郝建", "建邦", "柳德海", "德海", "501", "5栋", "2单元", "欧阳");
    }

    @Test
    void a_topic_is_called_as_somebody_worded_it_before_category_and_place() {
        for (var title : List.of("苇航渡口灯罩碎了", "苇航渡口灯罩又碎")) {
            held(title, "苇航渡口灯罩碎了一地", null, "municipal.lamps", "shuangqiao");
        }
        for (int rule = 0; rule < 4; rule++) {
            held(null, "苇航渡口灯罩碎了一地", null, "municipal.lamps", "shuangqiao");
        }
        var said = about("苇航", topics(Role.HANDLER, "shuangqiao"));
        assertThat(said).isNotEmpty();
        assertThat(said.getFirst().get("title").get("zh").asString()).startsWith("苇航渡口灯罩");
    }

    @Test
    void what_nobody_outside_may_read_of_makes_no_topic() {
        for (var says : List.of("押金不退", "押金不还", "押金扣了", "押金要不回", "押金没退")) {
            held("藕花弄租房" + says, "藕花弄租房" + says, null, "housing.rental", "shuangqiao");
        }
        assertThat(topics(Role.HANDLER, "shuangqiao").toString()).doesNotContain("藕花弄");
    }

    @Test
    void nearly_the_same_are_suggested_for_merging_until_they_are_merged() {
        var all = five("蒲柳湾水闸", "漏水", null, "shuangqiao");
        var merge = about("蒲柳湾", topics(Role.HANDLER, "shuangqiao")).getFirst().get("merge");
        assertThat(merge.get("mine").asBoolean()).isTrue();
        var into = merge.get("into").get("number").asString();
        assertThat(about("蒲柳湾", topics(Role.HEAD, "henan")).getFirst().get("merge").get("mine").asBoolean()).isFalse();
        var numbers = new ArrayList<String>();
        merge.get("matters").forEach(one -> numbers.add(one.get("number").asString()));
        assertThat(numbers).isNotEmpty().doesNotContain(into);
        var lead = all.stream().filter(one -> number(one).equals(into)).findFirst().orElseThrow();
        all.stream().filter(one -> numbers.contains(number(one))).forEach(one -> groups.merge(ask(one, Role.HANDLER, "shuangqiao"), lead.id()));
        var after = about("蒲柳湾", topics(Role.HANDLER, "shuangqiao")).getFirst();
        assertThat(after.get("supporters").asInt()).as("a group's voices count once").isEqualTo(5);
        assertThat(after.get("merge").toString()).doesNotContain(numbers.getFirst());
    }

    @Test
    void what_is_erased_leaves_at_once_and_three_make_a_topic() {
        var all = five("芦荻滩步道", "塌陷", null, "shuangqiao");
        assertThat(about("芦荻滩", topics(Role.HANDLER, "shuangqiao")).getFirst().get("appeals").asInt()).isEqualTo(5);
        erase(all.getFirst());
        var browser = signedIn(account(Role.HANDLER, "shuangqiao"));
        var left = about("芦荻滩", again(browser)).getFirst();
        assertThat(left.get("appeals").asInt()).isEqualTo(4);
        assertThat(left.toString()).doesNotContain(number(all.getFirst()));
        erase(all.get(1));
        erase(all.get(2));
        assertThat(again(browser).toString()).doesNotContain("芦荻滩");
        assertThat(topics(Role.HANDLER, "shuangqiao").toString()).doesNotContain("芦荻滩");
    }

    private void erase(Matter<AppealState> matter) {
        answered(matter, "shuangqiao");
        residents.askErasure(resident(matter));
        erasures.erase(ask(matter, Role.ADMINISTRATOR, "centre"), "municipal.lamps");
    }

    @Test
    void the_days_are_one_of_three_and_visitors_see_nothing() {
        var browser = signedIn(account(Role.HANDLER, "shuangqiao"));
        assertThat(browser.get("/api/topics?days=8").status()).isEqualTo(400);
        assertThat(visitor().get("/api/topics").status()).isEqualTo(401);
        assertThat(Instant.parse(topics(Role.HANDLER, "shuangqiao").get("at").asString())).isEqualTo(clock.instant());
    }
}
