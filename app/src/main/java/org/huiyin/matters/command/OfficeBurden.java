package org.huiyin.matters.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Command;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Lifecycle;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.domain.Move;
import org.huiyin.matters.domain.SpineEvent.CustodyMoved;
import org.huiyin.matters.domain.SpineEvent.SupportHandedOver;
import org.huiyin.matters.store.BurdenStore;
import org.huiyin.matters.store.Codec;
import org.huiyin.people.Accounts;
import org.huiyin.people.HandOver;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.OpenCustody;
import org.huiyin.people.Role;
import org.springframework.stereotype.Component;

/**
 * What an office has in hand, so that it does not close over it, and handing all of it to the office that goes on. Promises
 * stay; whoever takes over signs anew.
 */
@Component
class OfficeBurden implements OpenCustody, HandOver {
    private static final String DUTIES_CHANGED = "T04";
    private final BurdenStore store;
    private final Matters matters;
    private final Codec codec;
    private final Matters.Keeping keeping;
    private final Accounts accounts;
    private final MatterPolicy policy;

    OfficeBurden(BurdenStore store, Matters matters, Codec codec, Matters.Keeping keeping, Accounts accounts, Offices offices) {
        this.codec = codec;
        this.keeping = keeping;
        this.store = store;
        this.matters = matters;
        this.accounts = accounts;
        this.policy = new MatterPolicy(offices);
    }

    @Override
    public long heldByOffice(int office) {
        return store.held(office).size() + store.helping(office).size();
    }

    @Override
    public long heldAbout(List<Integer> these, List<Integer> those) {
        return store.heldAbout(these, those);
    }

    @Override
    public long strandedBy(UUID account) {
        var member = accounts.byId(account).filter(policy::works);
        if (member.isEmpty()) {
            return 0;
        }
        int office = member.get().office();
        boolean others = accounts.holdersOf(Role.HANDLER, office).stream().anyMatch(m -> !m.id().equals(account))
                || accounts.holdersOf(Role.HEAD, office).stream().anyMatch(m -> !m.id().equals(account));
        return others ? 0 : heldByOffice(office);
    }

    @Override
    public long fromOffice(int from, int to, Member by) {
        long moved = 0;
        for (var id : store.held(from)) {
            moved += tried(() -> give(id, from, to, by)) ? 1 : 0;
        }
        for (var id : store.helping(from)) {
            moved += tried(() -> giveSupport(id, from, to, by)) ? 1 : 0;
        }
        return moved;
    }

    /** A matter that may not go there, or has just moved by itself, stays and is counted the next time. */
    private static boolean tried(Runnable step) {
        try {
            step.run();
            return true;
        } catch (Refusal stays) {
            return false;
        }
    }

    private <E> void give(MatterId id, int from, int to, Member by) {
        matters.<Object, E>step(id, command(id, from, to, by), matter -> {
            if (matter.custody().office() != from) {
                throw Refusal.stale("matter.stale");
            }
            policy.mustBeAbleToHold(matter.header(), to);
            var entry = Entry.<E>spine(new CustodyMoved(Move.TRANSFERRED, to, from, DUTIES_CHANGED, null, null));
            Lifecycle<Object, E> kind = codec.kind(matter.header().kind());
            return kind.worked(matter.state()) && matter.custody().lead() == null
                    ? entry.clock(kind.holderClocks().signFor(matter.custody(), keeping.clocks(), keeping.clock().instant()))
                    : entry;
        });
    }

    private <E> void giveSupport(MatterId id, int from, int to, Member by) {
        matters.<Object, E>step(id, command(id, from, to, by), (Matter<Object> matter) -> {
            policy.mustBeAbleToHelp(matter.header(), to);
            boolean there = matter.custody().office() == to || matter.custody().supports().stream().anyMatch(s -> s.office() == to);
            if (there || !matter.custody().supportedBy(from)) {
                throw Refusal.invalid("support.already-there", "to");
            }
            var entry = Entry.<E>spine(new SupportHandedOver(from, to));
            var running = matter.custody().clock(ClockChange.support(from));
            return running == null ? entry : entry.clock(ClockChange.withdraw(running.slot(), keeping.clock().instant()))
                    .clock(ClockChange.start(ClockChange.support(to), running.due()));
        });
    }

    private Command command(MatterId id, int from, int to, Member by) {
        var name = "hand-over/" + id.value() + "/" + from + "/" + to + "/" + matters.get(id).header().revision();
        return new Command(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), by.actor(), null);
    }
}
