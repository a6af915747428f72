package org.huiyin.clocks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.clocks.Turn.Kind;
import org.huiyin.clocks.domain.Count;
import org.huiyin.clocks.domain.Faces;
import org.huiyin.clocks.domain.Plan;
import org.huiyin.clocks.domain.Share;
import org.huiyin.clocks.domain.Telling;
import org.huiyin.clocks.domain.Trail;
import org.huiyin.clocks.rules.RulesFolder;
import org.huiyin.kernel.Refusal;

/** All clocks in force, with the calendar and the office hours they count by. Immutable; shared by every thread. */
public final class StatutoryClocks {
    private final List<StatutoryClock> rules;
    private final Map<String, List<StatutoryClock>> byCode = new HashMap<>();
    private final Count count;

    public StatutoryClocks(List<StatutoryClock> rules, WorkingDays calendar, OfficeHours officeHours, ZoneId zone) {
        this.rules = List.copyOf(rules);
        this.count = new Count(calendar, officeHours, zone);
        for (StatutoryClock rule : rules) {
            byCode.computeIfAbsent(rule.code(), _ -> new ArrayList<>()).add(rule);
        }
    }

    /** Reads the folder of rules; gaps, overlaps and unknown words are refused by file and line ({@link RulesRefused}). */
    public static StatutoryClocks load(Path rulesDir, ZoneId zone) {
        return RulesFolder.read(rulesDir, zone);
    }

    /** The row in force on the district's day of the event decides. */
    public Due start(String code, Instant from) {
        return reckon(rule(code, count.dayOf(from)), from, List.of());
    }

    /** A holder's clock: it never ends after the promise, whatever its row says. */
    public Due startWithin(String code, Instant from, Instant notAfter) {
        return reckon(rule(code, count.dayOf(from)), from, List.of(new Turn(Kind.CAPPED, notAfter, "")));
    }

    /** By all that the rule allows. */
    public Due extend(Due due, String extensionCode, Instant decidedAt) {
        return extend(due, extensionCode, Integer.MAX_VALUE, decidedAt);
    }

    /** By so many units of the rule's extension, as far as it allows; only ever later, and only while the clock runs. */
    public Due extend(Due due, String extensionCode, int amount, Instant decidedAt) {
        var extension = extension(due, extensionCode, decidedAt);
        var condition = extension.condition();
        var granted = due.turns().stream().filter(turn -> turn.kind() == Kind.EXTENDED).map(Turn::code).toList();
        if (granted.stream().filter(extensionCode::equals).count() >= condition.times()) {
            throw Refusal.notAllowed("clock.extension-used");
        }
        var after = condition.after();
        if (after != null && !granted.contains(after)) {
            throw Refusal.notAllowed("clock.extension-before-its-turn");
        }
        if (due.held() || decidedAt.isAfter(due.at())) {
            throw Refusal.notAllowed(due.held() ? "clock.stands-still" : "clock.extension-too-late");
        }
        int most = extension.change().length().amount();
        if (amount < 1 || amount > most && amount != Integer.MAX_VALUE) {
            throw Refusal.of(Refusal.Kind.INVALID, "clock.extension-length", Map.of("most", most));
        }
        var turn = new Turn(Kind.EXTENDED, decidedAt, extensionCode, Math.min(amount, most));
        var extended = again(due, turn);
        if (!extended.at().isAfter(due.at())) {
            throw Refusal.notAllowed("clock.extension-not-later");
        }
        return extended;
    }

    /** What an extension would allow, for the form that asks for it; refused when the rule knows no such extension. */
    public AllowedExtension extension(Due due, String extensionCode, Instant decidedAt) {
        return ruleOf(due).extension(extensionCode, count.dayOf(decidedAt)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notAllowed("clock.extension-unknown"));
    }

