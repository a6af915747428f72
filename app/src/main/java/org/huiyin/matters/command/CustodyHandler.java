package org.huiyin.matters.command;

import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.domain.Move;
import org.huiyin.matters.domain.SpineEvent.CustodyMoved;
import org.huiyin.matters.domain.SpineEvent.SignedFor;
import org.huiyin.matters.store.Codec;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Signing for a matter, and handing it down, across, up or back. A hand-over starts a clock to sign; the promise stays. */
@Service
public class CustodyHandler {
    private final Desk desk;
    private final Groups groups;
    private final Reasons reasons;
    private final Codec codec;
    private final Matters.Keeping keeping;
    private final Offices offices;
    private final MatterPolicy policy;

    CustodyHandler(Desk desk, Groups groups, Reasons reasons, Codec codec, Matters.Keeping keeping, Offices offices) {
        this.codec = codec;
        this.desk = desk;
        this.groups = groups;
        this.reasons = reasons;
        this.keeping = keeping;
        this.offices = offices;
        this.policy = new MatterPolicy(offices);
    }

    @Transactional
    public Matter<?> sign(Ask ask) {
        return groups.follow(desk.take(ask, "sign", matter -> {
            var entry = Entry.spine(new SignedFor(matter.custody().office()));
            return matter.custody().clock(ClockChange.SIGN_FOR) == null
                    ? entry
                    : entry.clock(ClockChange.settle(ClockChange.SIGN_FOR, keeping.clock().instant()));
        }), ask, custody -> new SignedFor(custody.office()));
    }

    @Transactional
    public Matter<?> handDown(Ask ask, int to, @Nullable String words) {
        return moved(ask, Move.HANDED_DOWN, null, null, desk.take(ask, "hand-down", matter -> {
            if (!policy.isBelow(to, ask.member().office())) {
                throw Refusal.invalid("custody.not-below", "office");
            }
            return move(matter, Move.HANDED_DOWN, to, null, words, null);
        }));
    }

    @Transactional
    public Matter<?> transfer(Ask ask, int to, String reason, String words) {
        return moved(ask, Move.TRANSFERRED, reason, null, desk.take(ask, "transfer", matter -> {
            reasons.of("transfer", reason);
            if (offices.isAtOrBelow(to, matter.custody().office()) || to == policy.above(matter.custody().office())) {
                throw Refusal.invalid("custody.not-beside", "office");
            }
            return move(matter, Move.TRANSFERRED, to, reason, words, null);
        }));
    }

    @Transactional
    public Matter<?> referUp(Ask ask, String words) {
        return moved(ask, Move.REFERRED_UP, null, null, desk.take(ask, "refer-up",
                matter -> move(matter, Move.REFERRED_UP, policy.above(matter.custody().office()), null, words, null)));
    }

    /** Back to whoever handed it over; the second time to the centre, which then fixes the lead. */
    @Transactional
    public Matter<?> giveBack(Ask ask, String reason, String basis, int competent) {
        return moved(ask, Move.RETURNED, reason, competent, desk.take(ask, "return", matter -> {
            reasons.of("return", reason);
            if (offices.find(competent).isEmpty()) {
                throw Refusal.invalid("office.unknown", "competent");
            }
            if (competent == matter.custody().office()) {
                throw Refusal.invalid("custody.competent-is-self", "competent");
            }
            var previous = matter.custody().previous();
            if (previous == null) {
                throw Refusal.notAllowed("custody.nobody-to-return-to");
            }
            int to = matter.custody().returns() >= 1 ? offices.centre().id() : previous;
            return move(matter, Move.RETURNED, to, reason, basis, competent);
        }));
    }

    /** After the second return the centre fixes the lead office, and that is final. */
    @Transactional
    public Matter<?> fixLead(Ask ask, int to, String words) {
        return moved(ask, Move.LEAD_FIXED, null, null,
                desk.take(ask, "fix-lead", matter -> move(matter, Move.LEAD_FIXED, to, null, words, null)));
    }

    /** The members of a group go where their lead goes. */
    private Matter<?> moved(Ask ask, Move how, @Nullable String reason, @Nullable Integer competent, Matter<?> lead) {
        int to = lead.custody().office();
        return groups.follow(lead, ask, custody -> new CustodyMoved(how, to, custody.office(), reason, null, competent));
    }

    private <E> Entry<E> move(Matter<?> matter, Move how, int to, @Nullable String reason, @Nullable String words,
            @Nullable Integer competent) {
        if (to == matter.custody().office()) {
            throw Refusal.invalid("custody.already-there", "office");
        }
        policy.mustBeAbleToHold(matter.header(), to);
        short no = matter.words(0);
        boolean says = Entry.says(words);
        var entry = Entry.<E>spine(new CustodyMoved(how, to, matter.custody().office(), reason, says ? no : null, competent))
                .clock(codec.kind(matter.header().kind()).holderClocks().signFor(matter.custody(), keeping.clocks(), keeping.clock().instant()));
        return entry.say(no, "reason", words);
    }
}
