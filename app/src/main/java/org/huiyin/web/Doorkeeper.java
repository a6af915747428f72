package org.huiyin.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Counts who comes in at which door: by address, and by the /64 of an IPv6 address, since that is what one subscriber has. */
@Component
class Doorkeeper {
    private final Map<Door, RateLimit> limits = new EnumMap<>(Door.class);

    Doorkeeper(Environment settings, Clock clock) {
        for (var door : Door.values()) {
            var name = "huiyin.doors." + door.setting();
            int permits = settings.getProperty(name + ".permits", Integer.class, door.permits());
            long seconds = settings.getProperty(name + ".seconds", Long.class, door.per().toSeconds());
            limits.put(door, new RateLimit(permits, Duration.ofSeconds(seconds), clock));
        }
    }

    /** Lets one request in; else the seconds until the next may come. */
    OptionalLong refuse(Door door, String address) {
        return of(door).refuse(subscriber(address));
    }

    /** As {@link #refuse}, without counting this request. */
    OptionalLong wouldRefuse(Door door, String address) {
        return of(door).wouldRefuse(subscriber(address));
    }

    private RateLimit of(Door door) {
        return Objects.requireNonNull(limits.get(door));
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
}
