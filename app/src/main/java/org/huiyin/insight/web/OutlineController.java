package org.huiyin.insight.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.huiyin.insight.Outline;
import org.huiyin.web.MapTiles;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The outline of the district, which a map draws without any other server. */
@RestController
@Hidden // GeoJSON describes it, and not our own interface
class OutlineController {
    private static final int SIGNS = 16;
    private final byte[] file;
    private final String tag;

    OutlineController(Outline outline, MapTiles tiles, JsonMapper json) throws NoSuchAlgorithmException {
        this.file = tiles.told().map(source -> with(outline.file(), source, json)).orElseGet(outline::file);
        this.tag = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)).substring(0, SIGNS);
    }

    /** GeoJSON lets a collection have members of its own; where the ground's pictures come from is told in one. */
    private static byte[] with(byte[] file, MapTiles.Told tiles, JsonMapper json) {
        var collection = (ObjectNode) json.readTree(file);
        collection.set("tiles", json.valueToTree(tiles));
        return json.writeValueAsBytes(collection);
    }

    @GetMapping("/api/public/outline")
    ResponseEntity<byte[]> outline() {
        return ResponseEntity.ok().eTag(tag).cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .contentType(MediaType.parseMediaType("application/geo+json")).body(file);
    }
}
