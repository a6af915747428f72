package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.huiyin.SettableClock;
import org.huiyin.StartedServer;
import org.huiyin.TestDatabase;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.HistoryCheck;
import org.huiyin.matters.command.Agenda;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two servers on one database, each with pools and caches of its own: what clocks say by themselves is said once. */
class TwoServersTest {
    private final SettableClock clock = new SettableClock("2026-09-16T09:12");
    private StartedServer one;
    private StartedServer two;

    @TempDir
    Path data;

    @BeforeEach
    void start() {
        var address = TestDatabase.fresh();
        one = StartedServer.start(data, address, clock).found(data);
        two = StartedServer.start(data, address, clock);
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    @Test
    void each_clock_reminds_once_at_four_fifths_and_escalates_once_when_it_runs_out() throws Exception {
        var some = new ArrayList<MatterId>();
        for (int i = 0; i < 8; i++) {
            var server = i % 2 == 0 ? one : two;
            var id = server.registered("地下车库积水，第" + i + "次。", "欧阳晓岚", "13877712345").id();
            if (i % 4 > 1) {
                server.dispatched(id, "jiangbei");
            }
            some.add(id);
        }
        for (var advance : List.of(Duration.ofMinutes(100), Duration.ofHours(8), Duration.ofDays(25), Duration.ofDays(20))) {
            clock.advance(advance);
            bothAtOnce();
        }
        for (var id : some) {
            assertThat(said(id, "ClockReminded")).as("reminders of " + id).doesNotHaveDuplicates().contains("promise");
            assertThat(said(id, "ClockEscalated")).as("escalations of " + id).doesNotHaveDuplicates().contains("promise").hasSize(2);
        }
        assertThat(two.get(HistoryCheck.class).differences()).isEmpty();
    }

    private List<String> said(MatterId id, String kind) {
        return one.get(JdbcTemplate.class).queryForList("select spine ->> 'slot' from matter_event where matter_id = ? and kind = ?", String.class,
                id.value(), kind);
    }

    private void bothAtOnce() throws Exception {
        var agendas = List.of(one.get(Agenda.class), two.get(Agenda.class), one.get(Agenda.class), two.get(Agenda.class));
        var start = new CyclicBarrier(agendas.size());
        try (var pool = Executors.newFixedThreadPool(agendas.size())) {
            var runs = agendas.stream().<Callable<Integer>>map(agenda -> () -> {
                start.await();
                return agenda.run();
            }).toList();
            for (var done : pool.invokeAll(runs)) {
                done.get();
            }
        }
    }
}
