package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.huiyin.matters.command.MessageHandler;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happened is told by when it happened, whenever it was recorded. */
class TimelineHttpTest extends AppealHttp {
    @Autowired private MessageHandler messages;

    @Test
    void a_limit_that_ran_out_says_which_and_stands_where_it_ran_out() {
        var matter = dispatched(registered(), "housing");
        clock.advance(Duration.ofDays(2));
        messages.note(ask(matter, Role.HANDLER, "housing"), "电话问过，还没有人签收。", false);
        agenda.run();
        var told = as(Role.DISPATCHER, "centre").get("/api/matters/" + number(matter)).json().get("timeline").valueStream()
                .map(item -> item.get("words").get("zh").asString()).toList();
        assertThat(told).containsSubsequence("超过签收期限，已报到望川区，由它督办", "区住建局记了一笔");
    }
}
