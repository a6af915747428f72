package org.huiyin.matters.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.huiyin.matters.domain.SpineEvent.*;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the matter and what hangs on it, folded from the spine's events: the one value a step needs to decide.
 *
 * @param previous the holder before this one, to whom a return goes
 * @param returns how often it was returned; after the second the centre fixes the lead
 * @param fixed the lead was fixed by the centre and may not return it
 * @param extension none, asked, granted or refused
 * @param callAsked an agent is to telephone the resident for the holder
 * @param contested the resident says it belongs elsewhere, and the centre has not decided
 * @param lead the matter that does the work, when this one is a member of a group
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Custody(
        int office,
        @Nullable Integer previous,
        boolean signed,
        int returns,
        boolean fixed,
        List<Support> supports,
        List<Integer> supervisors,
        List<CallOut> callOuts,
        @Nullable Extension extension,
        List<RunningClock> clocks,
        @Nullable Long lead,
        List<Member> members,
        boolean erasureAsked,
        boolean callAsked,
        boolean contested) {

    /** Where the one extension stands. */
    public enum Extension { ASKED, GRANTED, REFUSED }

    /** A supporting office and whether it has answered. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record Support(int office, boolean answered) {}

    /** A matter that follows this one, and when an answer to it is due. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Member(long id, @Nullable Instant due) {}

    /** A summons to the spot: who is due there and who has come. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record CallOut(int no, int by, List<Integer> offices, List<Integer> arrived, boolean closed) {
        public CallOut {
            offices = or(offices);
            arrived = or(arrived);
        }
    }

    public Custody {
        supports = or(supports);
        supervisors = or(supervisors);
        callOuts = or(callOuts);
        clocks = or(clocks);
        members = or(members);
    }

    /** A matter just received by an office. */
    public static Custody at(int office) {
        return new Custody(office, null, false, 0, false, List.of(), List.of(), List.of(), null, List.of(), null, List.of(), false, false, false);
    }

    /** What custody is after an event; the only place that says so. */
    public Custody after(SpineEvent event) {
        return switch (event) {
            case CustodyMoved moved -> moved(moved);
            case SignedFor _ -> with(true, supports, supervisors, callOuts, extension, clocks);
            case SupportAsked(int asked, short _) -> withSupports(plus(supports, new Support(asked, false)));
            case SupportAnswered(int answering, short _) ->
                withSupports(each(supports, s -> s.office == answering, s -> new Support(s.office, true)));
            case SupportHandedOver(int from, int to) ->
                withSupports(each(supports, s -> s.office == from, s -> new Support(to, s.answered)));
            case Supervised(int above, String _, Short _) -> supervisedBy(above);
            case ClockEscalated(String slot, int to) -> supervisedBy(to).stage(slot, 2);
            case ClockReminded(String slot) -> stage(slot, 1);
            case ExtensionAsked _ -> withExtension(Extension.ASKED);
            case ExtensionDecided(boolean granted, Short _) -> withExtension(granted ? Extension.GRANTED : Extension.REFUSED);
            case CalledOut(int no, int by, List<Integer> offices, Instant _, short _) ->
                withCallOuts(plus(callOuts, new CallOut(no, by, offices, List.of(), false)));
            case Arrived(int no, int there, Instant _) -> withCallOuts(each(callOuts, c -> c.no == no,
                    c -> new CallOut(c.no, c.by, c.offices, plus(c.arrived, there), c.closed)));
            case CallOutClosed(int no, short _) -> withCallOuts(each(callOuts, c -> c.no == no,
                    c -> new CallOut(c.no, c.by, c.offices, c.arrived, true)));
            case MemberJoined(long member, Instant due) -> withGroup(lead, plus(members, new Member(member, due)));
            case MemberDueMoved(long member, Instant due) -> withGroup(lead, each(members, m -> m.id == member, m -> new Member(member, due)));
            case MemberLeft(long member) -> withGroup(lead, members.stream().filter(m -> m.id != member).toList());
            case JoinedLead(long leading) -> withGroup(leading, members);
            case LeftLead _ -> withGroup(null, members);
            case ErasureAsked _ -> new Custody(office, previous, signed, returns, fixed, supports, supervisors, callOuts, extension,
                    clocks, lead, members, true, callAsked, contested);
            case Erased _ -> new Custody(office, previous, signed, returns, fixed, supports, supervisors, callOuts, extension,
                    clocks, lead, members, false, false, false);
            case CallAsked _ -> withCall(true);
            case CallMade _ -> withCall(false);
            case Contested _ -> withContest(true);
            case RouteKept _ -> withContest(false);
            case Messaged _, Noted _, Retitled _, SaidAlike _, ClockSettledByCalendar _, Promised _, Suggested _ -> this;
        };
    }

    /** Starts, moves and stops clocks as the event says; one whose end stays has already said what it had to say. */
    public Custody after(List<ClockChange> changes, Function<ClockChange, Instant> remindAt) {
        var running = new ArrayList<>(clocks);
        for (var change : changes) {
            running.removeIf(clock -> clock.slot().equals(change.slot()));
            if (change.due() != null) {
                var before = clock(change.slot());
                int stage = before != null && before.due().at().equals(change.due().at()) ? before.stage() : 0;
                running.add(new RunningClock(change.slot(), change.due(), remindAt.apply(change), stage));
            }
        }
        return with(signed, supports, supervisors, callOuts, extension, List.copyOf(running));
    }

    public @Nullable RunningClock clock(String slot) {
        return clocks.stream().filter(clock -> clock.slot().equals(slot)).findFirst().orElse(null);
    }

    /** When the agenda must look at this matter next; empty when nothing counts. */
    public @Nullable Instant wakeAt() {
        return clocks.stream().map(RunningClock::wakeAt).min(Instant::compareTo).filter(at -> !at.equals(Instant.MAX)).orElse(null);
    }

    /** The earliest instant anything here is due. */
    public @Nullable Instant nextDue() {
        return clocks.stream().map(clock -> clock.due().at()).min(Instant::compareTo).orElse(null);
    }

    /** When an answer is due: the earliest of the clocks that wait for one and of what the members of the group wait for. */
    public @Nullable Instant due(Predicate<String> answers) {
        return Stream.concat(clocks.stream().filter(clock -> answers.test(clock.slot())).map(clock -> clock.due().at()),
                members.stream().map(Member::due).filter(Objects::nonNull)).min(Instant::compareTo).orElse(null);
    }

    public boolean supportedBy(int asked) {
        return supports.stream().anyMatch(s -> s.office == asked && !s.answered);
    }

    private Custody moved(CustodyMoved moved) {
        boolean back = moved.how() == Move.RETURNED;
        boolean alone = moved.how() == Move.REOPENED || moved.how() == Move.SENT_AGAIN; // the group ended with its answer
        var before = moved.to() == office ? previous : Integer.valueOf(office); // back to whom it was with: nobody handed it over
        return new Custody(moved.to(), before, false, back ? returns + 1 : returns, moved.how() == Move.LEAD_FIXED || fixed && moved.how() != Move.MERGED,
                supports, supervisors, callOuts, extension, clocks, alone ? null : lead, alone ? List.of() : members, erasureAsked, callAsked,
                contested && moved.how() != Move.REDIRECTED && moved.how() != Move.LEAD_FIXED); // the centre alone decides it
    }

    private Custody supervisedBy(int above) {
        return supervisors.contains(above) ? this : with(signed, supports, plus(supervisors, above), callOuts, extension, clocks);
    }

    private Custody stage(String slot, int stage) {
        return with(signed, supports, supervisors, callOuts, extension, each(clocks, c -> c.slot().equals(slot), c -> c.at(stage)));
    }

    private Custody withSupports(List<Support> now) {
        return with(signed, now, supervisors, callOuts, extension, clocks);
    }

    private Custody withCallOuts(List<CallOut> now) {
        return with(signed, supports, supervisors, now, extension, clocks);
    }

    private Custody withExtension(Extension now) {
        return with(signed, supports, supervisors, callOuts, now, clocks);
    }

    private Custody withGroup(@Nullable Long leading, List<Member> now) {
        return new Custody(office, previous, signed, returns, fixed, supports, supervisors, callOuts, extension, clocks, leading, now,
                erasureAsked, callAsked, contested);
    }

    private Custody withCall(boolean asked) {
        return new Custody(office, previous, signed, returns, fixed, supports, supervisors, callOuts, extension, clocks, lead, members,
                erasureAsked, asked, contested);
    }

    private Custody withContest(boolean now) {
        return new Custody(office, previous, signed, returns, fixed, supports, supervisors, callOuts, extension, clocks, lead, members,
                erasureAsked, callAsked, now);
    }

    private Custody with(boolean nowSigned, List<Support> nowSupports, List<Integer> nowSupervisors, List<CallOut> nowCallOuts,
            @Nullable Extension nowExtension, List<RunningClock> nowClocks) {
        return new Custody(office, previous, nowSigned, returns, fixed, nowSupports, nowSupervisors, nowCallOuts, nowExtension,
                nowClocks, lead, members, erasureAsked, callAsked, contested);
    }

    @SuppressWarnings("NullAway") // Jackson leaves out empty lists
    private static <T> List<T> or(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static <T> List<T> plus(List<T> list, T more) {
        var longer = new ArrayList<>(list);
        longer.add(more);
        return List.copyOf(longer);
    }

    private static <T> List<T> each(List<T> list, Predicate<T> which, UnaryOperator<T> change) {
        return list.stream().map(item -> which.test(item) ? change.apply(item) : item).toList();
    }
}
