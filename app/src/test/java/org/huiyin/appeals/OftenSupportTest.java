package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.huiyin.appeals.command.DispatchHandler;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.HelpHandler;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who is often asked to help with a kind of matter is told from a few times up. */
class OftenSupportTest extends AppealHttp {
    private static final String KIND = "land.geology";
    @Autowired private HelpHandler help;

    private Matter<AppealState> came(RegisterAppeal.About about, boolean report) {
        return register.handle(new RegisterAppeal(UUID.randomUUID(), "山坡上有石头往下滚。", AppealType.COMPLAINT, null, report, about,
                new RegisterAppeal.Place(office("henan"), office("shuangqiao"), null, null), new RegisterAppeal.Contact(true, null, null, null, false, null),
                false, List.of(), "web", null, false, null)).matter();
    }

    private Matter<AppealState> helped(boolean report) {
        var matter = came(report ? new RegisterAppeal.About(office("jiangbei"), null) : null, report);
        dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new DispatchHandler.Dispatch(office("housing"), KIND, null, "标题", null));
        custody.sign(ask(matter, Role.HANDLER, "housing"));
        help.askSupport(ask(matter, Role.HANDLER, "housing"), office("water"), "一起看看");
        outbox.read();
        return matter;
    }

    private JsonNode often(Matter<AppealState> matter, Role role, String at, String more) {
        var answer = as(role, at).get("/api/matters/" + number(matter) + "/often-support" + more);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void an_office_is_named_from_three_times_up_to_whom_it_may_be_of_use() {
        helped(false);
        helped(true); // a report teaches nothing
        var second = helped(false);
        var waits = came(null, false);
        assertThat(often(waits, Role.DISPATCHER, "centre", "?category=" + KIND)).as("twice").isEmpty();
        helped(false);
        var now = often(waits, Role.DISPATCHER, "centre", "?category=" + KIND);
        assertThat(now).hasSize(1);
        assertThat(now.get(0).get("office").get("id").asInt()).isEqualTo(office("water"));
        assertThat(now.get(0).get("times").asInt()).isEqualTo(3);
        assertThat(often(waits, Role.DISPATCHER, "centre", "")).as("nobody has said what it is").isEmpty();
        assertThat(often(second, Role.HANDLER, "housing", "")).as("it helps already").isEmpty();
        var about = came(new RegisterAppeal.About(office("water"), null), false);
        assertThat(often(about, Role.DISPATCHER, "centre", "?category=" + KIND)).as("it is complained of").isEmpty();
        assertThat(as(Role.HANDLER, "henan").get("/api/matters/" + number(waits) + "/often-support").status()).isEqualTo(404);
    }
}
