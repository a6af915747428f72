package org.huiyin.matters.command;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Matter;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.domain.SpineEvent;
import org.huiyin.matters.store.Codec;
import org.huiyin.people.Offices;
import org.springframework.stereotype.Service;

/** Working together: joint handling (协办) with a clock for each supporting office, and call-outs to the spot (吹哨报到). */
@Service
public class HelpHandler {
    private final Desk desk;
    private final Codec codec;
    private final StatutoryClocks clocks;
    private final Clock clock;
    private final MatterPolicy policy;

    HelpHandler(Desk desk, Codec codec, StatutoryClocks clocks, Clock clock, Offices offices) {
        this.desk = desk;
        this.codec = codec;
        this.clocks = clocks;
        this.clock = clock;
        this.policy = new MatterPolicy(offices);
    }

    public Matter<?> askSupport(Ask ask, int office, String words) {
        return desk.take(ask, "ask-support", matter -> {
            policy.mustBeAbleToHelp(matter.header(), office);
            if (office == matter.custody().office() || matter.custody().supports().stream().anyMatch(s -> s.office() == office)) {
                throw Refusal.invalid("support.already-there", "office");
            }
            short no = matter.words(0);
            return Entry.spine(new SpineEvent.SupportAsked(office, no))
                    .say(new Entry.Words(no, "support", words.strip()))
                    .clock(codec.kind(matter.header().kind()).holderClocks().support(office, matter.custody(), clocks, clock.instant()));
        });
    }

    public Matter<?> answerSupport(Ask ask, String words) {
        return desk.take(ask, "answer-support", matter -> {
            int office = ask.member().office();
            short no = matter.words(0);
            return Entry.spine(new SpineEvent.SupportAnswered(office, no))
                    .say(new Entry.Words(no, "support", words.strip()))
                    .clock(ClockChange.settle(ClockChange.support(office), clock.instant()));
        });
    }

    public Matter<?> callOut(Ask ask, List<Integer> offices, Instant at, String words) {
        return desk.take(ask, "call-out", matter -> {
            if (offices.isEmpty() || offices.contains(ask.member().office())) {
                throw Refusal.invalid("call-out.name-others", "offices");
            }
            if (!at.isAfter(clock.instant())) {
                throw Refusal.invalid("call-out.in-the-past", "at");
            }
            offices.forEach(office -> policy.mustBeAbleToHelp(matter.header(), office));
            var held = codec.kind(matter.header().kind()).holderClocks();
            if (at.isAfter(held.arrival(clocks, clock.instant()).at())) {
                throw Refusal.invalid("call-out.too-late", "at");
            }
            short no = matter.words(0);
            int call = matter.custody().callOuts().size() + 1;
            var entry = Entry.spine(new SpineEvent.CalledOut(call, ask.member().office(), List.copyOf(offices), at, no))
                    .say(new Entry.Words(no, "call-out", words.strip()));
            offices.forEach(office -> entry.clock(held.arrival(call, office, clocks, clock.instant(), at)));
            return entry;
        });
    }

    public Matter<?> recordArrival(Ask ask, int no, int office, Instant at) {
        return desk.take(ask, "record-arrival", matter -> {
            var callOut = matter.custody().callOuts().stream().filter(c -> c.no() == no && !c.closed()).findFirst()
                    .orElseThrow(() -> Refusal.invalid("call-out.unknown", "no"));
            boolean mine = office == ask.member().office() || callOut.by() == ask.member().office();
            if (!callOut.offices().contains(office) || callOut.arrived().contains(office) || !mine) {
                throw Refusal.invalid("call-out.not-summoned", "office");
            }
            if (at.isAfter(clock.instant())) {
                throw Refusal.invalid("call-out.in-the-future", "at");
            }
            var entry = Entry.spine(new SpineEvent.Arrived(no, office, at));
            var running = matter.custody().clock(ClockChange.arrival(no, office));
            return running == null ? entry : entry.clock(ClockChange.settle(running.slot(), at));
        });
    }

    public Matter<?> closeCallOut(Ask ask, int no, String words) {
        return desk.take(ask, "close-call-out", matter -> {
            if (matter.custody().callOuts().stream().noneMatch(c -> c.no() == no && !c.closed() && c.by() == ask.member().office())) {
                throw Refusal.invalid("call-out.unknown", "no");
            }
            short number = matter.words(0);
            var entry = Entry.spine(new SpineEvent.CallOutClosed(no, number)).say(new Entry.Words(number, "call-out", words.strip()));
            matter.custody().clocks().stream().filter(running -> running.slot().startsWith("arrival:" + no + ":"))
                    .forEach(running -> entry.clock(ClockChange.withdraw(running.slot(), clock.instant())));
            return entry;
        });
    }
}
