package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"huiyin.map.tiles=https://tiles.example.gov.cn/{z}/{x}/{y}.png", "huiyin.map.attribution=望川测绘", "huiyin.map.datum=gcj02"})
class MapTilesHttpTest extends AppealHttp {
    @Test
    void pictures_may_come_from_the_source_that_was_named_and_nothing_else_from_anywhere() {
        for (var path : List.of("/", "/api/session", "/api/public/outline")) {
            var policy = List.of(visitor().get(path).header("Content-Security-Policy").split("; "));
            assertThat(policy).as(path).containsExactly("default-src 'none'", "script-src 'self'", "style-src 'self'",
                    "img-src 'self' data: blob: https://tiles.example.gov.cn", "font-src 'self'", "connect-src 'self'", "media-src 'self' blob:",
                    "manifest-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'");
        }
    }

    @Test
    void the_outline_says_where_they_come_from_and_how_they_lie() {
        var outline = visitor().get("/api/public/outline");
        assertThat(outline.json().at("/tiles/url").asString()).isEqualTo("https://tiles.example.gov.cn/{z}/{x}/{y}.png");
        assertThat(outline.json().at("/tiles/datum").asString()).isEqualTo("gcj02");
        assertThat(outline.json().at("/type").asString()).isEqualTo("FeatureCollection");
        assertThat(outline.json().get("features").size()).isPositive();
        assertThat(outline.text()).as("every server answers the same bytes, under the same tag")
                .contains("\"tiles\":{\"url\":\"https://tiles.example.gov.cn/{z}/{x}/{y}.png\",\"attribution\":\"望川测绘\",\"datum\":\"gcj02\"}");
    }
}
