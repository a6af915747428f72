package org.huiyin.web;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Counts who comes in at which door: by address, and by the /64 of an IPv6 address, since that is what one subscriber has.
 * Counts live in the memory of one server, for the most recent fifty thousand addresses, and are written nowhere.
 */
@Component
class Doorkeeper {
    private static final int MOST_ADDRESSES = 50_000;
    private static final long MICROS_PER_NANO = 1000;

    private record Caller(Door door, String address) {}

    private final TimeMeter time;
    private final Map<Door, Bandwidth> limits = new EnumMap<>(Door.class);
    private final Map<Caller, Bucket> buckets = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Caller, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    Doorkeeper(Environment settings, Clock clock) {
        this.time = new ClockMeter(clock);
        for (var door : Door.values()) {
            var name = "huiyin.doors." + door.setting();
            int permits = settings.getProperty(name + ".permits", Integer.class, door.permits());
            long seconds = settings.getProperty(name + ".seconds", Long.class, door.per().toSeconds());
            limits.put(door, Bandwidth.builder().capacity(permits).refillGreedy(permits, Duration.ofSeconds(seconds)).build());
        }
    }

    /** Lets one request in; else the seconds until the next may come. */
    OptionalLong refuse(Door door, String address) {
        ConsumptionProbe probe = bucket(door, address).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? OptionalLong.empty() : OptionalLong.of(seconds(probe));
    }

    /** As {@link #refuse}, without counting this request. */
    OptionalLong wouldRefuse(Door door, String address) {
        var estimate = bucket(door, address).estimateAbilityToConsume(1);
        return estimate.canBeConsumed()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(1, Duration.ofNanos(estimate.getNanosToWaitForRefill()).toSeconds()));
    }

    private static long seconds(ConsumptionProbe probe) {
        return Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds());
    }

    private Bucket bucket(Door door, String address) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(new Caller(door, subscriber(address)), caller -> Bucket.builder()
                    .addLimit(limits.get(caller.door()))
                    .withCustomTimePrecision(time)
                    .build());
        }
    }

    /** The address itself, or the first 64 bits of an IPv6 one. */
    static String subscriber(String address) {
        try {
            var parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException e) {
            return "unknown";
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
