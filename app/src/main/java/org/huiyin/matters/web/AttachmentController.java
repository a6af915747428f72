package org.huiyin.matters.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.store.Readings;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.matters.vault.MatterKey;
import org.huiyin.matters.vault.ReceiptTokens;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Files in and out. */
@RestController
@RequestMapping("/api")
class AttachmentController {
    private final Attachments attachments;
    private final Matters matters;
    private final Numbers numbers;
    private final ReceiptTokens tokens;
    private final Readings readings;
    private final MatterPolicy policy;

    AttachmentController(Attachments attachments, Matters matters, Numbers numbers, ReceiptTokens tokens, Readings readings, Offices offices) {
        this.attachments = attachments;
        this.matters = matters;
        this.numbers = numbers;
        this.tokens = tokens;
        this.readings = readings;
        this.policy = new MatterPolicy(offices);
    }

    @GetMapping("/matters/{number}/attachments/{id}")
    ResponseEntity<byte[]> forStaff(Member member, @PathVariable String number, @PathVariable UUID id) {
        return forStaff(member, number, (matter, key) -> attachments.read(matter, key, id));
    }

    /** To look at a photograph small is to read it. */
    @GetMapping("/matters/{number}/attachments/{id}/thumbnail")
    ResponseEntity<byte[]> thumbnailForStaff(Member member, @PathVariable String number, @PathVariable UUID id) {
        return forStaff(member, number, (matter, key) -> thumbnail(matter, key, id));
    }

    private interface Reading {
        Optional<Attachments.Content> read(MatterId matter, MatterKey key);
    }

    private Optional<Attachments.Content> thumbnail(MatterId matter, MatterKey key, UUID id) {
        return attachments.thumbnail(matter, key, id).map(small -> new Attachments.Content("small.jpg", MediaType.IMAGE_JPEG_VALUE, small));
    }

    private ResponseEntity<byte[]> forStaff(Member member, String number, Reading reading) {
        var matter = matters.get(numbers.id(number));
        if (!policy.mayKnow(member, matter.header(), matter.custody())) {
            throw Refusal.notFound("matter.unknown"); // as for a number that never was
        }
        if (matter.key() == null || !policy.mayReadContents(member, matter.header(), matter.custody())) {
            throw Refusal.notFound("attachment.unknown");
        }
        readings.contents(matter, member);
        return answer(reading.read(matter.id(), matter.key()));
    }

    @GetMapping("/receipt/attachments/{id}")
    ResponseEntity<byte[]> forResident(@RequestHeader("Authorization") String authorization, @PathVariable UUID id) {
        return forResident(authorization, (matter, key) -> attachments.read(matter, key, id));
    }

    @GetMapping("/receipt/attachments/{id}/thumbnail")
    ResponseEntity<byte[]> thumbnailForResident(@RequestHeader("Authorization") String authorization, @PathVariable UUID id) {
        return forResident(authorization, (matter, key) -> thumbnail(matter, key, id));
    }

    private ResponseEntity<byte[]> forResident(String authorization, Reading reading) {
        var matter = matters.get(tokens.open(authorization.replaceFirst("^Receipt ", "")).id());
        if (matter.key() == null) {
            throw Refusal.notFound("attachment.unknown");
        }
        return answer(reading.read(matter.id(), matter.key()));
    }

    private static ResponseEntity<byte[]> answer(Optional<Attachments.Content> found) {
        var content = found.orElseThrow(() -> Refusal.notFound("attachment.unknown"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename(content.name(), StandardCharsets.UTF_8).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(content.bytes());
    }
}
