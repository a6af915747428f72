package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.matters.Header.Flag;
import org.huiyin.matters.command.CalendarAdded;
import org.huiyin.matters.domain.ClockChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A date past the last published calendar is provisional until the year is added; then an event settles it. */
class CalendarAddedTest extends AppealServer {
    @Autowired private CalendarAdded calendar;
    @Autowired private StatutoryClocks known;
    @Value("${huiyin.rules}") private Path rules;
    @TempDir Path later;

    @Test
    void a_provisional_promise_is_settled_once_by_an_event_and_reminds_no_second_time() throws IOException {
        clock.set("2026-12-18T10:00");
        var matter = inHand("housing");
        assertThat(matter.header().flags()).contains(Flag.PROVISIONAL);
        var before = Objects.requireNonNull(matter.header().promise());
        assertThat(calendar.settle(known)).isZero();

        var added = withRestDays("2027-01-01,rest,元旦", "2027-01-04,rest,元旦", "2027-10-01,rest,国庆节");
        assertThat(calendar.settle(added)).isPositive();
        var settled = now(matter.id());
        assertThat(settled.header().flags()).doesNotContain(Flag.PROVISIONAL);
        assertThat(settled.header().promise()).isEqualTo(settledPromise(settled)).isNotEqualTo(before);
        assertThat(jdbc.queryForObject("select count(*) from matter_event where matter_id = ? and kind = 'ClockSettledByCalendar'", Integer.class,
                matter.id().value())).isEqualTo(1);
        assertThat(calendar.settle(added)).isZero();
    }

    @Test
    void a_clock_that_has_reminded_stays_silent_when_its_settled_end_is_the_same() throws IOException {
        clock.set("2026-12-18T10:00");
        var matter = inHand("water");
        var running = Objects.requireNonNull(now(matter.id()).custody().clock(ClockChange.PROMISE));
        clock.advance(Duration.between(clock.instant(), running.remindAt()));
        agenda.run();
        calendar.settle(withRestDays("2027-01-01,rest,元旦", "2027-10-01,rest,国庆节"));
        agenda.run();
        assertThat(Objects.requireNonNull(now(matter.id()).custody().clock(ClockChange.PROMISE)).stage()).isEqualTo(1);
        assertThat(jdbc.queryForObject("select count(*) from matter_event where matter_id = ? and kind = 'ClockReminded'", Integer.class,
                matter.id().value())).isEqualTo(1);
    }

    private Instant settledPromise(org.huiyin.matters.Matter<?> matter) {
        return Objects.requireNonNull(matter.custody().clock(ClockChange.PROMISE)).due().at();
    }

    private StatutoryClocks withRestDays(String... lines) throws IOException {
        try (var files = Files.list(rules)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, later.resolve(file.getFileName().toString()));
            }
        }
        Files.writeString(later.resolve("rest-days.csv"), String.join(",Day off\n", lines) + ",Day off\n", StandardOpenOption.APPEND);
        return StatutoryClocks.load(later, known.zone());
    }
}
