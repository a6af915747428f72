package org.huiyin.matters;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.Custody;
import org.huiyin.matters.domain.SpineEvent.CustodyMoved;
import org.huiyin.matters.store.Codec;
import org.huiyin.matters.store.History;
import org.huiyin.matters.store.History.Recorded;
import org.huiyin.matters.store.MatterWalk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Folds every header anew from its history and tells where the two differ: state, custody, clocks, the columns that follow from
 * them, and the agenda, which wakes for every running clock and never too late. Nothing different means nothing was lost.
 */
@Component
public class HistoryCheck {
    private static final int AT_ONCE = 500;
    private static final Set<Header.Flag> CUSTODYS = EnumSet.of(Header.Flag.SUPERVISED, Header.Flag.RETURNED, Header.Flag.EXTENDED,
            Header.Flag.PROVISIONAL, Header.Flag.UNSIGNED);
    private final Matters matters;
    private final History history;
    private final MatterWalk walk;
    private final Codec codec;
    private final Matters.Keeping keeping;

    HistoryCheck(Matters matters, History history, MatterWalk walk, Codec codec, Matters.Keeping keeping) {
        this.matters = matters;
        this.history = history;
        this.walk = walk;
        this.codec = codec;
        this.keeping = keeping;
    }

    /** One line for each difference, over all matters. */
    public List<String> differences() {
        var found = new ArrayList<String>();
        var last = new MatterId((short) 0, 0);
        for (var some = walk.after(last, AT_ONCE); !some.isEmpty(); some = walk.after(last, AT_ONCE)) {
            for (var id : some) {
                this.<Object, Object>check(id, found);
            }
            last = some.getLast();
        }
        return found;
    }

    /** The differences of one matter. */
    public List<String> differences(MatterId id) {
        var found = new ArrayList<String>();
        this.<Object, Object>check(id, found);
        return found;
    }

    private <S, E> void check(MatterId id, List<String> found) {
        Matter<S> stored = matters.get(id);
        Lifecycle<S, E> kind = codec.kind(stored.header().kind());
        var events = history.of(id, stored.header().kind());
        var custody = Custody.at(first(events, stored.header().office()));
        @Nullable S state = null;
        @Nullable Instant promise = null;
        int revision = 0;
        for (var event : events) {
            differ(found, id, "revision of an event", event.revision(), ++revision);
            if (event.event() != null) {
                @SuppressWarnings("unchecked")
                E own = (E) event.event();
                state = kind.after(state, own);
            }
            custody = event.spine() == null ? custody : custody.after(event.spine());
            custody = custody.after(event.clocks(), change -> keeping.remindAt(kind, change));
            promise = promised(event, promise);
        }
        if (state == null) {
            found.add(id + ": no event registers it");
            return;
        }
        differ(found, id, "state", codec.write(stored.state()), codec.write(state));
        differ(found, id, "custody", codec.write(stored.custody()), codec.write(custody));
        differ(found, id, "promise", stored.header().promise(), promise);
        columns(found, stored, kind, Objects.requireNonNull(state), custody, revision);
        agenda(found, id, custody);
    }

    private <S> void columns(List<String> found, Matter<S> stored, Lifecycle<S, ?> kind, S state, Custody custody, int revision) {
        var header = stored.header();
        var id = header.id();
        var folded = Matters.folded(header, id, kind, state, custody, revision, header.stepRevision());
        differ(found, id, "revision", header.revision(), folded.revision());
        differ(found, id, "state's code", header.state(), folded.state());
        differ(found, id, "office", header.office(), folded.office());
        differ(found, id, "due", micros(header.due()), micros(folded.due()));
        differ(found, id, "next due", micros(header.nextDue()), micros(folded.nextDue()));
        differ(found, id, "lead", header.lead(), folded.lead());
        differ(found, id, "size of the group", header.groupSize(), folded.groupSize());
        differ(found, id, "flags", custodys(header), custodys(folded));
        differ(found, id, "owed", walk.owed(id), kind.owed(state) && custody.lead() == null);
    }

    private void agenda(List<String> found, MatterId id, Custody custody) {
        var wakeAt = micros(custody.wakeAt());
        var told = micros(walk.wakeAt(id).orElse(null));
        if (wakeAt == null ? told != null : told == null || told.isAfter(wakeAt)) {
            found.add(id + ": the agenda wakes at " + told + ", the clocks at " + wakeAt);
        }
    }

    /** Whoever took it in: the office the first move came from, or the holder when it never moved. */
    private static int first(List<Recorded> events, int holder) {
        for (var event : events) {
            if (event.spine() instanceof CustodyMoved moved) {
                return moved.from() == null ? holder : moved.from();
            }
        }
        return holder;
    }

    /** The promise outlives its clock in the header. */
    private static @Nullable Instant promised(Recorded event, @Nullable Instant before) {
        for (var change : event.clocks()) {
            if (change.slot().equals(ClockChange.PROMISE) && change.due() != null) {
                return change.due().at();
            }
        }
        return before;
    }

    private static Set<Header.Flag> custodys(Header header) {
        var flags = EnumSet.copyOf(CUSTODYS);
        flags.removeIf(flag -> !header.is(flag));
        return flags;
    }

    private static @Nullable Instant micros(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }

    private static void differ(List<String> found, MatterId id, String what, @Nullable Object stored, @Nullable Object folded) {
        if (!Objects.equals(stored, folded)) {
            found.add(id + ": " + what + " is " + stored + ", its history says " + folded);
        }
    }
}
