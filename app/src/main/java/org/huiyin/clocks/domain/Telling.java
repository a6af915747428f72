package org.huiyin.clocks.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huiyin.clocks.Due;
import org.huiyin.clocks.Explanation;
import org.huiyin.clocks.Explanation.Basis;
import org.huiyin.clocks.Explanation.Note;
import org.huiyin.clocks.Explanation.Step;
import org.huiyin.clocks.Length.Unit;
import org.huiyin.clocks.OfficeHours;
import org.huiyin.clocks.StatutoryClock;
import org.huiyin.clocks.Turn;
import org.huiyin.clocks.WorkingDays;
import org.huiyin.kernel.Wording;

/** Writes a count down as it goes, and hands it over as an explanation. */
public final class Telling implements Trail {
    private final WorkingDays days;
    private final List<Step> steps = new ArrayList<>();
    private int minutes;

    public Telling(WorkingDays days) {
        this.days = days;
    }

    @Override
    public void skipped(LocalDate day, String why) {
        steps.add(new Step(day, why, false, 0, days.name(day), null));
    }

    @Override
    public void counted(LocalDate day, Unit unit, int number) {
        var why = switch (unit) {
            case WORKING_DAYS -> days.kind(day) == WorkingDays.Kind.MAKE_UP_DAY ? "make-up-day" : "working-day";
            case MONTHS -> "month";
            case DAYS, HOURS, WORKING_HOURS -> "day";
        };
        steps.add(new Step(day, why, true, number, days.name(day), null));
    }

    @Override
    public void used(LocalDate day, Unit unit, int fromMinute, int untilMinute) {
        minutes += untilMinute - fromMinute;
        var hours = OfficeHours.clockText(fromMinute) + "-" + OfficeHours.clockText(untilMinute);
        steps.add(new Step(day, unit == Unit.HOURS ? "hours" : "working-hours", true, minutes, days.name(day), hours));
    }

    @Override
    public void rolled(LocalDate day) {
        steps.add(new Step(day, "rolled", false, 0, days.name(day), null));
    }

    /** @param stored the due instant as the matter remembers it, which an explanation never silently corrects */
    public Explanation explain(Due stored, Due counted, StatutoryClock rule, Count count) {
        var notes = new ArrayList<Note>();
        for (Turn turn : stored.turns()) {
            if (turn.kind() != Turn.Kind.CAPPED || turn.on().equals(stored.at())) {
                notes.add(note(turn, rule, count));
            }
        }
        if (stored.provisional()) {
            notes.add(new Note("provisional", Map.of("year", stored.day(count.zone()).getYear())));
        }
        if (!stored.at().equals(counted.at())) {
            notes.add(new Note("differs", Map.of("at", counted.at())));
        }
        var run = rule.run();
        var basis = new Basis(rule.text().name(), rule.text().rule(), run.length().text(),
                key(run.startsOn()), key(run.counts()), key(run.ends()));
        return new Explanation(stored, stored.day(count.zone()), time(stored, count), basis, List.copyOf(steps), notes);
    }

    private static Note note(Turn turn, StatutoryClock rule, Count count) {
        var kind = key(turn.kind());
        if (turn.kind() != Turn.Kind.EXTENDED) {
            return new Note(kind, Map.of("on", turn.on(), "code", turn.code()));
        }
        var extension = rule.extension(turn.code(), count.dayOf(turn.on())).getFirst();
        Wording article = extension.rule();
        return new Note(kind, Map.of(
                "on", turn.on(), "code", turn.code(), "amount", turn.amount(), "rule", article,
                "to", extension.change().to(), "length", extension.change().length().text(),
                "approval", key(extension.condition().approval())));
    }

    static String time(Due due, Count count) {
        var last = due.at().atZone(count.zone()).toLocalDateTime();
        return due.day(count.zone()).equals(last.toLocalDate())
                ? OfficeHours.clockText(last.getHour() * 60 + last.getMinute())
                : "24:00";
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
