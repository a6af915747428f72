package org.huiyin.matters.command;

import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.domain.Move;
import org.huiyin.matters.domain.SpineEvent.CustodyMoved;
import org.huiyin.matters.domain.SpineEvent.RouteKept;
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
        }), ask, member -> Entry.spine(new SignedFor(member.custody().office())));
    }

    /** How it is handed over; the words are told under each matter's own key. */
    private record Way(Move how, @Nullable String reason, @Nullable String words, @Nullable Integer competent) {
        <E> Entry<E> of(Matter<?> matter, int to) {
            boolean says = Entry.says(words) && matter.key() != null;
            short no = matter.words(0);
            var entry = Entry.<E>spine(new CustodyMoved(how, to, matter.custody().office(), reason, says ? no : null, competent));
            return says ? entry.say(no, "reason", words) : entry;
        }
    }

    @Transactional
    public Matter<?> handDown(Ask ask, int to, @Nullable String words) {
        var way = new Way(Move.HANDED_DOWN, null, words, null);
        return moved(ask, way, desk.take(ask, "hand-down", matter -> {
            if (!policy.isBelow(to, ask.member().office())) {
                throw Refusal.invalid("custody.not-below", "office");
            }
            return move(matter, way, to);
        }));
    }

    @Transactional
    public Matter<?> transfer(Ask ask, int to, String reason, String words) {
        var way = new Way(Move.TRANSFERRED, reason, words, null);
        return moved(ask, way, desk.take(ask, "transfer", matter -> {
            reasons.of("transfer", reason);
            if (offices.isAtOrBelow(to, matter.custody().office()) || to == policy.above(matter.custody().office())) {
                throw Refusal.invalid("custody.not-beside", "office");
            }
            return move(matter, way, to);
        }));
    }

    @Transactional
    public Matter<?> referUp(Ask ask, String words) {
        var way = new Way(Move.REFERRED_UP, null, words, null);
        return moved(ask, way, desk.take(ask, "refer-up", matter -> move(matter, way, policy.above(matter.custody().office()))));
    }

    /** Back to whoever handed it over; the second time to the centre, which then fixes the lead. */
    @Transactional
    public Matter<?> giveBack(Ask ask, String reason, String basis, int competent) {
        var way = new Way(Move.RETURNED, reason, basis, competent);
        return moved(ask, way, desk.take(ask, "return", matter -> {
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
            return move(matter, way, matter.custody().returns() >= 1 ? offices.centre().id() : previous);
        }));
    }

    /** After the second return the centre fixes the lead office, and that is final. */
    @Transactional
    public Matter<?> fixLead(Ask ask, int to, String words) {
        var way = new Way(Move.LEAD_FIXED, null, words, null);
        return moved(ask, way, desk.take(ask, "fix-lead", matter -> move(matter, way, to)));
    }

    /** The resident said that it belongs elsewhere: the centre sends it there, or says why it stays. */
    @Transactional
    public Matter<?> decideContest(Ask ask, @Nullable Integer to, String words) {
        if (to == null) {
            return desk.take(ask, "decide-contest", matter -> {
                short no = matter.words(0);
                return Entry.spine(new RouteKept(no)).say(new Entry.Words(no, "reason", words.strip()));
            });
        }
        var way = new Way(Move.REDIRECTED, null, words, null);
        return moved(ask, way, desk.take(ask, "decide-contest", matter -> {
            if (!moves(matter)) {
                throw Refusal.notAllowed("custody.already-answered");
            }
            return move(matter, way, to);
        }));
    }

    /** Not once it is answered, and not apart from the lead it follows. */
    private boolean moves(Matter<?> matter) {
        return codec.kind(matter.header().kind()).worked(matter.state()) && matter.custody().lead() == null;
    }

    /** The members of a group go where their lead goes, and their residents read the same reason. */
    private Matter<?> moved(Ask ask, Way way, Matter<?> lead) {
        int to = lead.custody().office();
        return groups.follow(lead, ask, member -> way.of(member, to));
    }

    private <E> Entry<E> move(Matter<?> matter, Way way, int to) {
        if (to == matter.custody().office()) {
            throw Refusal.invalid("custody.already-there", "office");
        }
        policy.mustBeAbleToHold(matter.header(), to);
        return way.<E>of(matter, to)
                .clock(codec.kind(matter.header().kind()).holderClocks().signFor(matter.custody(), keeping.clocks(), keeping.clock().instant()));
    }
}
