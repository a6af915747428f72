package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.huiyin.Browser.Answer;
import org.huiyin.appeals.command.DispatchHandler.Dispatch;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.matters.Matter;
import org.huiyin.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever writes an appeal is shown what is public already, and learns of nothing that is not. */
class PublicAlikeHttpTest extends PublicHttp {
    private static final String TITLE = "石榴巷口石墩挡住轮椅坡道";
    private static final String WRITTEN = "石榴巷口的石墩挡住了坡道，轮椅过不去，请挪一挪";

    @BeforeEach
    void later() {
        clock.advance(Duration.ofDays(100));
    }

    private Matter<AppealState> titled(String category, boolean everyone, String title) {
        var matter = sent(category, everyone, false, HERE);
        dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new Dispatch(office("housing"), category, null, title, null));
        custody.sign(ask(matter, Role.HANDLER, "housing"));
        hear();
        return now(matter.id());
    }

    private Answer asked(String text) {
        return visitor().post("/api/public/similar", Map.of("text", text, "community", office("binhe")));
    }

    private List<String> numbers(String text) {
        return asked(text).json().valueStream().map(one -> one.get("matter").get("number").asString()).toList();
    }

    /** Lists of other classes show the newest of a place. */
    @AfterEach
    void nothing_of_these_waits_any_more() {
        jdbc.update("update public_matter set closed_at = received_at where closed_at is null and received_at > '2026-12-01'");
    }

    @Test
    void what_is_public_and_waits_is_found_by_its_title_with_the_reason() {
        var matter = titled("municipal.lamps", true, TITLE);
        var answer = asked(WRITTEN);
        var found = answer.json().valueStream().filter(one -> one.get("matter").get("number").asString().equals(number(matter))).findFirst().orElseThrow();
        assertThat(found.get("shared").valueStream().map(JsonNode::asString).toList()).contains("石榴巷口", "石墩挡住");
        assertThat(found.get("samePlace").asBoolean()).isTrue();
        assertThat(found.get("matter").get("voices").asInt()).isEqualTo(1);
        assertThat(answer.text()).doesNotContain(SECRETS);
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void what_a_resident_wrote_finds_nothing_though_the_matter_is_public() {
        var matter = titled("municipal.lamps", true, TITLE);
        for (var guess : new String[] {"地下室又积水了", "地下室又积水了，我是欧阳晓岚", "欧阳晓岚，门牌九号", "13877712345"}) {
            assertThat(numbers(guess)).as(guess).doesNotContain(number(matter));
        }
    }

    @Test
    void what_is_not_public_is_as_if_it_were_not_there() {
        var none = asked(WRITTEN + "，芭蕉湾").text();
        var closed = titled("municipal.lamps", false, "芭蕉湾石墩挡住轮椅坡道");
        var kept = titled("labour.contracts", true, "芭蕉湾石墩挡住轮椅坡道");
        jdbc.update("update matter set everyone = true where matter_id = ?", kept.id().value());
        hear();
        var left = titled("municipal.lamps", true, "芭蕉湾石墩挡住轮椅坡道");
        assertThat(numbers("芭蕉湾石墩挡住轮椅坡道")).contains(number(left)).doesNotContain(number(closed), number(kept));
        jdbc.update("update public_matter set category = 'labour.contracts' where matter_id = ?", left.id().value());
        assertThat(numbers("芭蕉湾石墩挡住轮椅坡道")).as("the rules keep it since").doesNotContain(number(closed), number(kept), number(left));
        assertThat(asked(WRITTEN + "，芭蕉湾").text()).isEqualTo(none);
    }

    @Test
    void what_was_answered_or_put_with_another_or_withdrawn_from_the_public_is_not_shown() {
        var title = "荔枝坪公厕门槛太高轮椅进不去";
        var waits = titled("municipal.lamps", true, title);
        var answered = titled("municipal.lamps", true, title);
        var member = titled("municipal.lamps", true, title);
        var hidden = titled("municipal.lamps", true, title);
        assertThat(numbers(title)).isNotEmpty();
        answered(answered, "housing");
        groups.merge(ask(member, Role.DISPATCHER, "centre"), waits.id());
        hear();
        jdbc.update("delete from public_matter where matter_id = ?", hidden.id().value());
        assertThat(numbers(title)).containsExactly(number(waits));
    }

    @Test
    void one_tap_joins_what_was_shown() {
        var matter = titled("municipal.lamps", true, "杨梅岭路口反光镜碎了");
        var shown = numbers("杨梅岭路口的反光镜碎了，拐弯看不见车").getFirst();
        assertThat(shown).isEqualTo(number(matter));
        var answer = visitor().with("Idempotency-Key", java.util.UUID.randomUUID().toString()).post("/api/appeals", Map.of("text", "反光镜碎了", "join", shown,
                "contact", Map.of("anonymous", true, "mayBeNamed", false)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(now(matter.id()).header().groupSize()).isEqualTo(2);
    }
}
