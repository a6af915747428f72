package org.huiyin.matters.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.clocks.WorkingDays;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Header;
import org.huiyin.matters.domain.Move;
import org.huiyin.matters.domain.SpineEvent;
import org.huiyin.matters.store.History.Recorded;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;

/** The custody staircase: who held the matter on which level, from when to when, and what happened on the way. */
public record CustodyView(Instant from, @Nullable Instant until, List<Leg> legs, List<Mark> marks, List<RestDay> restDays) {
    private static final int MOST_REST_DAYS = 200;

    /** One office holding it. */
    public record Leg(OfficeRef office, int lane, Instant from, @Nullable Instant to, Move move, @Nullable Wording reason,
            @Nullable String basis, @Nullable OfficeRef previous, @Nullable OfficeRef competent, @Nullable Instant signedAt) {
        Leg until(Instant end) {
            return new Leg(office, lane, from, end, move, reason, basis, previous, competent, signedAt);
        }

        Leg signed(Instant at) {
            return new Leg(office, lane, from, to, move, reason, basis, previous, competent, at);
        }
    }

    /** Something on the line: a call-out, supervision, an extension, a reply. */
    public record Mark(@Schema(allowableValues = {"call-out", "supervision", "extension", "reply", "merge"}) String kind, Instant at, Wording words) {}

    /** A day that does not count. */
    public record RestDay(LocalDate date, @Nullable Wording name) {}

    static CustodyView of(Header header, int first, List<Recorded> events, Map<Short, String> words, Tools tools) {
        var legs = new ArrayList<Leg>();
        var marks = new ArrayList<Mark>();
        legs.add(new Leg(tools.ref(first), tools.offices().lane(first), header.receivedAt(), null, Move.REGISTERED, null, null, null, null, null));
        for (var event : events) {
            step(legs, marks, event, words, tools);
        }
        var until = header.due() == null ? header.promise() : header.due();
        return new CustodyView(header.receivedAt(), until, legs, marks, rest(header.receivedAt(), until, tools.clocks()));
    }

    /** What the picture needs to name things. */
    record Tools(Offices offices, StatutoryClocks clocks, java.util.function.Function<String, Wording> reasons) {
        OfficeRef ref(int office) {
            return OfficeRef.of(offices.byId(office));
        }
    }

    private static void step(List<Leg> legs, List<Mark> marks, Recorded event, Map<Short, String> words, Tools tools) {
        var at = event.occurredAt();
        switch (event.spine()) {
            case SpineEvent.CustodyMoved moved -> {
                legs.add(legs.removeLast().until(at));
                legs.add(new Leg(tools.ref(moved.to()), tools.offices().lane(moved.to()), at, null, moved.how(),
                        moved.reason() == null ? null : tools.reasons().apply(moved.reason()),
                        moved.words() == null ? null : words.get(moved.words()),
                        moved.from() == null ? null : tools.ref(moved.from()),
                        moved.competent() == null ? null : tools.ref(moved.competent()), null));
            }
            case SpineEvent.SignedFor _ -> legs.add(legs.removeLast().signed(at));
            case SpineEvent.CalledOut called -> marks.add(new Mark("call-out", at, new Wording(
                    "吹哨报到，" + called.offices().size() + " 家", "Call-out of " + called.offices().size())));
            case SpineEvent.Supervised _, SpineEvent.ClockEscalated _ -> marks.add(new Mark("supervision", at, new Wording("督办", "Supervision")));
            case SpineEvent.ExtensionDecided(boolean granted, Short _) when granted ->
                marks.add(new Mark("extension", at, new Wording("延期", "Extension")));
            case SpineEvent.JoinedLead _ -> marks.add(new Mark("merge", at, new Wording("并案", "Merged")));
            case null, default -> {
                if (event.kind().endsWith("Replied")) {
                    marks.add(new Mark("reply", at, new Wording("答复", "Reply")));
                }
            }
        }
    }

    private static List<RestDay> rest(Instant from, @Nullable Instant until, StatutoryClocks clocks) {
        var days = new ArrayList<RestDay>();
        if (until == null) {
            return days;
        }
        var last = LocalDate.ofInstant(until, clocks.zone());
        for (var day = LocalDate.ofInstant(from, clocks.zone()); !day.isAfter(last) && days.size() < MOST_REST_DAYS; day = day.plusDays(1)) {
            var kind = clocks.calendar().kind(day);
            if (kind == WorkingDays.Kind.WEEKEND || kind == WorkingDays.Kind.HOLIDAY) {
                days.add(new RestDay(day, clocks.calendar().name(day)));
            }
        }
        return days;
    }
}
