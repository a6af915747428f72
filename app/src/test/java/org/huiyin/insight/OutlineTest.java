package org.huiyin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The outline of our district: every township and community is on it, once and where it belongs. */
class OutlineTest {
    private static final Path RULES = Path.of("../rules");
    private final Map<String, List<double[]>> townships = new LinkedHashMap<>();
    private final Map<String, JsonNode> communities = new LinkedHashMap<>();

    @BeforeEach
    void read() throws IOException {
        for (var feature : JsonMapper.builder().build().readTree(Files.readAllBytes(RULES.resolve("outline.geojson"))).get("features")) {
            var code = feature.at("/properties/code").asString("");
            switch (feature.at("/properties/kind").asString()) {
                case "township" -> townships.put(code, feature.at("/geometry/coordinates/0").valueStream()
                        .map(point -> new double[] {point.get(0).asDouble(), point.get(1).asDouble()}).toList());
                case "community" -> communities.put(code, feature);
                default -> assertThat(feature.at("/properties/kind").asString()).isEqualTo("river");
            }
        }
    }

    private static Map<String, String> offices(String level) throws IOException {
        var found = new HashMap<String, String>();
        try (var rows = CSVParser.parse(Files.newBufferedReader(RULES.resolve("offices.csv")),
                CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
            rows.stream().filter(row -> row.get("level").equals(level)).forEach(row -> found.put(row.get("code"), row.get("parent")));
        }
        return found;
    }

    @Test
    void every_township_and_community_is_on_it_and_it_is_small() throws IOException {
        assertThat(townships.keySet()).containsExactlyInAnyOrderElementsOf(offices("township").keySet());
        var told = offices("community");
        assertThat(communities.keySet()).containsExactlyInAnyOrderElementsOf(told.keySet());
        communities.forEach((code, feature) -> assertThat(feature.at("/properties/township").asString()).isEqualTo(told.get(code)));
        assertThat(Files.size(RULES.resolve("outline.geojson"))).isLessThan(200_000);
    }

    @Test
    void every_community_lies_in_its_township_and_in_no_other() {
        communities.forEach((code, feature) -> {
            var at = feature.at("/geometry/coordinates");
            assertThat(townships.entrySet().stream().filter(one -> path(one.getValue()).contains(at.get(0).asDouble(), at.get(1).asDouble()))
                    .map(Map.Entry::getKey).toList()).as(code).containsExactly(feature.at("/properties/township").asString());
        });
    }

    /** Each edge is of two townships, once in either direction, or of the border of the district: then there is no gap and no overlap. */
    @Test
    void townships_share_their_borders_and_cross_nowhere() {
        var edges = new HashMap<String, Integer>();
        var lines = new ArrayList<Line2D>();
        townships.values().forEach(ring -> {
            assertThat(ring.getFirst()).isEqualTo(ring.getLast());
            for (int i = 1; i < ring.size(); i++) {
                edges.merge(name(ring.get(i - 1)) + ">" + name(ring.get(i)), 1, Integer::sum);
                lines.add(new Line2D.Double(ring.get(i - 1)[0], ring.get(i - 1)[1], ring.get(i)[0], ring.get(i)[1]));
            }
        });
        assertThat(edges.values()).allMatch(times -> times == 1);
        var border = edges.keySet().stream().filter(edge -> !edges.containsKey(edge.split(">")[1] + ">" + edge.split(">")[0])).toList();
        assertThat(border).isNotEmpty().hasSizeLessThan(edges.size() / 2);
        assertThat(border.stream().map(edge -> edge.split(">")[0]).distinct()).hasSameSizeAs(border); // one closed line, no hole that touches it
        for (int i = 0; i < lines.size(); i++) {
            for (int k = i + 1; k < lines.size(); k++) {
                var one = lines.get(i);
                var other = lines.get(k);
                boolean touch = List.of(one.getP1(), one.getP2()).stream().anyMatch(point -> point.equals(other.getP1()) || point.equals(other.getP2()));
                assertThat(touch || !one.intersectsLine(other)).as(one.getP1() + " " + other.getP1()).isTrue();
            }
        }
    }

    private static String name(double[] point) {
        return point[0] + "," + point[1];
    }

    private static Path2D path(List<double[]> ring) {
        var path = new Path2D.Double();
        path.moveTo(ring.getFirst()[0], ring.getFirst()[1]);
        ring.forEach(point -> path.lineTo(point[0], point[1]));
        path.closePath();
        return path;
    }
}