    /** Stops it for a reason its rule knows (a hearing, say); it stands still until resumed. */
    public Due hold(Due due, String reason, Instant at) {
        if (due.held() || !ruleOf(due).run().breaks().holds().contains(reason)) {
            throw Refusal.notAllowed(due.held() ? "clock.stands-still" : "clock.hold-unknown");
        }
        if (at.isAfter(due.at()) || at.isBefore(due.from())) {
            throw Refusal.notAllowed("clock.hold-outside");
        }
        return again(due, new Turn(Kind.HELD, at, reason));
    }

    public Due resume(Due due, Instant at) {
        if (!due.held() || at.isBefore(due.turns().getLast().on())) {
            throw Refusal.notAllowed("clock.not-held");
        }
        return again(due, new Turn(Kind.RESUMED, at, due.turns().getLast().code()));
    }

    /** Counts anew from an event that its rule names; extensions granted before are gone with the time they were for. */
    public Due restart(Due due, String event, Instant at) {
        var most = ruleOf(due).run().breaks().restarts().get(event);
        if (most == null) {
            throw Refusal.notAllowed("clock.restart-unknown");
        }
        long before = due.turns().stream()
                .filter(turn -> turn.kind() == Kind.RESTARTED && turn.code().equals(event))
                .count();
        if (before >= most || at.isBefore(due.from())) {
            throw Refusal.notAllowed("clock.restart-used");
        }
        return again(due, new Turn(Kind.RESTARTED, at, event));
    }

    /** Counted again with the calendar as it is now; no longer provisional once the year is published. */
    public Due settle(Due provisional) {
        return reckon(ruleOf(provisional), provisional.from(), provisional.turns());
    }

    public StatutoryClock rule(String code, LocalDate day) {
        for (StatutoryClock rule : byCode.getOrDefault(code, List.of())) {
            if (rule.inForce().on(day)) {
                return rule;
            }
        }
        if (!byCode.containsKey(code)) {
            throw new IllegalArgumentException("no clock is called " + code);
        }
        throw Refusal.of(Refusal.Kind.NOT_ALLOWED, "clock.not-in-force", Map.of("clock", code, "day", day.toString()));
    }

    /** Whether that rule was in force then; a matter of an older day gets no promise of ours. */
    public boolean inForce(String code, Instant on) {
        var day = count.dayOf(on);
        return byCode.getOrDefault(code, List.of()).stream().anyMatch(rule -> rule.inForce().on(day));
    }

    public List<StatutoryClock> rules() {
        return rules;
    }

    public WorkingDays calendar() {
        return count.days();
    }

    public OfficeHours officeHours() {
        return count.hours();
    }

    public ZoneId zone() {
        return count.zone();
    }

    /** When so many percent are used, in the clock's own counting: office time for working hours and working days. */
    public Instant partUsed(Due due, int percent) {
        return new Share(count).used(plan(due), due.at(), percent);
    }

    /** Follows from the start and the turns alone. */
    public Explanation explain(Due due) {
        var telling = new Telling(count.days());
        count.end(plan(due), telling);
        return telling.explain(due, settle(due), ruleOf(due), count);
    }

    public ClockFace face(Due due, Instant now) {
        return new Faces(count).running(due, plan(due), now);
    }

    /** The face of a clock that is over, told against its due instant. */
    public ClockFace endedFace(Due due, Instant endedAt) {
        return new Faces(count).ended(due, plan(due), endedAt);
    }

    private StatutoryClock ruleOf(Due due) {
        return rule(due.code(), count.dayOf(due.from()));
    }

    private Plan plan(Due due) {
        return Plan.of(ruleOf(due), due.from(), due.turns(), count.zone());
    }

    private Due again(Due due, Turn turn) {
        return reckon(ruleOf(due), due.from(), due.with(turn));
    }

    private Due reckon(StatutoryClock rule, Instant from, List<Turn> turns) {
        var plan = Plan.of(rule, from, turns, count.zone());
        var end = count.end(plan, Trail.NONE);
        var cap = plan.cap();
        var at = cap != null && cap.isBefore(end.at()) ? cap : end.at();
        return new Due(rule.code(), from, at, end.provisional(), rule.text().rule().zh(), turns);
    }
}
