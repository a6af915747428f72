package org.huiyin.appeals.command;

import java.time.Clock;
import org.huiyin.appeals.domain.AppealEvent;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealState.InHand;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.matters.Command;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Header.Flag;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.Ask;
import org.huiyin.matters.command.Desk;
import org.huiyin.matters.command.Groups;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.SpineEvent.Promised;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives an imported appeal a promise of ours, marked as new: it counts from now, for no clock ran while it lay elsewhere. */
@Service
public class PromiseHandler {
    private final Desk desk;
    private final StatutoryClocks clocks;
    private final Clock clock;
    private final Groups groups;

    PromiseHandler(Desk desk, Groups groups, StatutoryClocks clocks, Clock clock) {
        this.desk = desk;
        this.groups = groups;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** While it is owed, and once. */
    static boolean mayBePromised(Matter<AppealState> appeal) {
        return appeal.header().is(Flag.IMPORTED) && new AppealLifecycle().owed(appeal.state())
                && appeal.custody().clock(ClockChange.PROMISE) == null;
    }

    @Transactional
    public Matter<AppealState> promise(Ask ask, AppealType type) {
        groups.leadOfFirst(ask.id());
        var promised = desk.<AppealState, AppealEvent>take(ask, "promise", appeal -> {
            var now = clock.instant();
            var due = clocks.start(type.promise(), now);
            var entry = Entry.<AppealEvent>spine(new Promised())
                    .clock(ClockChange.start(ClockChange.PROMISE, due))
                    .header(header -> header.withPromise(due.at()).without(Flag.NO_RULE)
                            .classified(header.category(), type.code(), header.place()));
            if (!(appeal.state() instanceof InHand)) {
                return entry.clock(ClockChange.start(ClockChange.DISPATCH, clocks.start(AppealLifecycle.dispatchClock(appeal.header().is(Flag.URGENT)), now)));
            }
            boolean signs = !appeal.custody().signed() && appeal.custody().lead() == null; // a member is signed for with its lead
            return !signs ? entry
                    : entry.clock(ClockChange.start(ClockChange.SIGN_FOR, clocks.startWithin("appeal.signfor", now, due.at())));
        });
        return groups.tellLead(promised, new Command(ask.key(), ask.member().actor(), null));
    }
}
