package org.huiyin.insight;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.huiyin.matters.domain.Position;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The outline of the district from {@code rules/outline.geojson}: its townships and a point for each community. A district may have none. */
@Component
public class Outline {
    private static final String NONE = "{\"type\":\"FeatureCollection\",\"features\":[]}";
    private final byte[] file;
    private final Map<String, Position> communities = new HashMap<>();

    Outline(@Value("${huiyin.rules}") Path rules, JsonMapper json) throws IOException {
        var path = rules.resolve("outline.geojson");
        file = Files.exists(path) ? Files.readAllBytes(path) : NONE.getBytes(StandardCharsets.UTF_8);
        for (var feature : json.readTree(file).path("features")) {
            if (feature.at("/properties/kind").asString("").equals("community")) {
                var at = feature.at("/geometry/coordinates");
                communities.put(feature.at("/properties/code").asString(), new Position(at.get(1).asDouble(), at.get(0).asDouble()));
            }
        }
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
