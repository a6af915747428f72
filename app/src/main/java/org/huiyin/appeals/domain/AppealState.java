package org.huiyin.appeals.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an appeal stands: one record per state, holding only the facts true in that state. */
public sealed interface AppealState {
    /**
     * What has been used up on the way.
     *
     * @param reopened the resident has reopened it once
     * @param again follow-up has sent it back once
     */
    record Course(boolean reopened, boolean again) {
        public static final Course FIRST = new Course(false, false);
    }

    /** Received, with a number and a promise; not yet looked at. */
    record Registered() implements AppealState {}

    /** It is for this district to deal with. */
    record Accepted() implements AppealState {}

    /** An office holds it; custody says which, and whether it has signed. */
    record InHand(Course course) implements AppealState {}

    /** Answered; the resident may come back until the archive closes. */
    record Replied(Outcome outcome, Instant at, Course course) implements AppealState {}

    /** Answered, and the resident was asked. */
    record FollowedUp(Outcome outcome, Instant at, Course course, boolean reached, @Nullable Verdict solved) implements AppealState {}

    /**
     * Closed, 15 days after the last reply.
     *
     * @param outcome null for an imported appeal whose list did not say
     */
    record Archived(@Nullable Outcome outcome, Course course) implements AppealState {}

    /** Taken back by the resident. */
    record Withdrawn() implements AppealState {}

    /** Not for this district; the resident was told where to go. */
    record NotAccepted(String reason) implements AppealState {}

    /** A misdial or an empty message; a second pair of eyes looks at it. */
    record SetAside(String reason, boolean reviewed) implements AppealState {}
}
