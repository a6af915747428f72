package org.huiyin.matters.command;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.huiyin.kernel.Actor;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Command;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Lifecycle;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.domain.RunningClock;
import org.huiyin.matters.domain.SpineEvent.ClockEscalated;
import org.huiyin.matters.domain.SpineEvent.ClockReminded;
import org.huiyin.matters.store.AgendaStore;
import org.huiyin.matters.store.Codec;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * What clocks do by themselves: a reminder at four fifths, escalation when they run out, the kind's own ending. Each is said
 * exactly once, however many servers run: a step is taken only while the clock stands as it was read, and saying it moves the clock on.
 */
@Service
public class Agenda {
    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);
    private static final int AT_ONCE = 200;
    private final AgendaStore store;
    private final Matters matters;
    private final Codec codec;
    private final Clock clock;
    private final Offices offices;
    private final MatterPolicy policy;

    Agenda(AgendaStore store, Matters matters, Codec codec, Clock clock, Offices offices) {
        this.store = store;
        this.matters = matters;
        this.codec = codec;
        this.clock = clock;
        this.offices = offices;
        this.policy = new MatterPolicy(offices);
    }

    /** Looks at every matter whose clocks have something to say by now; returns how many it looked at. */
    public int run() {
        int seen = 0;
        for (var due = store.due(clock.instant(), AT_ONCE); !due.isEmpty(); due = store.due(clock.instant(), AT_ONCE)) {
            int before = seen;
            for (var id : due) {
                seen += look(id) ? 1 : 0;
            }
            if (seen == before) {
                break; // what is left was refused; it is logged and tried again at the next run
            }
        }
        return seen;
    }

    /** Lets the clocks of one matter say what they have to say by now; false when that was nothing new. */
    public boolean look(MatterId id) {
        try {
            var matter = matters.get(id);
            var now = clock.instant();
            var speaking = matter.custody().clocks().stream().filter(running -> !running.wakeAt().isAfter(now)).toList();
            if (speaking.isEmpty()) {
                return store.postpone(id, matter.header().revision(), matter.custody().wakeAt());
            }
            boolean said = false;
            for (var running : speaking) {
                said |= speak(id, matter.header().revision(), running);
            }
            return said;
        } catch (Refusal changed) {
            LOG.info("a clock of a matter found it changed: {}", changed.code());
            return false;
        }
    }

    /** False when it has been said before. */
    private <S, E> boolean speak(MatterId id, int revision, RunningClock running) {
        var name = id.district() + "/" + id.value() + "/" + running.slot() + "/" + running.due().from() + "/" + running.due().at() + "/" + running.stage() + "/" + revision;
        var command = new Command(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), new Actor.Clockwork(), null);
        return !matters.<S, E>step(id, command, matter -> {
            var now = matter.custody().clock(running.slot());
            if (now == null || !now.equals(running)) {
                throw Refusal.stale("agenda.changed");
            }
            return entry(matter, running);
        }).replayed();
    }

    private <S, E> Entry<E> entry(Matter<S> matter, RunningClock running) {
        if (running.due().at().isAfter(clock.instant())) {
            return Entry.<E>spine(new ClockReminded(running.slot())).occurred(running.remindAt());
        }
        Lifecycle<S, E> kind = codec.kind(matter.header().kind());
        var own = kind.ranOut(matter, running.slot());
        Instant at = running.due().at();
        return own == null ? Entry.<E>spine(new ClockEscalated(running.slot(), supervisor(matter.custody().office()))).occurred(at) : own;
    }

    /** The superior; at district level the district itself, where the leader on duty sees it. */
    private int supervisor(int holder) {
        var office = offices.byId(holder);
        return office.level().lane() == 3 || office.level() == Office.Level.DISTRICT ? offices.district().id() : policy.above(holder);
    }
}
