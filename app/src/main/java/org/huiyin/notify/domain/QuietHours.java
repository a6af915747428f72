package org.huiyin.notify.domain;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.huiyin.notify.Channel;

/** The hours of the night in which a message that can wait is not sent, from {@code rules/quiet-hours.csv}. */
public record QuietHours(Map<Channel, Span> spans, ZoneId zone) {
    /** From one time of day to another, over midnight when the second is earlier. */
    public record Span(LocalTime from, LocalTime until) {
        boolean holds(LocalTime time) {
            return from.isBefore(until) ? !time.isBefore(from) && time.isBefore(until) : !time.isBefore(from) || time.isBefore(until);
        }
    }

    /** Then, or the end of the quiet hours it falls into. */
    public Instant next(Channel channel, Instant at) {
        var span = spans.get(channel);
        var there = at.atZone(zone);
        if (span == null || !span.holds(there.toLocalTime())) {
            return at;
        }
        var end = there.with(span.until());
        return (end.isAfter(there) ? end : end.plusDays(1)).toInstant();
    }
}
