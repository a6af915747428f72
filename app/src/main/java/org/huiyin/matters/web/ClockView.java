package org.huiyin.matters.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.clocks.ClockFace;
import org.huiyin.clocks.Due;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.store.History.Recorded;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;

/**
 * One clock of a matter as a screen shows it; running ones first.
 *
 * @param office whose it is: an office asked to help, or summoned; null for the clocks of the matter and its holder
 * @param outcome met, missed or withdrawn; null while it runs
 */
public record ClockView(String slot, String code, Wording name, @Nullable OfficeRef office, Instant startedAt, Instant dueAt, ClockFace face,
        @Nullable Instant settledAt, @Schema(allowableValues = {"met", "missed", "withdrawn"}) @Nullable String outcome, Wording article, boolean extended, boolean provisional) {

    private static ClockView of(String slot, Due due, StatutoryClocks clocks, Offices offices, ClockFace face, @Nullable Instant settled,
            @Nullable String outcome) {
        var text = clocks.rule(due.code(), LocalDate.ofInstant(due.from(), clocks.zone())).text();
        return new ClockView(slot, due.code(), text.name(), ClockChange.helper(slot).map(offices::byId).map(OfficeRef::of).orElse(null), due.from(), due.at(), face, settled, outcome, text.rule(), due.extended(),
                due.provisional());
    }

    /** Every clock a history started, in order; one that was moved is shown with its last date. */
    static List<ClockView> all(List<Recorded> events, StatutoryClocks clocks, Offices offices, Instant now) {
        var views = new ArrayList<ClockView>();
        var running = new java.util.LinkedHashMap<String, Due>();
        for (var event : events) {
            for (var change : event.clocks()) {
                if (change.due() != null) {
                    running.put(change.slot(), change.due());
                    continue;
                }
                var due = running.remove(change.slot());
                var at = change.settledAt();
                if (due != null && at != null) {
                    var outcome = change.withdrawn() ? "withdrawn" : at.isAfter(due.at()) ? "missed" : "met";
                    views.add(of(change.slot(), due, clocks, offices, clocks.endedFace(due, at), at, outcome));
                }
            }
        }
        var all = new ArrayList<ClockView>();
        running.forEach((slot, due) -> all.add(of(slot, due, clocks, offices, clocks.face(due, now), null, null)));
        all.addAll(views);
        return all;
    }
}
