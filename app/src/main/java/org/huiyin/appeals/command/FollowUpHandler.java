package org.huiyin.appeals.command;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.huiyin.appeals.domain.AppealEvent;
import org.huiyin.appeals.domain.AppealEvent.AppealFollowedUp;
import org.huiyin.appeals.domain.AppealEvent.AppealSentAgain;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.Verdict;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Command;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.command.Ask;
import org.huiyin.matters.command.Desk;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.Move;
import org.huiyin.matters.domain.SpineEvent.CustodyMoved;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The call-back (回访): reached, solved, satisfied, why not. "Not solved" goes back to the same office, once. */
@Service
public class FollowUpHandler {
    private final Desk desk;
    private final Matters matters;
    private final StatutoryClocks clocks;
    private final GroupHandler groups;
    private final Clock clock;

    FollowUpHandler(Desk desk, Matters matters, GroupHandler groups, StatutoryClocks clocks, Clock clock) {
        this.desk = desk;
        this.matters = matters;
        this.groups = groups;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** What the resident said; verdicts are null when nobody answered. */
    public record Call(boolean reached, @Nullable Verdict solved, @Nullable Verdict satisfied, @Nullable String why) {}

    @Transactional
    public Matter<AppealState> handle(Ask ask, Call call) {
        if (call.reached() && (call.solved() == null || call.satisfied() == null)) {
            throw Refusal.invalid("follow-up.verdict-missing", call.solved() == null ? "solved" : "satisfied");
        }
        var again = new AtomicBoolean();
        var after = desk.<AppealState, AppealEvent>take(ask, "record-follow-up", appeal -> {
            again.set(call.solved() == Verdict.NO && call.reached() && AppealLifecycle.mayBeSentAgain(appeal.state()));
            return followedUp(appeal, call);
        });
        return again.get() && !after.replayed() ? sendAgain(ask, call.why()) : after;
    }

    private Entry<AppealEvent> followedUp(Matter<AppealState> appeal, Call call) {
        AppealLifecycle.mayBeFollowedUp(appeal.state());
        boolean says = Entry.says(call.why());
        short no = appeal.words(0);
        var entry = Entry.<AppealEvent>of(new AppealFollowedUp(call.reached(), call.reached() ? call.solved() : null,
                call.reached() ? call.satisfied() : null, says ? no : null));
        if (appeal.custody().clock(AppealLifecycle.FOLLOW_UP) != null) {
            entry.clock(ClockChange.settle(AppealLifecycle.FOLLOW_UP, clock.instant()));
        }
        return entry.say(no, "follow-up", call.why());
    }

    /** Under a clock of its own, without using up the resident's reopening. */
    private Matter<AppealState> sendAgain(Ask ask, @Nullable String why) {
        var key = UUID.nameUUIDFromBytes((ask.key() + "/again").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return matters.<AppealState, AppealEvent>step(ask.id(), new Command(key, ask.member().actor(), null), appeal -> {
            var now = clock.instant();
            boolean says = Entry.says(why);
            short no = appeal.words(0);
            var entry = Entry.<AppealEvent>of(new AppealSentAgain(says ? no : null))
                    .moving(new CustodyMoved(Move.SENT_AGAIN, appeal.custody().office(), appeal.custody().previous(), null, null, null))
                    .clock(ClockChange.withdraw(AppealLifecycle.REOPEN, now))
                    .clock(ClockChange.start(AppealLifecycle.AGAIN, clocks.start("appeal.again", now)))
                    .clock(AppealLifecycle.CLOCKS.signFor(appeal.custody(), clocks, now));
            return entry.say(no, "follow-up", why);
        });
    }
}
