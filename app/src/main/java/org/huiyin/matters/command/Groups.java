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
import org.springframework.stereotype.Component;

/** What binds a group: its members are held where the lead is, and the lead is due when its earliest member is. */
@Component
public class Groups {
    private final Matters matters;

    Groups(Matters matters) {
        this.matters = matters;
    }

    /** What happened to the lead happens to every member. */
    <S> Matter<S> follow(Matter<S> lead, Ask ask, Function<Custody, SpineEvent> what) {
        if (!lead.replayed()) {
            for (var member : lead.custody().members()) {
                this.<Object, Object>step(lead, member.id(), new Command(ask.key(), ask.member().actor(), null), what);
            }
        }
        return lead;
    }

    /** A member's date has moved. */
    <S> Matter<S> tellLead(Matter<S> member, Command command) {
        var lead = member.custody().lead();
        if (lead != null && !member.replayed()) {
            this.<Object, Object>step(member, lead, command, _ -> new SpineEvent.MemberDueMoved(member.id().value(), member.header().due()));
        }
        return member;
    }

    private <S, E> void step(Matter<?> beside, long id, Command command, Function<Custody, SpineEvent> what) {
        matters.<S, E>step(new MatterId(beside.id().district(), id), part(command, "group/" + id),
                matter -> Entry.spine(what.apply(matter.custody())));
    }

    /** A step that a command brings about in another matter has an id of its own, the same each time. */
    public static Command part(Command command, String part) {
        return new Command(UUID.nameUUIDFromBytes((command.id() + "/" + part).getBytes(StandardCharsets.UTF_8)), command.actor(), null);
    }
}
