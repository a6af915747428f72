package org.huiyin.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** How long requests take, by the kind of endpoint as its pattern names it: never by a path, which may hold a number or a code. */
final class RequestTimes extends OncePerRequestFilter {
    private static final Pattern KIND = Pattern.compile("/(?:api/)?([a-z][a-z0-9.-]*)(?:/.*)?");
    private static final String ENDLESS = "live";
    private static final Duration[] STEPS = {Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50),
        Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5)};
    private final MeterRegistry registry;
    private final ConcurrentHashMap<Kind, Timer> timers = new ConcurrentHashMap<>();

    private record Kind(String endpoint, String use, String outcome) {}

    RequestTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        long began = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            var endpoint = endpoint(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
            if (!endpoint.equals(ENDLESS)) {
                var use = request.getMethod().equals("GET") || request.getMethod().equals("HEAD") ? "read" : "write";
                timers.computeIfAbsent(new Kind(endpoint, use, response.getStatus() / 100 + "xx"), this::timer).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            }
        }
    }

    /** What no pattern matched was turned away at the door. */
    private static String endpoint(Object pattern) {
        var kind = KIND.matcher(pattern == null ? "" : pattern.toString());
        return pattern == null ? "door" : kind.matches() ? kind.group(1) : "pages";
    }

    private Timer timer(Kind kind) {
        return Timer.builder("huiyin.http.requests").description("Requests, by kind of endpoint")
                .tags("endpoint", kind.endpoint, "use", kind.use, "outcome", kind.outcome).serviceLevelObjectives(STEPS).register(registry);
    }
}
