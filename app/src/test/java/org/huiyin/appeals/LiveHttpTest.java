package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.huiyin.Browser;
import org.huiyin.LiveReader;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.live.command.LiveDesks;
import org.huiyin.matters.Matter;
import org.huiyin.people.Role;
import org.huiyin.people.store.SessionStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A desk hears at once that something on it changed, and of nothing that is not on it. */
class LiveHttpTest extends AppealHttp {
    @Autowired private LiveDesks desks;
    @Autowired private SessionStore sessions;

    @Test
    void whoever_may_know_a_matter_hears_its_number_and_how_far_it_is_and_nothing_else() {
        try (var holder = listening(Role.HANDLER, "housing"); var centre = listening(Role.DISPATCHER, "centre")) {
            var matter = registered();
            outbox.read();
            assertThat(centre.change()).isEqualTo(told(matter));
            dispatched(matter, "housing");
            outbox.read();
            assertThat(holder.change()).isEqualTo(told(matter));
            assertThat(centre.change()).isEqualTo(told(matter));
        }
    }

    @Test
    void a_neighbour_hears_nothing_and_an_office_that_returned_a_matter_hears_only_that_it_went() {
        try (var neighbour = listening(Role.HANDLER, "water"); var before = listening(Role.HANDLER, "jiangbei")) {
            var matter = inHand("jiangbei");
            outbox.read();
            assertThat(before.change()).isEqualTo(told(matter));
            custody.transfer(ask(matter, Role.HANDLER, "jiangbei"), office("housing"), "T01", "不归街道");
            outbox.read();
            assertThat(before.change()).isEqualTo(told(matter));
            custody.sign(ask(matter, Role.HANDLER, "housing"));
            outbox.read();
            var own = dispatched(registered(), "water");
            outbox.read();
            assertThat(neighbour.change()).as("the first it hears is its own").isEqualTo(told(own));
            var again = dispatched(registered(), "jiangbei");
            outbox.read();
            assertThat(before.change()).as("not that the next office signed").isEqualTo(told(again));
        }
    }

    @Test
    void the_office_reported_hears_nothing_of_the_report() {
        try (var reported = listening(Role.HANDLER, "jiangbei")) {
            register.handle(appeal(UUID.randomUUID(), new org.huiyin.appeals.command.RegisterAppeal.About(office("jiangbei"), null), true));
            outbox.read();
            var own = dispatched(registered(), "jiangbei");
            outbox.read();
            assertThat(reported.change()).isEqualTo(told(own));
        }
    }

    @Test
    void the_stream_ends_with_the_session_and_listening_does_not_lengthen_it() {
        var account = account(Role.HANDLER, "henan");
        var browser = signedIn(account);
        try (var reader = new LiveReader(port, browser.cookie("huiyin"))) {
            sessions.endAll(account);
            desks.beat();
            assertThat(reader.next()).isEqualTo(LiveReader.ENDED);
        }
        var idle = signedIn(account);
        try (var reader = new LiveReader(port, idle.cookie("huiyin"))) {
            clock.advance(java.time.Duration.ofMinutes(20));
            desks.beat();
            clock.advance(java.time.Duration.ofHours(12));
            desks.beat();
            assertThat(reader.next()).isEqualTo(LiveReader.ENDED);
        }
        assertThat(idle.get("/api/live").code()).isEqualTo("account.sign-in-needed");
    }

    @Test
    void the_newest_of_too_many_is_heard_and_the_oldest_of_the_same_session_is_told_that_it_gave_way() {
        var account = account(Role.HANDLER, "shuangqiao");
        var elsewhere = signedIn(account).cookie("huiyin");
        var here = signedIn(account).cookie("huiyin");
        var open = new ArrayList<LiveReader>();
        try {
            open.add(new LiveReader(port, elsewhere));
            for (int i = 1; i < LiveDesks.MOST_OF_ONE_ACCOUNT; i++) {
                open.add(new LiveReader(port, here));
            }
            open.add(new LiveReader(port, here));
            assertThat(List.of(open.get(1).next(), open.get(1).next(), open.get(1).next())).containsExactly("event: given-way", "data: {}", LiveReader.ENDED);
            var matter = dispatched(registered(), "shuangqiao");
            outbox.read();
            assertThat(open.getFirst().change()).as("another device of the same person goes on").isEqualTo(told(matter));
            assertThat(open.getLast().change()).isEqualTo(told(matter));
        } finally {
            open.forEach(LiveReader::close);
        }
    }

    @Test
    void very_many_changes_at_once_are_one_word_to_look_again() {
        try (var centre = listening(Role.DISPATCHER, "centre")) {
            for (int i = 0; i <= org.huiyin.live.domain.Change.MOST; i++) {
                registered();
            }
            outbox.read();
            assertThat(centre.change()).isEqualTo("{\"all\":true,\"changes\":[]}");
        }
    }

    private LiveReader listening(Role role, String office) {
        outbox.read();
        Browser browser = signedIn(account(role, office));
        return new LiveReader(port, browser.cookie("huiyin"));
    }

    private String told(Matter<AppealState> matter) {
        return "{\"all\":false,\"changes\":[{\"number\":\"%s\",\"revision\":%d}]}".formatted(number(matter), now(matter.id()).header().revision());
    }
}
