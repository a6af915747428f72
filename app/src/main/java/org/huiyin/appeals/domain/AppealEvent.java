package org.huiyin.appeals.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to an appeal. Never edited, only added. Custody, clocks and messages are the spine's events; a
 * {@code short} is the number of sealed words.
 */
public sealed interface AppealEvent {
    /** @param words what the resident wrote */
    record AppealRegistered(short words) implements AppealEvent {}

    /**
     * An appeal of before, brought in from a list; what happened to it then stands here as facts.
     *
     * @param number the words that hold the number it had before
     * @param repliedAt when it was answered, and in which words
     * @param closed nothing is owed any more
     * @param held the office of the list holds it, and not the centre
     */
    record AppealImported(short words, @Nullable Short number, @Nullable Instant repliedAt, @Nullable Short reply, @Nullable Outcome outcome,
            boolean closed, boolean held) implements AppealEvent {}

    record AppealAccepted() implements AppealEvent {}

    /** @param words where to go instead */
    record AppealNotAccepted(String reason, short words) implements AppealEvent {}

    record AppealDispatched() implements AppealEvent {}

    /** The type or category was put right; the promise can only come forward by it. */
    record AppealReclassified(String category, AppealType type) implements AppealEvent {}

    /**
     * @param words the reply
     * @param own a paragraph for this member of a group alone
     * @param reason why the office is unable to act
     * @param released what of it everybody may read, where the resident chose the public
     */
    record AppealReplied(Outcome outcome, Instant at, short words, @Nullable Short own, @Nullable String reason, @Nullable Short released)
            implements AppealEvent {}

    /** A call-back; verdicts are null when the resident was not reached. */
    record AppealFollowedUp(boolean reached, @Nullable Verdict solved, @Nullable Verdict satisfied, @Nullable Short words)
            implements AppealEvent {}

    /** Follow-up heard "not solved": back to the same office, once. */
    record AppealSentAgain(@Nullable Short words) implements AppealEvent {}

    /** The resident's own verdict, given on the receipt page. */
    record AppealRated(Verdict solved, Verdict satisfied, @Nullable Short words) implements AppealEvent {}

    /** The resident came back, once. */
    record AppealReopened(short words) implements AppealEvent {}

    record AppealArchived() implements AppealEvent {}

    record AppealWithdrawn(@Nullable Short words) implements AppealEvent {}

    record AppealSetAside(String reason) implements AppealEvent {}

    /** @param upheld false: it is an appeal after all and waits for dispatch */
    record SetAsideReviewed(boolean upheld) implements AppealEvent {}

    /** Whether "not within this office's power" holds; only then it leaves the denominator of the rates. */
    record UnableReviewed(boolean outOfPower) implements AppealEvent {}

    /** The appeal stands on the list of a sample; when it was not drawn, nobody calls back about this answer. */
    record AppealSampled(int sample, boolean drawn) implements AppealEvent {}
}
