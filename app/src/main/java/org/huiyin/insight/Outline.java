package org.huiyin.insight;

import java.awt.geom.Line2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.domain.Position;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The outline of the district from {@code rules/outline.geojson}: its townships and a point for each community. A district may have none. */
@Component
public class Outline {
    private static final String NONE = "{\"type\":\"FeatureCollection\",\"features\":[]}";
    private final byte[] file;
    /** Three kilometres or so: a device is off by some, an outline is drawn coarsely, and a road runs on over the border. */
    private static final double MARGIN = 0.03;
    private final Map<String, Position> communities = new HashMap<>();
    private final List<List<double[]>> rings = new ArrayList<>();

    Outline(@Value("${huiyin.rules}") Path rules, JsonMapper json) throws IOException {
        var path = rules.resolve("outline.geojson");
        file = Files.exists(path) ? Files.readAllBytes(path) : NONE.getBytes(StandardCharsets.UTF_8);
        for (var feature : json.readTree(file).path("features")) {
            var at = feature.at("/geometry/coordinates");
            switch (feature.at("/properties/kind").asString("")) {
                case "community" -> communities.put(feature.at("/properties/code").asString(), new Position(at.get(1).asDouble(), at.get(0).asDouble()));
                case "township" -> ringsIn(at);
                default -> { } // the river, for one
            }
        }
    }

    /** However deep they lie: of a polygon, or of several. */
    private void ringsIn(JsonNode node) {
        if (node.at("/0/0").isNumber()) {
            rings.add(node.valueStream().map(point -> new double[] {point.get(0).asDouble(), point.get(1).asDouble()}).toList());
        } else {
            node.forEach(this::ringsIn);
        }
    }

    /** Refuses what lies elsewhere; without an outline nobody can say. */
    public void mustHold(Position at, String field) {
        if (!rings.isEmpty() && rings.stream().noneMatch(ring -> isInOrBeside(ring, at))) {
            throw Refusal.invalid("position.outside", field);
        }
    }

    /** A line from it to the right crosses the edge an odd number of times, or an edge is near. */
    private static boolean isInOrBeside(List<double[]> ring, Position at) {
        boolean inside = false;
        for (int i = 1; i < ring.size(); i++) {
            var a = ring.get(i - 1);
            var b = ring.get(i);
            if (Line2D.ptSegDist(a[0], a[1], b[0], b[1], at.lng(), at.lat()) <= MARGIN) {
                return true;
            }
            if (a[1] > at.lat() != b[1] > at.lat() && at.lng() < (b[0] - a[0]) * (at.lat() - a[1]) / (b[1] - a[1]) + a[0]) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** As GeoJSON, WGS84. */
    public byte[] file() {
        return file.clone();
    }

    /** A point in that community. */
    public Optional<Position> of(String community) {
        return Optional.ofNullable(communities.get(community));
    }
}
