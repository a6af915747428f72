package org.huiyin.clocks.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.huiyin.clocks.AllowedExtension;
import org.huiyin.clocks.Explanation;
import org.huiyin.clocks.StatutoryClock;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers anyone how deadlines are counted here. */
@RestController
@RequestMapping("/api")
class ClockController {
    private static final Duration FARTHEST = Duration.ofDays(3653); // no limit of the table and no rule is known to hold longer
    private static final int FIRST_YEAR = 2004;
    private final StatutoryClocks clocks;
    private final Clock clock;

    ClockController(StatutoryClocks clocks, Clock clock) {
        this.clocks = clocks;
        this.clock = clock;
    }

    /** One rule as the table of clocks shows it. */
    record ClockRow(String code, Wording name, String scope, String startsOn, String length, boolean rolls, Wording article, LocalDate from,
            @Nullable LocalDate until, List<ExtensionRow> extensions) {}

    record ExtensionRow(String code, String adds, int times, String approval, Wording article) {}

    record CalendarYear(int year, boolean published, List<CalendarDay> days) {}

    record CalendarDay(LocalDate date, String kind, @Nullable Wording name) {}

    @GetMapping("/clocks")
    List<ClockRow> all() {
        return clocks.rules().stream().map(ClockController::row).toList();
    }

    @GetMapping("/clocks/{code}/explanation")
    Explanation explain(@PathVariable String code, @RequestParam(required = false) @Nullable String from) {
        var start = start(from);
        if (clocks.rules().stream().noneMatch(rule -> rule.code().equals(code))) {
            throw Refusal.notFound("clock.unknown");
        }
        if (!clocks.inForce(code, start)) {
            throw Refusal.notFound("clock.not-in-force");
        }
        return clocks.explain(clocks.start(code, start));
    }

    @GetMapping("/calendar/{year}")
    CalendarYear calendar(@PathVariable int year) {
        int last = clocks.calendar().publishedUntil().getYear();
        if (year < FIRST_YEAR || year > last + 2) {
            throw Refusal.notFound("calendar.year-unknown");
        }
        var days = new ArrayList<CalendarDay>();
        for (var day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
            switch (clocks.calendar().kind(day)) {
                case WORKING_DAY -> {}
                case MAKE_UP_DAY -> days.add(new CalendarDay(day, "work", clocks.calendar().name(day)));
                case WEEKEND -> days.add(new CalendarDay(day, "weekend", null));
                case HOLIDAY -> days.add(new CalendarDay(day, "rest", clocks.calendar().name(day)));
            }
        }
        return new CalendarYear(year, year <= last, days);
    }

    private Instant start(@Nullable String from) {
        try {
            var start = from == null || from.isBlank() ? clock.instant() : Instant.parse(from);
            if (start.isAfter(clock.instant().plus(FARTHEST))) {
                throw Refusal.invalid("clock.start-too-late", "from");
            }
            return start;
        } catch (DateTimeParseException unreadable) {
            throw Refusal.invalid("clock.start-unreadable", "from");
        }
    }

    private static ClockRow row(StatutoryClock rule) {
        return new ClockRow(rule.code(), rule.text().name(), rule.scope().name().toLowerCase(Locale.ROOT),
                rule.run().startsOn().name().toLowerCase(Locale.ROOT).replace('_', '-'), rule.length().toString(), rule.run().rolls(),
                rule.text().rule(), rule.inForce().from(), rule.inForce().until(),
                rule.extensions().stream().map(ClockController::extension).toList());
    }

    private static ExtensionRow extension(AllowedExtension extension) {
        return new ExtensionRow(extension.code(), extension.change().length().toString(), extension.condition().times(),
                extension.condition().approval().name().toLowerCase(Locale.ROOT).replace('_', '-'), extension.rule());
    }
}
