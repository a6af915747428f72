package org.huiyin.appeals.command;

import java.time.Clock;
import java.util.UUID;
import org.huiyin.appeals.domain.AppealEvent;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.Verdict;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.kernel.Actor;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Command;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.command.Groups;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.Move;
import org.huiyin.matters.domain.SpineEvent;
import org.huiyin.matters.domain.SpineEvent.CustodyMoved;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a resident does with an appeal of their own, whose receipt they hold. */
@Service
public class ResidentHandler {
    private final Matters matters;
    private final StatutoryClocks clocks;
    private final GroupHandler groups;
    private final Groups bound;
    private final Clock clock;

    ResidentHandler(Matters matters, GroupHandler groups, Groups bound, StatutoryClocks clocks, Clock clock) {
        this.matters = matters;
        this.groups = groups;
        this.bound = bound;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** Whoever holds the receipt, known in this matter alone. */
    public record Holder(MatterId id, UUID resident, UUID key, @Nullable Integer seen) {
        Command command() {
            return new Command(key, new Actor.Resident(resident), seen);
        }
    }

    public Matter<AppealState> message(Holder holder, String text) {
        return matters.<AppealState, AppealEvent>step(holder.id(), holder.command(), appeal -> {
            if (!new AppealLifecycle().open(appeal.state())) {
                throw Refusal.notAllowed("appeal.message", appeal.state());
            }
            short no = appeal.words(0);
            return Entry.<AppealEvent>spine(new SpineEvent.Messaged(true, false, no)).say(new Entry.Words(no, "message", text.strip()));
        });
    }

    public Matter<AppealState> rate(Holder holder, Verdict solved, Verdict satisfied, @Nullable String comment) {
        return matters.<AppealState, AppealEvent>step(holder.id(), holder.command(), appeal -> {
            boolean says = Entry.says(comment);
            short no = appeal.words(0);
            Entry<AppealEvent> entry = Entry.of(AppealLifecycle.rate(appeal.state(), solved, satisfied, says ? no : null));
            return entry.say(no, "rating", comment);
        });
    }

    /** Once, within the days after the reply; a clock of its own starts, the first keeps its outcome. */
    public Matter<AppealState> reopen(Holder holder, String why) {
        return matters.<AppealState, AppealEvent>step(holder.id(), holder.command(), appeal -> {
            var now = clock.instant();
            var until = appeal.custody().clock(AppealLifecycle.REOPEN);
            if (until == null || now.isAfter(until.due().at())) {
                throw Refusal.notAllowed("appeal.reopen", appeal.state());
            }
            short no = appeal.words(0);
            Entry<AppealEvent> entry = Entry.<AppealEvent>of(AppealLifecycle.reopen(appeal.state(), no))
                    .moving(new CustodyMoved(Move.REOPENED, appeal.custody().office(), appeal.custody().previous(), null, null, null))
                    .say(new Entry.Words(no, "reopening", why.strip()))
                    .clock(ClockChange.settle(AppealLifecycle.REOPEN, now))
                    .clock(ClockChange.start(AppealLifecycle.REOPENED, clocks.start("appeal.reopened", now)))
                    .clock(AppealLifecycle.CLOCKS.signFor(appeal.custody(), clocks, now))
                    .header(header -> header.with(org.huiyin.matters.Header.Flag.REOPENED));
            return appeal.custody().clock(AppealLifecycle.FOLLOW_UP) == null
                    ? entry
                    : entry.clock(ClockChange.withdraw(AppealLifecycle.FOLLOW_UP, now));
        });
    }

    /** It belongs to another office, says whoever sent it; the centre decides. Once until it has. */
    public Matter<AppealState> contest(Holder holder, String why) {
        return matters.<AppealState, AppealEvent>step(holder.id(), holder.command(), appeal -> {
            if (!mayContest(appeal)) {
                throw Refusal.notAllowed("appeal.contest", appeal.state());
            }
            short no = appeal.words(0);
            return Entry.<AppealEvent>spine(new SpineEvent.Contested(no)).say(new Entry.Words(no, "contest", why.strip()));
        });
    }

    /** While an office works on it that nobody has fixed, and it does not follow another. */
    public static boolean mayContest(Matter<AppealState> appeal) {
        var custody = appeal.custody();
        return new AppealLifecycle().worked(appeal.state()) && !custody.contested() && !custody.fixed() && custody.lead() == null;
    }

    /** A group goes on without it. */
    @Transactional
    public Matter<AppealState> withdraw(Holder holder, @Nullable String why) {
        bound.leadOfFirst(holder.id());
        var withdrawn = matters.<AppealState, AppealEvent>step(holder.id(), holder.command(), appeal -> {
            boolean says = Entry.says(why);
            short no = appeal.words(0);
            Entry<AppealEvent> entry = Entry.of(AppealLifecycle.withdraw(appeal.state(), says ? no : null));
            appeal.custody().clocks().forEach(running -> entry.clock(ClockChange.withdraw(running.slot(), clock.instant())));
            return entry.say(no, "withdrawal", why);
        });
        if (!withdrawn.replayed()) {
            groups.withdrawn(withdrawn, holder.command());
        }
        return withdrawn;
    }

    public Matter<AppealState> askErasure(Holder holder) {
        return matters.<AppealState, AppealEvent>step(holder.id(), holder.command(), appeal -> Entry.spine(new SpineEvent.ErasureAsked()));
    }
}
