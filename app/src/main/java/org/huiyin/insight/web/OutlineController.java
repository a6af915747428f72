package org.huiyin.insight.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.huiyin.insight.Outline;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The outline of the district, which a map draws without any other server. */
@RestController
@Hidden // GeoJSON describes it, and not our own interface
class OutlineController {
    private static final int SIGNS = 16;
    private final Outline outline;
    private final String tag;

    OutlineController(Outline outline) throws NoSuchAlgorithmException {
        this.outline = outline;
        this.tag = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(outline.file())).substring(0, SIGNS);
    }

    @GetMapping("/api/public/outline")
    ResponseEntity<byte[]> outline() {
        return ResponseEntity.ok().eTag(tag).cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .contentType(MediaType.parseMediaType("application/geo+json")).body(outline.file());
    }
}
