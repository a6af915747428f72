package org.huiyin.appeals.command;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
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
import org.huiyin.matters.Header;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.command.Ask;
import org.huiyin.matters.command.Desk;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.domain.Move;
import org.huiyin.matters.domain.SpineEvent.*;
import org.huiyin.people.Offices;
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
    private final MatterPolicy policy;

    GroupHandler(Desk desk, Matters matters, StatutoryClocks clocks, Clock clock, Offices offices) {
        this.policy = new MatterPolicy(offices);
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
        if (!policy.mayKnow(ask.member(), leading.header(), leading.custody())) {
            throw Refusal.notFound("matter.unknown");
        }
        mayLead(leading);
        var member = desk.<AppealState, AppealEvent>take(ask, "merge", appeal -> joining(appeal, leading, lead));
        if (member.replayed()) {
            return member;
        }
        if (member.custody().lead() == null) {
            member = matters.<AppealState, AppealEvent>step(ask.id(), command(ask, "joined"),
                    appeal -> Entry.spine(new JoinedLead(lead.value())));
        }
        var earlier = member.header().promise();
        matters.<AppealState, AppealEvent>step(lead, command(ask, "lead"), appeal -> {
            mayLead(appeal); // it may have been answered, or have joined another, since it was read
            return joined(ask.id(), earlier);
        });
        return member;
    }

    /**
     * Like goes with like: a report with reports about the same office, a complaint about an office with those about it. So whoever may
     * hold and know the lead may hold and know its members, wherever it goes.
     */
    private static void mustBeAlike(Header one, Header other) {
        if (!Objects.equals(one.about(), other.about()) || one.is(Header.Flag.REPORT) != other.is(Header.Flag.REPORT)) {
            throw Refusal.invalid("group.about-others", "lead");
        }
    }

    private static void mayLead(Matter<AppealState> leading) {
        AppealLifecycle.mayBeWorkedOn(leading.state(), "appeal.merge");
        if (leading.custody().lead() != null) {
            throw Refusal.invalid("group.lead-is-a-member", "lead");
        }
    }

    /** A waiting appeal is dispatched to where the lead is; one in hand only follows. */
    private Entry<AppealEvent> joining(Matter<AppealState> appeal, Matter<AppealState> leading, MatterId lead) {
        mustBeAlike(appeal.header(), leading.header());
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
            return Entry.<AppealEvent>spine(new LeftLead(left)).clock(AppealLifecycle.CLOCKS.signFor(appeal.custody(), clocks, clock.instant()));
        });
        if (!after.replayed() && lead != null) {
            leave(new MatterId(ask.id().district(), lead), ask.id(), command(ask, "lead"));
        }
        return after;
    }

    /**
     * When a resident takes an appeal back: a member leaves its lead, and the oldest member takes over from a lead, held by
     * the office that held it. No other appeal changes its number, promise or answer.
     */
    void withdrawn(Matter<AppealState> gone, Command command) {
        var custody = gone.custody();
        if (custody.lead() != null) {
            leave(id(gone, custody.lead()), gone.id(), part(command, "lead"));
        }
        if (custody.members().isEmpty()) {
            return;
        }
        var members = custody.members().stream().map(member -> id(gone, member)).map(matters::<AppealState>get)
                .sorted(Comparator.comparing((Matter<AppealState> m) -> m.header().receivedAt()).thenComparing(m -> m.id().value())).toList();
        var heir = members.getFirst();
        takeOver(heir, gone, command);
        for (var member : members.subList(1, members.size())) {
            matters.<AppealState, AppealEvent>step(member.id(), part(command, "follow/" + member.id().value()),
                    appeal -> Entry.spine(new JoinedLead(heir.id().value())));
            matters.<AppealState, AppealEvent>step(heir.id(), part(command, "member/" + member.id().value()),
                    appeal -> joined(member.id(), member.header().promise()));
        }
    }

    private void takeOver(Matter<AppealState> heir, Matter<AppealState> gone, Command command) {
        matters.<AppealState, AppealEvent>step(heir.id(), part(command, "alone"), appeal -> Entry.spine(new LeftLead(gone.id().value())));
        int office = gone.custody().office();
        matters.<AppealState, AppealEvent>step(heir.id(), part(command, "custody"), appeal -> Entry
                .<AppealEvent>spine(new CustodyMoved(Move.DISPATCHED, office, appeal.custody().office(), null, null, null))
                .clock(AppealLifecycle.CLOCKS.signFor(appeal.custody(), clocks, clock.instant())));
    }

    private static Entry<AppealEvent> joined(MatterId member, @Nullable Instant promise) {
        return Entry.<AppealEvent>spine(new MemberJoined(member.value())).header(header -> header.withPromise(earliest(header.promise(), promise)));
    }

    private static MatterId id(Matter<?> beside, long value) {
        return new MatterId(beside.id().district(), value);
    }

    private static Command part(Command command, String part) {
        return new Command(UUID.nameUUIDFromBytes((command.id() + "/" + part).getBytes(StandardCharsets.UTF_8)), command.actor(), null);
    }

    private void leave(MatterId lead, MatterId member, Command command) {
        matters.<AppealState, AppealEvent>step(lead, command, appeal -> {
            Entry<AppealEvent> entry = Entry.spine(new MemberLeft(member.value()));
            var own = appeal.custody().clock(ClockChange.PROMISE);
            return own == null ? entry : entry.header(header -> header.withPromise(own.due().at()));
        });
    }

    /** Who answers for it: a member of a group is held by whoever holds the lead. */
    public int holder(Matter<AppealState> appeal) {
        var lead = appeal.custody().lead();
        return lead == null ? appeal.custody().office() : matters.<AppealState>get(id(appeal, lead)).custody().office();
    }

    /** How many voices the group has. */
    public int size(Matter<AppealState> appeal) {
        var lead = appeal.custody().lead();
        return (lead == null ? appeal : matters.<AppealState>get(id(appeal, lead))).header().groupSize();
    }

    /** A supervisor looked at "unable to act": was it really outside the office's power? */
    public Matter<AppealState> reviewUnable(Ask ask, boolean outOfPower) {
        return desk.<AppealState, AppealEvent>take(ask, "review-unable", appeal -> Entry.of(new UnableReviewed(outOfPower)));
    }

    private static Command command(Ask ask, String part) {
        return part(new Command(ask.key(), ask.member().actor(), null), part);
    }

    private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
