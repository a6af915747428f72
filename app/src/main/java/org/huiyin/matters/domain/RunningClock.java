package org.huiyin.matters.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.huiyin.clocks.Due;

/**
 * A clock that counts at this moment, as the header keeps it.
 *
 * @param remindAt four fifths used
 * @param stage 0 running, 1 reminded, 2 escalated
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record RunningClock(String slot, Due due, Instant remindAt, int stage) {
    /** When the agenda must look at it next; the end of time when it has said all it has to say. */
    public Instant wakeAt() {
        return switch (stage) {
            case 0 -> remindAt;
            case 1 -> due.at();
            default -> Instant.MAX;
        };
    }

    RunningClock at(int nextStage) {
        return new RunningClock(slot, due, remindAt, nextStage);
    }
}
