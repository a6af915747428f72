package org.huiyin.matters.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.huiyin.kernel.Caller;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.UploadLength;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.matters.vault.Coming;
import org.huiyin.matters.vault.ComingUploads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Files in pieces: tus 1.0.0 with creation, termination and expiration. The id of a whole one is what an appeal or a reply names. */
@RestController
@RequestMapping("/api/uploads")
class UploadController {
    private static final String VERSION = "1.0.0";
    private static final String TUS = "Tus-Resumable";
    private static final String OFFSET = "Upload-Offset";
    private static final int LONGEST_NAME = 200;
    private final ComingUploads uploads;

    UploadController(ComingUploads uploads) {
        this.uploads = uploads;
    }

    /** The name of an upload that has begun; it is the upload's afterwards. */
    record Begun(UUID id, Instant expiresAt) {}

    @RequestMapping(method = RequestMethod.OPTIONS)
    ResponseEntity<Void> about() {
        return ResponseEntity.noContent().header(TUS, VERSION).header("Tus-Version", VERSION).header("Tus-Extension", "creation,termination,expiration")
                .header("Tus-Max-Size", Integer.toString(Attachments.MOST_BYTES)).build();
    }

    @PostMapping
    ResponseEntity<Begun> begin(
            @RequestHeader(name = TUS, required = false) @Nullable String tus, @RequestHeader(UploadLength.HEADER) String length,
            @RequestHeader(name = "Upload-Metadata", required = false) @Nullable String metadata, Caller caller, HttpServletResponse answer) {
        spoken(tus, answer);
        var begun = uploads.begin(name(metadata), UploadLength.of(length), caller);
        return ResponseEntity.created(URI.create("/api/uploads/" + begun.id())).header("Upload-Expires", expires(begun))
                .body(new Begun(begun.id(), begun.expiresAt()));
    }

    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    ResponseEntity<Void> standing(@RequestHeader(name = TUS, required = false) @Nullable String tus, @PathVariable UUID id, HttpServletResponse answer) {
        spoken(tus, answer);
        var coming = uploads.standing(id);
        return ResponseEntity.ok().header(OFFSET, Integer.toString(coming.received())).header(UploadLength.HEADER, Integer.toString(coming.length()))
                .header("Upload-Expires", expires(coming)).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Upload-Metadata", "filename " + Base64.getEncoder().encodeToString(coming.name().getBytes(StandardCharsets.UTF_8))).build();
    }

    @PatchMapping(path = "/{id}", consumes = "application/offset+octet-stream")
    ResponseEntity<Void> append(
            @RequestHeader(name = TUS, required = false) @Nullable String tus, @PathVariable UUID id, @RequestHeader(OFFSET) long offset,
            InputStream body, Caller caller, HttpServletResponse answer) {
        spoken(tus, answer);
        var coming = uploads.append(id, offset, body, caller);
        return ResponseEntity.noContent().header(OFFSET, Integer.toString(coming.received())).header("Upload-Expires", expires(coming)).build();
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> end(@RequestHeader(name = TUS, required = false) @Nullable String tus, @PathVariable UUID id, HttpServletResponse answer) {
        spoken(tus, answer);
        uploads.end(uploads.standing(id).id());
        return ResponseEntity.noContent().build();
    }

    /** On every answer, refusals too. */
    private static void spoken(@Nullable String tus, HttpServletResponse answer) {
        answer.setHeader(TUS, VERSION);
        if (!VERSION.equals(tus)) {
            answer.setHeader("Tus-Version", VERSION);
            throw Refusal.of(Refusal.Kind.PRECONDITION, "upload.version", Map.of());
        }
    }

    private static String expires(Coming coming) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(coming.expiresAt().atOffset(ZoneOffset.UTC));
    }

    /** Pairs of a key and a value in Base64; of those we keep the name. */
    private static String name(@Nullable String metadata) {
        if (metadata == null || metadata.isBlank()) {
            return "file";
        }
        var given = Arrays.stream(metadata.split(",")).map(pair -> pair.strip().split(" +", 2)).filter(pair -> pair[0].equals("filename") && pair.length == 2)
                .findFirst();
        try {
            var name = given.isEmpty() ? "" : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Base64.getDecoder().decode(given.get()[1].strip()))).toString();
            var clean = name.replaceAll("\\p{Cntrl}", "").strip();
            return clean.isEmpty() ? "file" : clean.substring(0, clean.offsetByCodePoints(0, Math.min(LONGEST_NAME, clean.codePointCount(0, clean.length()))));
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            throw Refusal.invalid("upload.name-unreadable", "Upload-Metadata");
        }
    }
}
