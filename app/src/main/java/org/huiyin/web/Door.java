package org.huiyin.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A way in without signing in: what may pass, and how often from one address unless the settings say otherwise
 * ({@code huiyin.doors.<name>.permits} and {@code .seconds}). What passes no door needs a session.
 */
enum Door {
    SIGN_IN(10, 60, "POST /api/session"),
    SECOND_FACTOR(20, 60, "POST /api/session/code", "POST /api/session/passkey", "POST /api/session/passkey/question"),
    PROVIDER(20, 60, "GET /api/session/provider", "GET /api/session/provider/answer"),
    APPEAL(20, 600, "POST /api/appeals"),
    /** A photograph of 20 MB is forty pieces, and an appeal has up to nine of them. */
    UPLOAD(1200, 600, "OPTIONS /api/uploads", "POST /api/uploads", "HEAD /api/uploads/*", "PATCH /api/uploads/*", "DELETE /api/uploads/*"),
    RECEIPT_CODE(10, 60, "POST /api/receipts"),
    RECEIPT(120, 60, "GET /api/receipt/**", "POST /api/receipt/**"),
    OPEN311(600, 60, "GET /open311/**", "POST /open311/**", "PUT /open311/**", "PATCH /open311/**", "DELETE /open311/**"),
    RESIDENT_CODE(6, 600, "POST /api/resident/code"),
    RESIDENT_SIGN_IN(20, 600, "POST /api/resident/session"),
    RESIDENT(120, 60, "GET /api/resident/{part}/**", "POST /api/resident/**", "DELETE /api/resident/**"),
    LOOK(240, 60, "GET /api/resident", "GET /api/session", "DELETE /api/session", "GET /api/answers", "POST /api/answers/search", "GET /api/reference", "GET /api/places", "GET /api/clocks/**",
            "GET /api/calendar/**", "GET /api/appeals/preview-promise", "GET /openapi.json", "GET /actuator/health/**"),
    /** What everybody may see. */
    PUBLIC(240, 60, "GET /api/public/**", "GET /feeds/**"),
    /** The log in tiles: whoever checks all of it reads many. */
    LOG(6000, 60, "GET /log/**"),
    /** Another district's log asks us to witness it, a few times a minute. */
    WITNESS(240, 60, "POST /log/witness/add-checkpoint"),
    /** Asked at pauses while somebody writes. */
    ALIKE(60, 60, "POST /api/public/similar"),
    /** Whole years in a file. */
    OPEN_DATA(30, 60, "GET /open-data/*"),
    PAGE(1200, 60, "GET /**"),
    /** Whatever else arrives without a session, and tokens that open none. */
    STRANGER(120, 60);

    private static final List<Door> PATTERNED = Arrays.stream(values()).filter(door -> !door.ways.isEmpty()).toList();
    private static final List<String> NO_PAGES = List.of("api", "open311", "log", "actuator", "error");

    private record Way(HttpMethod method, PathPattern path) {
        static Way of(String way) {
            var parts = way.split(" ");
            return new Way(HttpMethod.valueOf(parts[0]), PathPatternParser.defaultInstance.parse(parts[1]));
        }

        boolean admits(HttpMethod asked, PathContainer where) {
            boolean sameMethod = asked.equals(method) || asked.equals(HttpMethod.HEAD) && method.equals(HttpMethod.GET);
            return sameMethod && path.matches(where);
        }
    }

    private final int permits;
    private final int seconds;
    private final List<Way> ways;

    Door(int permits, int seconds, String... ways) {
        this.permits = permits;
        this.seconds = seconds;
        this.ways = Arrays.stream(ways).map(Way::of).toList();
    }

    /** The door a request passes; {@link #STRANGER} when it is none. */
    static Door of(String method, String path) {
        var asked = HttpMethod.valueOf(method);
        var where = PathContainer.parsePath(path);
        return PATTERNED.stream()
                .filter(door -> door.ways.stream().anyMatch(way -> way.admits(asked, where)))
                .filter(door -> door != PAGE || isPage(where))
                .min(Comparator.naturalOrder())
                .orElse(STRANGER);
    }

    /** Judged by the decoded first segment, as the dispatcher will: {@code /%61pi} is {@code /api}. */
    private static boolean isPage(PathContainer path) {
        return path.elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .map(segment -> ((PathContainer.PathSegment) segment).valueToMatch())
                .findFirst()
                .filter(NO_PAGES::contains)
                .isEmpty();
    }

    boolean needsSession() {
        return this == STRANGER;
    }

    String setting() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int permits() {
        return permits;
    }

    Duration per() {
        return Duration.ofSeconds(seconds);
    }
}
