package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.huiyin.matters.Matter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryCheckTest extends AppealServer {
    @Test
    void a_header_that_was_changed_by_hand_is_found_out() {
        var matter = inHand("housing");
        long id = matter.id().value();
        changed("office = office + 1", id, "office is");
        changed("flags = flags | 4", id, "flags is");
        changed("owed = not owed", id, "owed is");
        changed("custody = '{}'", id, "custody is");
        changed("promise = promise + interval '1 day'", id, "promise is");
    }

    @Test
    void an_agenda_that_wakes_too_late_or_not_at_all_is_found_out() {
        var matter = inHand("housing");
        var right = jdbc.queryForObject("select wake_at from matter_agenda where matter_id = ?", java.sql.Timestamp.class, matter.id().value());
        jdbc.update("update matter_agenda set wake_at = wake_at + interval '90 days' where matter_id = ?", matter.id().value());
        assertThat(check.differences()).anyMatch(found -> found.contains("the agenda wakes at"));
        jdbc.update("delete from matter_agenda where matter_id = ?", matter.id().value());
        assertThat(check.differences(matter.id())).singleElement().asString().contains("the agenda wakes at null");
        jdbc.update("insert into matter_agenda (district, matter_id, wake_at) values (1, ?, ?)", matter.id().value(), right);
    }

    @Test
    void a_row_that_wakes_too_early_is_put_right_and_says_nothing() {
        var matter = inHand("housing");
        int before = now(matter.id()).header().revision();
        jdbc.update("update matter_agenda set wake_at = wake_at - interval '90 days' where matter_id = ?", matter.id().value());
        agenda.run();
        assertThat(now(matter.id()).header().revision()).isEqualTo(before);
        assertThat(jdbc.queryForObject("select wake_at > ? from matter_agenda where matter_id = ?", Boolean.class,
                java.sql.Timestamp.from(clock.instant()), matter.id().value())).isTrue();
    }

    @Test
    void several_agendas_at_once_say_each_reminder_and_each_escalation_once() throws Exception {
        List<Matter<?>> some = new java.util.ArrayList<>();
        for (int i = 0; i < 12; i++) {
            some.add(i % 2 == 0 ? registered() : dispatched(registered(), "jiangbei"));
        }
        for (var advance : List.of(Duration.ofMinutes(100), Duration.ofDays(2), Duration.ofDays(40))) {
            clock.advance(advance);
            together(4);
        }
        for (var matter : some) {
            assertThat(jdbc.queryForList("""
                    select kind, spine ->> 'slot' from matter_event
                    where matter_id = ? and kind in ('ClockReminded', 'ClockEscalated') group by 1, 2 having count(*) > 1""",
                    matter.id().value())).isEmpty();
            assertThat(said(matter, "ClockEscalated")).isEqualTo(2); // the clock to dispatch or to sign, and the promise
        }
        assertThat(some).anyMatch(matter -> said(matter, "ClockReminded") > 0);
    }

    private int said(Matter<?> matter, String kind) {
        var count = jdbc.queryForObject("select count(*) from matter_event where matter_id = ? and kind = ?", Integer.class,
                matter.id().value(), kind);
        return count == null ? 0 : count;
    }

    private void together(int many) throws Exception {
        var start = new CyclicBarrier(many);
        Callable<Integer> run = () -> {
            start.await();
            return agenda.run();
        };
        try (var pool = Executors.newFixedThreadPool(many)) {
            for (var done : pool.invokeAll(java.util.Collections.nCopies(many, run))) {
                done.get();
            }
        }
    }

    private void changed(String how, long id, String found) {
        jdbc.update("create temporary table kept as select * from matter where matter_id = ?", id);
        jdbc.update("update matter set " + how + " where matter_id = ?", id);
        assertThat(check.differences(new org.huiyin.kernel.MatterId((short) 1, id))).anyMatch(difference -> difference.contains(found));
        jdbc.update("""
                update matter m set office = k.office, flags = k.flags, owed = k.owed, custody = k.custody, promise = k.promise
                from kept k where m.matter_id = k.matter_id""");
        jdbc.update("drop table kept");
        assertThat(check.differences(new org.huiyin.kernel.MatterId((short) 1, id))).isEmpty();
    }

    @AfterEach
    @Override
    void every_header_is_what_its_history_folds_to() {
        // here they were changed by hand
    }
}
