package org.huiyin.appeals.command;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.huiyin.appeals.domain.AppealEvent;
import org.huiyin.appeals.domain.AppealEvent.UnableReviewed;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Command;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.command.Ask;
import org.huiyin.matters.command.CustodyHandler;
import org.huiyin.matters.command.Desk;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.Move;
import org.huiyin.matters.domain.SpineEvent.*;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Merging: each appeal stays a matter with its own number, receipt, key and promise; the lead does the work. Until the reply
 * a member can go its own way again.
 */
@Service
public class GroupHandler {
    private final Desk desk;
    private final Matters matters;
    private final StatutoryClocks clocks;
    private final Clock clock;

    GroupHandler(Desk desk, Matters matters, StatutoryClocks clocks, Clock clock) {
        this.desk = desk;
        this.matters = matters;
        this.clocks = clocks;
        this.clock = clock;
    }

    @Transactional
    public Matter<AppealState> merge(Ask ask, MatterId lead) {
        if (lead.equals(ask.id())) {
            throw Refusal.invalid("group.lead-is-itself", "lead");
        }
        var leading = matters.<AppealState>get(lead);
        AppealLifecycle.mayBeWorkedOn(leading.state(), "appeal.merge");
        if (leading.custody().lead() != null) {
            throw Refusal.invalid("group.lead-is-a-member", "lead");
        }
        var member = desk.<AppealState, AppealEvent>take(ask, "merge", appeal -> joining(appeal, leading, lead));
        if (member.replayed()) {
            return member;
        }
        if (member.custody().lead() == null) {
            member = matters.<AppealState, AppealEvent>step(ask.id(), command(ask, "joined"),
                    appeal -> Entry.spine(new JoinedLead(lead.value())));
        }
        var earlier = member.header().promise();
        matters.<AppealState, AppealEvent>step(lead, command(ask, "lead"), appeal -> Entry.<AppealEvent>spine(new MemberJoined(ask.id().value()))
                .header(header -> header.withPromise(earliest(header.promise(), earlier))));
        return member;
    }

    /** A waiting appeal is dispatched to where the lead is; one in hand only follows. */
    private Entry<AppealEvent> joining(Matter<AppealState> appeal, Matter<AppealState> leading, MatterId lead) {
        if (appeal.state() instanceof AppealState.InHand) {
            Entry<AppealEvent> entry = Entry.spine(new JoinedLead(lead.value()));
            return appeal.custody().clock(ClockChange.SIGN_FOR) == null
                    ? entry
                    : entry.clock(ClockChange.withdraw(ClockChange.SIGN_FOR, clock.instant()));
        }
        return Entry.<AppealEvent>of(AppealLifecycle.dispatch(appeal.state()))
                .moving(new CustodyMoved(Move.DISPATCHED, leading.custody().office(), appeal.custody().office(), null, null, null))
                .clock(ClockChange.settle(ClockChange.DISPATCH, clock.instant()));
    }

    @Transactional
    public Matter<AppealState> unmerge(Ask ask) {
        var before = matters.<AppealState>get(ask.id());
        Long lead = before.custody().lead();
        var after = desk.<AppealState, AppealEvent>take(ask, "unmerge", appeal -> {
            var left = lead == null ? 0 : lead;
            return Entry.<AppealEvent>spine(new LeftLead(left)).clock(CustodyHandler.signFor(appeal, clocks, clock.instant()));
        });
        if (!after.replayed() && lead != null) {
            leave(new MatterId(ask.id().district(), lead), ask.id(), command(ask, "lead"));
        }
        return after;
    }

    /** Also when a member is withdrawn or erased: the lead goes on without it. */
    void leave(MatterId lead, MatterId member, Command command) {
        matters.<AppealState, AppealEvent>step(lead, command, appeal -> {
            Entry<AppealEvent> entry = Entry.spine(new MemberLeft(member.value()));
            var own = appeal.custody().clock(ClockChange.PROMISE);
            return own == null ? entry : entry.header(header -> header.withPromise(own.due().at()));
        });
    }

    /** A supervisor looked at "unable to act": was it really outside the office's power? */
    public Matter<AppealState> reviewUnable(Ask ask, boolean outOfPower) {
        return desk.<AppealState, AppealEvent>take(ask, "review-unable", appeal -> Entry.of(new UnableReviewed(outOfPower)));
    }

    private static Command command(Ask ask, String part) {
        return new Command(UUID.nameUUIDFromBytes((ask.key() + "/" + part).getBytes(StandardCharsets.UTF_8)), ask.member().actor(), null);
    }

    private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
