package org.huiyin.appeals.command;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
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
import org.huiyin.matters.command.Groups;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.domain.Move;
import org.huiyin.matters.domain.SpineEvent;
import org.huiyin.matters.domain.SpineEvent.*;
import org.huiyin.people.Member;
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
    private final Groups bound;
    private final StatutoryClocks clocks;
    private final Clock clock;
    private final MatterPolicy policy;

    GroupHandler(Desk desk, Matters matters, Groups bound, StatutoryClocks clocks, Clock clock, Offices offices) {
        this.policy = new MatterPolicy(offices);
        this.desk = desk;
        this.matters = matters;
        this.bound = bound;
        this.clocks = clocks;
        this.clock = clock;
    }

    @Transactional
    public Matter<AppealState> merge(Ask ask, MatterId lead) {
        if (lead.equals(ask.id())) {
            throw Refusal.invalid("group.lead-is-itself", "lead");
        }
        bound.leadFirst(lead); // where it is read is where it stays until the member is there
        var leading = matters.<AppealState>get(lead);
        if (!policy.mayKnow(ask.member(), leading.header(), leading.custody())) {
            throw Refusal.notFound("matter.unknown");
        }
        mayLead(leading);
        var member = desk.<AppealState, AppealEvent>take(ask, "merge", appeal -> {
            mayJoin(ask.member(), appeal, leading);
            return joining(appeal, leading, lead);
        });
        return member.replayed() ? member : bind(member, leading, new Command(ask.key(), ask.member().actor(), null));
    }

    /**
     * A fresh appeal whose sender says that it is about the same thing as another: it joins that one's group while both wait for the
     * same answer, and takes its category; where it cannot, whoever dispatches it reads what was said.
     */
    @Transactional
    public Matter<AppealState> joinFresh(Matter<AppealState> fresh, MatterId named, String number, Command command) {
        var other = matters.<AppealState>get(named);
        var lead = other.custody().lead() == null ? named : id(other, other.custody().lead());
        bound.leadFirst(lead);
        var leading = matters.<AppealState>get(lead);
        if (fresh.custody().lead() != null || !(fresh.state() instanceof AppealState.Registered)) {
            return fresh; // sent again, or somebody has taken it up
        }
        if (!goesAlong(fresh.header(), leading)) {
            return matters.<AppealState, AppealEvent>step(fresh.id(), Groups.part(command, "alike"), appeal -> Entry
                    .<AppealEvent>spine(new SaidAlike(named.value(), appeal.words(0))).say(new Entry.Words(appeal.words(0), "alike", number)));
        }
        var member = matters.<AppealState, AppealEvent>step(fresh.id(), Groups.part(command, "joining"), appeal -> joining(appeal, leading, lead)
                .header(header -> header.category() != null ? header : header.classified(leading.header().category(), header.type(), header.place())));
        return bind(member, leading, command);
    }

    /** What is urgent is dispatched by itself, unless the other is urgent too. */
    private static boolean goesAlong(Header fresh, Matter<AppealState> leading) {
        return leading.state() instanceof AppealState.InHand && leading.custody().lead() == null && alike(fresh, leading.header())
                && (!fresh.is(Header.Flag.URGENT) || leading.header().is(Header.Flag.URGENT));
    }

    /** The member signs with its lead, and the lead knows of it. */
    private Matter<AppealState> bind(Matter<AppealState> fresh, Matter<AppealState> leading, Command command) {
        var lead = leading.id();
        var member = fresh;
        if (member.custody().lead() == null) {
            member = step(member, Groups.part(command, "joined"), new JoinedLead(lead.value()));
        }
        if (leading.custody().signed() && !member.custody().signed()) {
            member = step(member, Groups.part(command, "signed"), new SignedFor(leading.custody().office()));
        }
        var due = member.header().due();
        var id = member.id();
        matters.<AppealState, AppealEvent>step(lead, Groups.part(command, "lead"), appeal -> {
            mayLead(appeal); // it may have been answered, or have joined another, since it was read
            return joined(id, due);
        });
        return member;
    }

    /**
     * Like goes with like: a report with reports about the same office, a complaint about an office with those about it. So whoever may
     * hold and know the lead may hold and know its members, wherever it goes.
     */
    private static boolean alike(Header one, Header other) {
        return Objects.equals(one.about(), other.about()) && one.is(Header.Flag.REPORT) == other.is(Header.Flag.REPORT);
    }

    private static void mustBeAlike(Header one, Header other) {
        if (!alike(one, other)) {
            throw Refusal.invalid("group.about-others", "lead");
        }
    }

    /** Into what its own holder has; from one office to another only the centre merges, for it dispatches. */
    private void mayJoin(Member by, Matter<AppealState> appeal, Matter<AppealState> leading) {
        mustBeAlike(appeal.header(), leading.header());
        if (!policy.dispatches(by) && leading.custody().office() != appeal.custody().office()) {
            throw Refusal.invalid("group.lead-elsewhere", "lead");
        }
    }

    private static void mayLead(Matter<AppealState> leading) {
        AppealLifecycle.mayBeWorkedOn(leading.state(), "appeal.merge");
        if (leading.custody().lead() != null) {
            throw Refusal.invalid("group.lead-is-a-member", "lead");
        }
    }

    /** It goes to where the lead is: a waiting appeal by being dispatched, one in hand by being handed over. */
    private Entry<AppealEvent> joining(Matter<AppealState> appeal, Matter<AppealState> leading, MatterId lead) {
        if (appeal.state() instanceof AppealState.InHand) {
            int to = leading.custody().office();
            int from = appeal.custody().office();
            Entry<AppealEvent> entry = Entry.spine(to == from ? new JoinedLead(lead.value()) : new CustodyMoved(Move.MERGED, to, from, null, null, null));
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
        bound.leadOfFirst(ask.id());
        var before = matters.<AppealState>get(ask.id());
        Long lead = before.custody().lead();
        var after = desk.<AppealState, AppealEvent>take(ask, "unmerge", appeal -> {
            var left = lead == null ? 0 : lead;
            Entry<AppealEvent> entry = Entry.spine(new LeftLead(left));
            return appeal.custody().signed() ? entry : entry.clock(AppealLifecycle.CLOCKS.signFor(appeal.custody(), clocks, clock.instant()));
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
            leave(id(gone, custody.lead()), gone.id(), Groups.part(command, "lead"));
        }
        if (custody.members().isEmpty()) {
            return;
        }
        var members = custody.members().stream().map(member -> id(gone, member.id())).map(matters::<AppealState>get)
                .sorted(Comparator.comparing((Matter<AppealState> m) -> m.header().receivedAt()).thenComparing(m -> m.id().value())).toList();
        var heir = members.getFirst();
        takeOver(heir, gone, command);
        for (var member : members.subList(1, members.size())) {
            matters.<AppealState, AppealEvent>step(member.id(), Groups.part(command, "follow/" + member.id().value()),
                    appeal -> Entry.spine(new JoinedLead(heir.id().value())));
            matters.<AppealState, AppealEvent>step(heir.id(), Groups.part(command, "member/" + member.id().value()),
                    appeal -> joined(member.id(), member.header().due()));
        }
    }

    private void takeOver(Matter<AppealState> heir, Matter<AppealState> gone, Command command) {
        matters.<AppealState, AppealEvent>step(heir.id(), Groups.part(command, "alone"), appeal -> Entry.spine(new LeftLead(gone.id().value())));
        int office = gone.custody().office();
        matters.<AppealState, AppealEvent>step(heir.id(), Groups.part(command, "custody"), appeal -> Entry
                .<AppealEvent>spine(new CustodyMoved(Move.DISPATCHED, office, appeal.custody().office(), null, null, null))
                .clock(AppealLifecycle.CLOCKS.signFor(appeal.custody(), clocks, clock.instant())));
    }

    private static Entry<AppealEvent> joined(MatterId member, @Nullable Instant due) {
        return Entry.spine(new MemberJoined(member.value(), due));
    }

    private Matter<AppealState> step(Matter<AppealState> appeal, Command command, SpineEvent what) {
        return matters.<AppealState, AppealEvent>step(appeal.id(), command, _ -> Entry.spine(what));
    }

    private static MatterId id(Matter<?> beside, long value) {
        return new MatterId(beside.id().district(), value);
    }

    private void leave(MatterId lead, MatterId member, Command command) {
        matters.<AppealState, AppealEvent>step(lead, command, _ -> Entry.spine(new MemberLeft(member.value())));
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
        return Groups.part(new Command(ask.key(), ask.member().actor(), null), part);
    }
}
