package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.huiyin.appeals.command.FollowUpHandler.Call;
import org.huiyin.appeals.domain.Verdict;
import org.huiyin.figures.command.FiguresKeeper;
import org.huiyin.figures.domain.Key;
import org.huiyin.figures.store.TotalStore;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.OutboxReader;
import org.huiyin.matters.store.OutboxStore;
import org.huiyin.people.Role;
import org.huiyin.storage.OtherServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class FiguresTest extends AppealServer {
    @Autowired private TotalStore totals;
    @Autowired private FiguresKeeper keeper;
    @Autowired private OutboxStore store;
    @Autowired private TransactionTemplate transaction;
    @Autowired private JdbcClient client;
    private Map<Integer, Map<String, Integer>> before = Map.of();

    @BeforeEach
    void what_other_tests_left() {
        outbox.read();
        before = read();
    }

    private Map<Integer, Map<String, Integer>> read() {
        return totals.period((short) 1, new TotalStore.Of(List.of("appeal"), List.of(Key.ALL)), LocalDate.of(2020, 2, 11), LocalDate.of(2030, 1, 1));
    }

    /** How much more than before this test. */
    private int more(String office, String measure) {
        outbox.read();
        return read().getOrDefault(office(office), Map.of()).getOrDefault(measure, 0)
                - before.getOrDefault(office(office), Map.of()).getOrDefault(measure, 0);
    }

    @Test
    void an_office_receives_a_matter_once_and_a_return_counts_for_whoever_returned_it() {
        var matter = inHand("jiangbei");
        custody.handDown(ask(matter, Role.HANDLER, "jiangbei"), office("binhe"), null);
        assertThat(more("binhe", "held")).isEqualTo(1);
        assertThat(more("jiangbei", "held")).isZero();
        custody.sign(ask(matter, Role.HANDLER, "binhe"));
        custody.giveBack(ask(matter, Role.HANDLER, "binhe"), "R01", "社区没有这方面的权限。", office("water"));
        assertThat(more("centre", "registered")).isEqualTo(1);
        assertThat(more("centre", "dispatched")).isEqualTo(1);
        assertThat(more("jiangbei", "arrived")).isEqualTo(1);
        assertThat(more("binhe", "passed")).isEqualTo(1);
        assertThat(more("binhe", "returned")).isEqualTo(1);
        assertThat(more("jiangbei", "held")).isEqualTo(1);
        assertThat(more("binhe", "held")).isZero();
        assertThat(more("centre", "held")).isZero();
    }

    @Test
    void an_answer_by_the_promise_is_in_time_and_one_after_it_is_late_for_whoever_held_it_then() {
        answered(inHand("housing"), "housing");
        assertThat(more("housing", "in-time")).isEqualTo(1);
        assertThat(more("housing", "solved")).isEqualTo(1);
        assertThat(more("housing", "replied/waiting")).isEqualTo(1);
        var slow = inHand("water");
        clock.advance(Duration.ofDays(40));
        agenda.run();
        assertThat(countedFor(slow, "late")).containsExactly(office("water"));
        custody.transfer(ask(slow, Role.HANDLER, "water"), office("housing"), "T01", "归住建局管。");
        custody.sign(ask(slow, Role.HANDLER, "housing"));
        answered(slow, "housing");
        assertThat(countedFor(slow, "late")).containsExactly(office("water"));
        assertThat(countedFor(slow, "in-time")).isEmpty();
        assertThat(countedFor(slow, "replied")).containsExactly(office("housing"));
    }

    @Test
    void a_promise_that_was_extended_counts_by_its_new_day() {
        var matter = inHand("housing");
        oversight.askExtension(ask(matter, Role.HANDLER, "housing"), "E01", "要等检测结果");
        oversight.decideExtension(ask(matter, Role.SUPERVISOR, "centre"), true, "检测需要时间");
        clock.set("2026-10-14T10:00"); // a day after the first promise
        agenda.run();
        assertThat(countedFor(matter, "late")).isEmpty();
        answered(matter, "housing");
        assertThat(countedFor(matter, "in-time")).containsExactly(office("housing"));
    }

    /** The offices a matter counts for. */
    private List<Integer> countedFor(Matter<?> matter, String measure) {
        outbox.read();
        return jdbc.queryForList("select office from counted where matter_id = ? and measure = ?", Integer.class, matter.id().value(), measure);
    }

    @Test
    void an_appeal_taken_back_is_neither_in_time_nor_late_and_no_longer_held() {
        var matter = inHand("housing");
        assertThat(more("housing", "held")).isEqualTo(1);
        residents.withdraw(resident(matter), null);
        clock.advance(Duration.ofDays(40));
        agenda.run();
        assertThat(more("housing", "held")).isZero();
        assertThat(countedFor(matter, "late")).isEmpty();
    }

    @Test
    void members_of_a_group_are_held_with_the_lead_and_answered_each() {
        var lead = inHand("housing");
        var member = inHand("housing");
        groups.merge(ask(member, Role.HANDLER, "housing"), lead.id());
        assertThat(more("housing", "held")).isEqualTo(1);
        answered(lead, "housing");
        assertThat(more("housing", "held")).isZero();
        assertThat(more("housing", "replied/waiting")).isEqualTo(2);
        assertThat(more("housing", "in-time")).isEqualTo(2);
    }

    @Test
    void an_appeal_counts_with_its_first_answer_and_the_last_verdict_that_was_heard() {
        var matter = answered(inHand("housing"), "housing");
        followUp.handle(ask(matter, Role.AGENT, "centre"), new Call(true, Verdict.NO, Verdict.NO, "还在积水"));
        assertThat(more("housing", "replied/reached-no-no")).isEqualTo(1);
        assertThat(more("housing", "held")).isEqualTo(1);
        custody.sign(ask(matter, Role.HANDLER, "housing"));
        clock.advance(Duration.ofDays(2));
        answered(matter, "housing");
        followUp.handle(ask(matter, Role.AGENT, "centre"), new Call(false, null, null, null));
        assertThat(more("housing", "replied/reached-no-no")).isEqualTo(1);
        assertThat(more("housing", "replied/unreached")).isZero();
    }

    @Test
    void a_matter_put_under_another_category_moves_its_figures_with_it() {
        var matter = inHand("housing");
        outbox.read();
        dispatching.reclassify(ask(matter, Role.HANDLER, "housing"), "urban.waste", org.huiyin.appeals.domain.AppealType.COMPLAINT);
        outbox.read();
        assertThat(jdbc.queryForList("select distinct category from counted where matter_id = ?", String.class, matter.id().value()))
                .containsExactly("urban.waste");
    }

    @Test
    void totals_changed_by_hand_are_found_out_and_counting_anew_puts_them_right() {
        answered(inHand("housing"), "housing");
        outbox.read();
        jdbc.update("update total set number = number + 1 where measure = 'solved' and span = 'day' and category = ''");
        jdbc.update("update counted set office = ? where measure = 'solved'", office("water"));
        assertThat(figures.differences()).anyMatch(found -> found.contains("SOLVED") || found.contains("solved"));
        recount.begin();
        assertThat(recount.complete()).isFalse();
        while (recount.some()) {
            assertThat(recount.complete()).isFalse();
        }
        assertThat(recount.complete()).isTrue();
        assertThat(figures.differences()).isEmpty();
    }

    @Test
    void hearing_an_event_again_changes_no_figure() {
        answered(inHand("housing"), "housing");
        outbox.read();
        jdbc.update("insert into outbox (district, matter_id, revision) select district, matter_id, revision from matter_event");
        outbox.read();
        assertThat(figures.differences()).isEmpty();
    }

    /** The clock runs so fast that every lease is over at once, so that each server believes it is the reader. */
    @Test
    void two_servers_counting_at_the_same_moment_count_each_event_once() throws Exception {
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 6; round++) {
                var matter = inHand("housing");
                answered(matter, "housing");
                var start = new CountDownLatch(1);
                var reading = java.util.stream.IntStream.range(0, 4).mapToObj(_ -> pool.submit(() -> {
                    var server = new OutboxReader(store, List.of(keeper), List.of(), OtherServer.lease(client, clock), transaction, clock);
                    start.await();
                    clock.advance(Duration.ofSeconds(6));
                    return server.read();
                })).toList();
                start.countDown();
                for (var one : reading) {
                    one.get();
                }
            }
        }
        clock.advance(Duration.ofSeconds(6));
    }
}
