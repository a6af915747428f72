package org.huiyin.web;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where pictures of the ground come from, when the district names a source; browsers may load them from its origin and no other. */
@Component
public class MapTiles {
    /** No quote, semicolon or blank: the origin goes into a header. */
    private static final Pattern TEMPLATE = Pattern.compile("(https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\\d{1,5})?)/[\\w./?=&%{}~:@+-]*");
    private static final Set<String> DATUMS = Set.of("wgs84", "gcj02");
    private final String url;
    private final String origin;
    private final String attribution;
    private final String datum;

    /** A template that cannot be read stops the start: a map without its ground would be found out much later. */
    public MapTiles(@Value("${huiyin.map.tiles:}") String url, @Value("${huiyin.map.attribution:}") String attribution,
            @Value("${huiyin.map.datum:wgs84}") String datum) {
        var read = TEMPLATE.matcher(url);
        boolean readable = read.matches() && url.contains("{z}") && url.contains("{x}") && url.contains("{y}");
        if (!url.isBlank() && !readable) {
            throw new IllegalArgumentException("huiyin.map.tiles must be an http(s) address with {z}, {x} and {y}: " + url);
        }
        if (!DATUMS.contains(datum)) {
            throw new IllegalArgumentException("huiyin.map.datum must be wgs84 or gcj02: " + datum);
        }
        this.url = url.strip();
        this.origin = readable ? read.group(1) : "";
        this.attribution = attribution;
        this.datum = datum;
    }

    /** As the policy for contents names it. */
    Optional<String> origin() {
        return Optional.of(origin).filter(known -> !known.isEmpty());
    }

    /** What a map needs to draw them, in an order that is the same on every server. */
    public record Told(String url, String attribution, String datum) {}

    /** As the map is told; empty when there is none. */
    public Optional<Told> told() {
        return origin().map(_ -> new Told(url, attribution, datum));
    }
}
