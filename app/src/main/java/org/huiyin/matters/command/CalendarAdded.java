package org.huiyin.matters.command;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.kernel.Actor;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Command;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.RunningClock;
import org.huiyin.matters.domain.SpineEvent.ClockSettledByCalendar;
import org.huiyin.matters.store.AgendaStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Settles dates that were provisional once the rest days of their year stand in {@code rules/rest-days.csv}: at each start,
 * one event for each such clock, however many servers start.
 */
@Component
public class CalendarAdded {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarAdded.class);
    private static final int AT_ONCE = 200;
    private final AgendaStore store;
    private final Matters matters;
    private final Groups groups;
    private final StatutoryClocks clocks;
    private final District district;
    private final TransactionTemplate together;

    CalendarAdded(AgendaStore store, Matters matters, Groups groups, StatutoryClocks clocks, District district,
            TransactionTemplate together) {
        this.store = store;
        this.matters = matters;
        this.groups = groups;
        this.clocks = clocks;
        this.district = district;
        this.together = together;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        int settled = settle(clocks);
        if (settled > 0) {
            LOG.info("the calendar of a new year settled {} dates", settled);
        }
    }

    /** Returns how many clocks were settled; those of a year still unpublished wait. */
    public int settle(StatutoryClocks known) {
        int settled = 0;
        long after = 0;
        for (var page = store.provisional(district.id(), after, AT_ONCE); !page.isEmpty(); page = store.provisional(district.id(), after, AT_ONCE)) {
            for (var id : page) {
                for (var running : matters.get(id).custody().clocks()) {
                    if (running.due().provisional() && !known.settle(running.due()).provisional()) {
                        together.executeWithoutResult(_ -> settle(id, running, known));
                        settled++;
                    }
                }
            }
            after = page.getLast().value();
        }
        return settled;
    }

    private <S, E> void settle(MatterId id, RunningClock running, StatutoryClocks known) {
        var now = known.settle(running.due());
        var name = "calendar/" + id.value() + "/" + running.slot() + "/" + now.from() + "/" + now.at();
        var command = new Command(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), new Actor.Clockwork(), null);
        groups.leadOfFirst(id);
        var settled = matters.<S, E>step(id, command, matter -> {
            var entry = Entry.<E>spine(new ClockSettledByCalendar(running.slot())).clock(ClockChange.start(running.slot(), now));
            boolean promised = running.slot().equals(ClockChange.PROMISE) && running.due().at().equals(matter.header().promise());
            return promised ? entry.header(header -> header.withPromise(now.at())) : entry;
        });
        groups.tellLead(settled, command);
    }
}
