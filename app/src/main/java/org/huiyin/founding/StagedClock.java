package org.huiyin.founding;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The time of the machine; while the demonstration is founded, the time of its story. Only the thread that tells the story
 * hears the other time.
 */
public final class StagedClock extends Clock {
    private final Clock machine;
    private final ThreadLocal<Instant> staged = new ThreadLocal<>();

    public StagedClock(Clock machine) {
        this.machine = machine;
    }

    void at(Instant story) {
        var now = machine.instant();
        staged.set(story.isAfter(now) ? now : story);
    }

    void end() {
        staged.remove();
    }

    @Override
    public Instant instant() {
        var story = staged.get();
        return story == null ? machine.instant() : story;
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return machine.withZone(zone);
    }
}
