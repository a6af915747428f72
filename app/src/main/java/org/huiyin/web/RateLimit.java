package org.huiyin.web;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How often each caller may come. Counts live in the memory of one server, for the most recent fifty thousand callers, and are
 * written nowhere.
 */
public final class RateLimit {
    private static final int MOST_CALLERS = 50_000;
    private static final long MICROS_PER_NANO = 1000;
    private final Bandwidth limit;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    public RateLimit(int permits, Duration per, Clock clock) {
        this.limit = Bandwidth.builder().capacity(permits).refillGreedy(permits, per).build();
        this.time = new ClockMeter(clock);
    }

    /** Lets one request in; else the seconds until the next may come. */
    public OptionalLong refuse(String caller) {
        return refuse(caller, 1);
    }

    /** Lets one in that counts as that many. */
    public OptionalLong refuse(String caller, long many) {
        ConsumptionProbe probe = bucket(caller).tryConsumeAndReturnRemaining(many);
        return probe.isConsumed() ? OptionalLong.empty() : OptionalLong.of(seconds(probe.getNanosToWaitForRefill()));
    }

    /** As {@link #refuse}, without counting this request. */
    public OptionalLong wouldRefuse(String caller) {
        return wouldRefuse(caller, 1);
    }

    public OptionalLong wouldRefuse(String caller, long many) {
        var estimate = bucket(caller).estimateAbilityToConsume(many);
        return estimate.canBeConsumed() ? OptionalLong.empty() : OptionalLong.of(seconds(estimate.getNanosToWaitForRefill()));
    }

    private static long seconds(long nanos) {
        return Math.max(1, Duration.ofNanos(nanos).toSeconds());
    }

    private Bucket bucket(String caller) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(caller, _ -> Bucket.builder().addLimit(limit).withCustomTimePrecision(time).build());
        }
    }

    /** The server's own clock, as bucket4j reads time. */
    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return (now.getEpochSecond() * 1_000_000 + now.getNano() / MICROS_PER_NANO) * MICROS_PER_NANO;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
