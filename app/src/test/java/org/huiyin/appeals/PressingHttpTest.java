package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.huiyin.appeals.command.DispatchHandler;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.matters.Header;
import org.huiyin.matters.Matter;
import org.huiyin.people.Role;
import org.huiyin.triage.command.SuggestHandler;
import org.huiyin.triage.command.Suggesting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is urgent or may be is seen first by whoever sends appeals out. */
class PressingHttpTest extends AppealHttp {
    @Autowired private SuggestHandler handler;
    @Autowired private Suggesting suggesting;

    @BeforeEach
    void ready() {
        outbox.read();
        suggesting.make();
    }

    private Matter<AppealState> came(String text, boolean urgent) {
        var matter = register.handle(new RegisterAppeal(UUID.randomUUID(), text, AppealType.COMPLAINT, null, false, null,
                new RegisterAppeal.Place(office("henan"), office("shuangqiao"), null, null), new RegisterAppeal.Contact(true, null, null, null, false, null),
                false, List.of(), "web", null, urgent, null)).matter();
        outbox.read();
        while (handler.suggest(500) > 0) {
            outbox.read();
        }
        return matter;
    }

    @Test
    void what_may_be_urgent_stands_first_where_it_waits_until_a_person_has_decided() {
        var calm = came("望月巷口的路灯坏了半个月。", false);
        var gas = came("刚才闻到楼道里煤气泄漏，味道很重，快来人。", false);
        var queue = waiting();
        assertThat(flags(queue, gas)).contains("maybe-urgent");
        assertThat(flags(queue, calm)).doesNotContain("maybe-urgent");
        assertThat(place(queue, gas)).as("though due no sooner").isLessThan(place(queue, calm));
        var registered = came("桥栏杆断了一截，先来个人围一下。", true);
        queue = waiting();
        assertThat(place(queue, registered)).as("said so when it was taken in").isLessThan(place(queue, calm));
        assertThat(flags(queue, registered)).contains("urgent").doesNotContain("maybe-urgent");
        assertThat(walked()).as("page by page in the same order, each once").containsExactlyElementsOf(queue.stream().map(line -> line.get("number").asString()).toList());
        dispatching.dispatch(ask(gas, Role.DISPATCHER, "centre"), new DispatchHandler.Dispatch(office("housing"), "municipal.lamps", null, "标题", null));
        assertThat(now(gas.id()).header().flags()).doesNotContain(Header.Flag.MAYBE_URGENT, Header.Flag.URGENT);
    }

    private List<JsonNode> waiting() {
        return as(Role.DISPATCHER, "centre").get("/api/matters?view=dispatch&limit=100").json().get("items").valueStream().toList();
    }

    private List<String> walked() {
        var seen = new ArrayList<String>();
        var browser = as(Role.DISPATCHER, "centre");
        for (var after = ""; !after.isEmpty() || seen.isEmpty();) {
            var page = browser.get("/api/matters?view=dispatch&limit=1" + after).json();
            page.get("items").forEach(line -> seen.add(line.get("number").asString()));
            after = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
        }
        return seen;
    }

    private int place(List<JsonNode> queue, Matter<AppealState> matter) {
        return queue.stream().map(line -> line.get("number").asString()).toList().indexOf(number(matter));
    }

    private String flags(List<JsonNode> queue, Matter<AppealState> matter) {
        return queue.get(place(queue, matter)).get("flags").toString();
    }
}
