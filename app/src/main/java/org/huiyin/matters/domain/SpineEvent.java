package org.huiyin.matters.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to any matter, whatever its kind. Holds codes, offices and instants; words are contents and stand here
 * by their number. {@code null} where a fact does not apply.
 */
public sealed interface SpineEvent {
    /** Custody came to an office. */
    record CustodyMoved(
            Move how, int to, @Nullable Integer from, @Nullable String reason, @Nullable Short words, @Nullable Integer competent)
            implements SpineEvent {}

    /** The holder took the matter in hand. */
    record SignedFor(int office) implements SpineEvent {}

    /** The lead asked an office to help. */
    record SupportAsked(int office, short words) implements SpineEvent {}

    /** A supporting office answered the lead. */
    record SupportAnswered(int office, short words) implements SpineEvent {}

    /** A supporting office closed; another one answers in its place, by the same day. */
    record SupportHandedOver(int from, int to) implements SpineEvent {}

    /** An office above watches over the matter from now on. */
    record Supervised(int office, String why, @Nullable Short words) implements SpineEvent {}

    /** The holder asked for the one extension. */
    record ExtensionAsked(String reason, short words) implements SpineEvent {}

    /** The one extension was granted or refused; when granted, the promise moved in the same entry. */
    record ExtensionDecided(boolean granted, @Nullable Short words) implements SpineEvent {}

    /** A township summoned departments to the spot. */
    record CalledOut(int no, int by, List<Integer> offices, Instant at, short words) implements SpineEvent {}

    /** A summoned department was there. */
    record Arrived(int no, int office, Instant at) implements SpineEvent {}

    /** What the call-out led to. */
    record CallOutClosed(int no, short words) implements SpineEvent {}

    /** A message relayed between the resident and the holder; neither sees the other's name or number. */
    record Messaged(boolean fromResident, boolean question, short words) implements SpineEvent {}

    /** The holder asked that an agent telephone the resident; name and number stay with the agent. */
    record CallAsked(short words) implements SpineEvent {}

    /** The agent telephoned; {@code words} is what the resident said, null when nobody answered. */
    record CallMade(boolean reached, @Nullable Short words) implements SpineEvent {}

    /** A note in the history, for the offices or for the resident as well. */
    record Noted(boolean open, short words) implements SpineEvent {}

    /** A dispatcher wrote the public-safe title; it stands in the header alone, where erasure reaches it. */
    record Retitled() implements SpineEvent {}

    /** Another matter about the same thing joined this one, which leads the group; {@code due} is when an answer to it is due. */
    record MemberJoined(long member, @Nullable Instant due) implements SpineEvent {}

    /** An answer to a member of the group is now due at another time. */
    record MemberDueMoved(long member, @Nullable Instant due) implements SpineEvent {}

    /** A member left the group or was taken out of it. */
    record MemberLeft(long member) implements SpineEvent {}

    /** This matter follows a lead that does the work. */
    record JoinedLead(long lead) implements SpineEvent {}

    /** Who sent it says that another matter is about the same thing; {@code words} is its number. */
    record SaidAlike(long other, short words) implements SpineEvent {}

    /** This matter goes its own way again. */
    record LeftLead(long lead) implements SpineEvent {}

    /** Four fifths of a clock are used; said once. */
    record ClockReminded(String slot) implements SpineEvent {}

    /** A clock ran out; the superior supervises, or the leader on duty where there is none above. */
    record ClockEscalated(String slot, int to) implements SpineEvent {}

    /** The calendar of a provisional clock's year was published. */
    record ClockSettledByCalendar(String slot) implements SpineEvent {}

    /** The resident asked for erasure. */
    record ErasureAsked() implements SpineEvent {}

    /** The key is destroyed; what was said can never be read again. */
    record Erased() implements SpineEvent {}

    /** An imported matter was given a marked promise. */
    record Promised() implements SpineEvent {}

    /** The resident says that it belongs to another office; {@code words} is why. */
    record Contested(short words) implements SpineEvent {}

    /** The centre looked and left it where it is; {@code words} is why. */
    record RouteKept(short words) implements SpineEvent {}

    /**
     * What a model suggested before a person decided. Percentages are how probable it took each to be.
     *
     * @param model which model, so that it can be asked again
     * @param reason why a person should choose among them, or that it was sure
     * @param words the words of the text it rests on: a line for each category in their order, and one for urgency
     */
    record Suggested(String model, String reason, List<OfCategory> categories, List<OfOffice> offices, boolean urgent, @Nullable Short words)
            implements SpineEvent {
        /** A category and how probable it was. */
        public record OfCategory(String code, int percent) {}

        /** An office, how probable it was, and how many of the last appeals of the first category went there. */
        public record OfOffice(int office, int percent, int times, int of) {}
    }
}
