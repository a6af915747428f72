package org.huiyin.matters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.SpineEvent;
import org.jspecify.annotations.Nullable;

/**
 * One event about to enter a history: the kind's, the spine's, or one of each when a step of the kind moves custody; the
 * clocks it starts and stops; the words it says; what it changes in the header.
 */
public final class Entry<E> {
    /** Words to be sealed under the matter's key. */
    public record Words(short no, String use, String text) {
        /** The use of the words that say the title a step gives. */
        public static final String TITLE = "title";

        /** The last number of a step's words, which no step uses; of the first step, whose own begin later, the very first. */
        private static Words title(Header header) {
            return new Words((short) (header.revision() == 1 ? 0 : header.revision() * 4 + 3), TITLE, header.title());
        }
    }

    /** The title is public and stands in the header alone: it is said with the step that gives it, so that the log commits to it. */
    static List<Words> withTitle(List<Words> words, Header header) {
        return Stream.concat(words.stream(), Stream.of(Words.title(header))).toList();
    }

    final @Nullable E event;
    @Nullable SpineEvent spine;
    @Nullable Instant occurredAt;
    final List<ClockChange> clocks = new ArrayList<>();
    final List<Words> words = new ArrayList<>();
    UnaryOperator<Header> header = UnaryOperator.identity();

    private Entry(@Nullable E event, @Nullable SpineEvent spine) {
        this.event = event;
        this.spine = spine;
    }

    public static <E> Entry<E> of(E event) {
        return new Entry<>(event, null);
    }

    public static <E> Entry<E> spine(SpineEvent event) {
        return new Entry<>(null, event);
    }

    /** Custody moves with the same step. */
    public Entry<E> moving(SpineEvent event) {
        spine = event;
        return this;
    }

    public Entry<E> clock(ClockChange change) {
        clocks.add(change);
        return this;
    }

    public Entry<E> say(Words more) {
        words.add(more);
        return this;
    }

    /** Words that may be missing; blank ones are not kept. */
    public Entry<E> say(short no, String use, @Nullable String text) {
        return text == null || text.isBlank() ? this : say(new Words(no, use, text.strip()));
    }

    public static boolean says(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    public Entry<E> header(UnaryOperator<Header> change) {
        var before = header;
        header = known -> change.apply(before.apply(known));
        return this;
    }

    /** The fact happened then, not now: a clock that ran out, an import. */
    public Entry<E> occurred(Instant at) {
        occurredAt = at;
        return this;
    }

    /** A message, a note or a reminder does not make anyone's half-written answer stale. */
    boolean isStep() {
        return event != null || !clocks.isEmpty() || !(spine instanceof SpineEvent.Messaged || spine instanceof SpineEvent.Noted
                || spine instanceof SpineEvent.CallAsked || spine instanceof SpineEvent.CallMade
                || spine instanceof SpineEvent.Retitled || spine instanceof SpineEvent.ClockReminded
                || spine instanceof SpineEvent.MemberJoined || spine instanceof SpineEvent.MemberDueMoved
                || spine instanceof SpineEvent.MemberLeft || spine instanceof SpineEvent.SaidAlike
                || spine instanceof SpineEvent.ErasureAsked || spine instanceof SpineEvent.Suggested || spine instanceof SpineEvent.Contested
                || spine instanceof SpineEvent.RouteKept);
    }
}
