package org.huiyin.figures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a matter that counts for an office.
 *
 * @param revision the event that made it count
 * @param at the instant it counts at; its day is the day of the figure
 * @param until when it ended, for what lasts
 * @param detail what tells it apart within its measure; blank for most
 */
public record Counted(int revision, String measure, int office, Instant at, @Nullable Instant until, String detail) {
    /** In hand with an office: it owes the answer. */
    public static final String HELD = "held";
    /** Received for the first time in the district. */
    public static final String REGISTERED = "registered";
    /** Came for the first time to a township with its communities, or to a department. */
    public static final String ARRIVED = "arrived";
    /** Came for the first time to an office whose township or superior had it before. */
    public static final String PASSED = "passed";
    public static final String DISPATCHED = "dispatched";
    public static final String RETURNED = "returned";
    /** Answered by the promise, extension included; counts on the day the promise falls due. */
    public static final String IN_TIME = "in-time";
    /** Not answered when the promise fell due. */
    public static final String LATE = "late";
    /** The first answer; the detail says what the call-back about it heard. */
    public static final String REPLIED = "replied";
    /** The first answer by which the office says it solved the matter. */
    public static final String SOLVED = "solved";
    /** The last answer says "unable to act"; counts on the day of the first. */
    public static final String UNABLE = "unable";

    public static Counted once(int revision, String measure, int office, Instant at) {
        return new Counted(revision, measure, office, at, null, "");
    }

    /** The measure by which totals know it. */
    public String total() {
        return detail.isEmpty() ? measure : measure + "/" + detail;
    }
}
