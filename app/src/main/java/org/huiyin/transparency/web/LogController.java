package org.huiyin.transparency.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import org.huiyin.kernel.Refusal;
import org.huiyin.storage.PublicFiles;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.TilePath;
import org.huiyin.tlog.note.Checkpoint;
import org.huiyin.transparency.command.LogKeys;
import org.huiyin.transparency.command.LogTiles;
import org.huiyin.transparency.command.WitnessHandler;
import org.huiyin.transparency.command.WitnessHandler.Answer;
import org.huiyin.transparency.store.LogKeyStore.Kept;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The log as every reader of logs knows it (C2SP tlog-tiles), our keys, and our place as a witness (C2SP tlog-witness). */
@RestController
@Hidden // the specifications describe it, and not our own interface
@RequestMapping("/log")
class LogController {
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final MediaType SIZE = MediaType.parseMediaType("text/x.tlog.size");
    private static final MediaType JAR = MediaType.parseMediaType("application/java-archive");
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final int LONGEST = 20_000;
    private final PublicFiles files;
    private final LogTiles tiles;
    private final LogKeys keys;
    private final WitnessHandler witness;
    private final VerifierJar verifier;

    LogController(PublicFiles files, LogTiles tiles, LogKeys keys, WitnessHandler witness, VerifierJar verifier) {
        this.files = files;
        this.tiles = tiles;
        this.keys = keys;
        this.witness = witness;
        this.verifier = verifier;
    }

    @GetMapping("/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        var note = files.read(Checkpoint.PATH).orElseThrow(() -> Refusal.notFound("page.unknown"));
        return ResponseEntity.ok().contentType(TEXT).cacheControl(CacheControl.maxAge(A_MOMENT).cachePublic()).body(note);
    }

    @GetMapping("/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        try {
            var tile = tiles.read(TilePath.parse(request.getRequestURI().substring("/log/".length()))).orElseThrow(() -> Refusal.notFound("page.unknown"));
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .cacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable()).body(tile);
        } catch (Malformed noTile) {
            throw Refusal.notFound("page.unknown");
        }
    }

    /** Each key that signs, a line each, the newest first. */
    @GetMapping("/key")
    ResponseEntity<String> key() {
        return text(keys.inUse().stream().map(Kept::written).collect(Collectors.joining("\n", "", "\n")));
    }

    @GetMapping("/witness/key")
    ResponseEntity<String> witnessKey() {
        return text(keys.witness() + "\n");
    }

    /** The program by which anybody checks all this; whoever does not trust us builds it from the sources. */
    @GetMapping("/huiyin-verify.jar")
    ResponseEntity<byte[]> verifier() throws IOException {
        return ResponseEntity.ok().contentType(JAR).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"huiyin-verify.jar\"")
                .cacheControl(CacheControl.maxAge(AN_HOUR).cachePublic()).body(verifier.bytes());
    }

    private static ResponseEntity<String> text(String text) {
        return ResponseEntity.ok().contentType(TEXT).body(text);
    }

    @PostMapping(path = "/witness/add-checkpoint", consumes = MediaType.ALL_VALUE)
    ResponseEntity<String> addCheckpoint(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length == 0 || body.length > LONGEST) {
            return ResponseEntity.status(400).contentType(TEXT).body("no checkpoint, or one that is too long\n");
        }
        return switch (witness.handle(new String(body, StandardCharsets.UTF_8))) {
            case Answer.Signed(var lines) -> text(lines);
            case Answer.SeenOther(long size) -> ResponseEntity.status(409).contentType(SIZE).body(size + "\n");
            case Answer.Refused(int status, var why) -> ResponseEntity.status(status).contentType(TEXT).body(why + "\n");
        };
    }
}
