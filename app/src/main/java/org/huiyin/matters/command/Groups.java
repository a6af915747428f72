package org.huiyin.matters.command;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Command;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.Custody;
import org.huiyin.matters.domain.SpineEvent;
import org.huiyin.matters.store.MatterStore;
import org.springframework.stereotype.Component;

/**
 * What binds a group: its members are held where the lead is, and the lead is due when its earliest member is. Whoever writes to a
 * lead and to its members in one transaction takes the lead first, so that no two wait for each other.
 */
@Component
public class Groups {
    private final Matters matters;
    private final MatterStore store;

    Groups(Matters matters, MatterStore store) {
        this.matters = matters;
        this.store = store;
    }

    /** Before a lead and a member are written to. */
    public void leadFirst(MatterId lead) {
        store.lock(lead);
    }

    /** Before a matter is written to, and after it the lead it may have. */
    public void leadOfFirst(MatterId member) {
        store.lockLead(member);
    }

    /** What happened to the lead happens to every member. */
    <S, E> Matter<S> follow(Matter<S> lead, Ask ask, Function<Matter<?>, Entry<E>> what) {
        if (!lead.replayed()) {
            for (var member : lead.custody().members()) {
                step(lead, member.id(), new Command(ask.key(), ask.member().actor(), null), what);
            }
        }
        return lead;
    }

    /** A member's date may have moved; a lead that knows it is left alone. */
    public <S> Matter<S> tellLead(Matter<S> member, Command command) {
        var lead = member.custody().lead();
        var told = new Custody.Member(member.id().value(), member.header().due());
        if (lead != null && !member.replayed() && !matters.get(beside(member, lead)).custody().members().contains(told)) {
            step(member, lead, command, _ -> Entry.spine(new SpineEvent.MemberDueMoved(told.id(), told.due())));
        }
        return member;
    }

    private <E> void step(Matter<?> from, long id, Command command, Function<Matter<?>, Entry<E>> what) {
        matters.<Object, E>step(beside(from, id), part(command, "group/" + id), what::apply);
    }

    private static MatterId beside(Matter<?> matter, long id) {
        return new MatterId(matter.id().district(), id);
    }

    /** A step that a command brings about in another matter has an id of its own, the same each time. */
    public static Command part(Command command, String part) {
        return new Command(UUID.nameUUIDFromBytes((command.id() + "/" + part).getBytes(StandardCharsets.UTF_8)), command.actor(), null);
    }
}
