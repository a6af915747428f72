package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.huiyin.Browser;
import org.huiyin.Browser.Answer;
import org.huiyin.matters.vault.Adoptions;
import org.huiyin.matters.vault.Pictures;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** tus 1.0.0 at the door of everybody: begun, broken off, gone on with, ended; and how much may come in. */
class UploadHttpTest extends StagedAppeals {
    @Autowired private Adoptions adoptions;
    private static final String PIECES = "application/offset+octet-stream";
    private static final int LARGEST = 20 << 20;

    @Test
    void says_what_it_speaks_and_refuses_another_version() {
        var about = visitor().send("OPTIONS", "/api/uploads", BodyPublishers.noBody(), null);
        assertThat(about.status()).isEqualTo(204);
        assertThat(List.of(about.header("Tus-Version"), about.header("Tus-Extension"), about.header("Tus-Max-Size")))
                .containsExactly("1.0.0", "creation,termination,expiration", Integer.toString(LARGEST));
        var other = Browser.stranger(port).with("Tus-Resumable", "0.2.2").with("Upload-Length", "10").send("POST", "/api/uploads", BodyPublishers.noBody(), null);
        assertThat(other.status()).isEqualTo(412);
        assertThat(List.of(other.code(), other.header("Tus-Version"), other.header("Tus-Resumable"))).containsExactly("upload.version", "1.0.0", "1.0.0");
    }

    @Test
    void a_photograph_in_pieces_becomes_an_attachment_without_what_the_camera_wrote_and_with_a_small_picture() throws IOException {
        var photograph = Pictures.fromACamera(900, 600, 6);
        var from = Browser.stranger(port);
        var begun = begin(from, "../../etc/路灯.jpg", photograph.length);
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.header("Upload-Expires")).endsWith("GMT");
        var id = UUID.fromString(begun.json().get("id").asString());
        assertThat(begun.header("Location")).isEqualTo("/api/uploads/" + id);
        assertThat(patch(from, id, 0, Arrays.copyOf(photograph, 1000)).header("Upload-Offset")).isEqualTo("1000");
        var head = head(from, id);
        assertThat(List.of(head.header("Upload-Offset"), head.header("Upload-Length"), head.header("Cache-Control")))
                .containsExactly("1000", Integer.toString(photograph.length), "no-store");
        var wrong = patch(from, id, 0, photograph);
        assertThat(List.of(wrong.status(), wrong.code())).containsExactly(409, "upload.elsewhere");
        assertThat(patch(from, id, 1000, Arrays.copyOfRange(photograph, 1000, photograph.length)).status()).isEqualTo(204);
        assertThat(head(from, id).header("Upload-Offset")).as("whole").isEqualTo(Integer.toString(photograph.length));
        var sent = from.again().with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/appeals",
                Map.of("text", "路灯坏了三盏，见附件。", "contact", Map.of("anonymous", true, "mayBeNamed", false), "attachments", List.of(id)));
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        var token = visitor().post("/api/receipts", Map.of("code", sent.json().get("code").asString())).json().get("token").asString();
        var receipt = new Browser(port).with("Authorization", "Receipt " + token);
        var kept = receipt.get("/api/receipt/attachments/" + id);
        assertThat(latin(kept)).doesNotContain("Exif").doesNotContain(Pictures.CAMERA);
        var small = receipt.get("/api/receipt/attachments/" + id + "/thumbnail");
        assertThat(latin(small)).doesNotContain("Exif").doesNotContain(Pictures.CAMERA);
        assertThat(small.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(small.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(ImageIO.read(new ByteArrayInputStream(small.raw().body())).getHeight()).isEqualTo(320);
        assertThat(head(from, id).status()).as("it belongs to its matter now").isEqualTo(404);
        assertThat(delete(from, id).status()).isEqualTo(404);
        assertThat(receipt.get("/api/receipt/attachments/" + id).status()).isEqualTo(200);
    }

    @Test
    void what_it_really_is_its_bytes_tell_and_a_refusal_ends_it_with_words() {
        var page = "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.US_ASCII);
        var from = Browser.stranger(port);
        var id = UUID.fromString(begin(from, "photo.jpg", page.length).json().get("id").asString());
        var refused = patch(from, id, 0, page);
        assertThat(List.of(refused.status(), refused.code())).containsExactly(400, "attachment.type-not-taken");
        assertThat(head(from, id).status()).isEqualTo(404);
    }

    @Test
    void names_of_uploads_that_are_none_lead_nowhere() {
        var from = Browser.stranger(port);
        for (var name : List.of("..%2f..%2fetc%2fpasswd", "....//", "%2e%2e", "1", UUID.randomUUID() + "%00", UUID.randomUUID() + "/..", "../" + UUID.randomUUID())) {
            for (var method : List.of("HEAD", "PATCH", "DELETE")) {
                var answer = tus(from).with("Upload-Offset", "0").send(method, "/api/uploads/" + name, BodyPublishers.noBody(), PIECES);
                assertThat(answer.status()).as(method + " " + name).isIn(400, 401, 403, 404);
            }
        }
        assertThat(head(from, UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void too_large_empty_and_unreadable_beginnings_are_refused_in_words() {
        assertThat(begin(Browser.stranger(port), "a.jpg", LARGEST + 1L).code()).isEqualTo("attachment.too-large");
        assertThat(begin(Browser.stranger(port), "a.jpg", LARGEST + 1L).status()).isEqualTo(413);
        assertThat(begin(Browser.stranger(port), "a.jpg", 0).code()).isEqualTo("upload.empty");
        assertThat(begin(Browser.stranger(port), "a.jpg", -5).code()).isEqualTo("upload.empty");
        for (var metadata : List.of("filename %%%", "filename /////w==")) {
            var answer = tus(Browser.stranger(port)).with("Upload-Length", "10").with("Upload-Metadata", metadata).send("POST", "/api/uploads", BodyPublishers.noBody(), null);
            assertThat(answer.code()).as(metadata).isEqualTo("upload.name-unreadable");
        }
        assertThat(tus(Browser.stranger(port)).with("Upload-Offset", "0").send("PATCH", "/api/uploads/" + UUID.randomUUID(), BodyPublishers.ofString("x"), "text/plain").status())
                .isEqualTo(415);
    }

    @Test
    @Timeout(60)
    void a_connection_cut_in_the_middle_keeps_the_whole_pieces() throws IOException {
        var bytes = Arrays.copyOf("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), 2_000_000);
        var from = visitor();
        var id = UUID.fromString(begin(from, "a.pdf", bytes.length).json().get("id").asString());
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(("PATCH /api/uploads/" + id + " HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: " + PIECES
                    + "\r\nCookie: XSRF-TOKEN=" + from.cookie("XSRF-TOKEN") + "\r\nX-XSRF-TOKEN: " + from.cookie("XSRF-TOKEN") + "\r\nContent-Length: " + bytes.length
                    + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes, 0, 1_100_000);
        }
        int received = 0;
        while (received < 1_048_576) { // the server hears of the end in its own time
            received = Integer.parseInt(head(from, id).header("Upload-Offset"));
        }
        assertThat(received).isEqualTo(1_048_576);
        assertThat(patch(from, id, received, Arrays.copyOfRange(bytes, received, bytes.length)).status()).isEqualTo(204);
    }

    @Test
    void staff_look_at_the_small_picture_under_the_rule_of_contents_and_it_is_recorded() {
        var matter = at(Stage.IN_HAND);
        var photograph = Pictures.of("jpg", 400, 300);
        var from = Browser.stranger(port);
        var id = UUID.fromString(begin(from, "a.jpg", photograph.length).json().get("id").asString());
        patch(from, id, 0, photograph);
        adoptions.adopt(matter.id(), Objects.requireNonNull(matter.key()), List.of(id), "appeal");
        var path = "/api/matters/" + number(matter) + "/attachments/" + id + "/thumbnail";
        assertThat(as(Role.HANDLER, "housing").get(path).status()).as("another office").isEqualTo(404);
        var before = readings(matter);
        assertThat(as(Role.HANDLER, HOLDER).get(path).status()).isEqualTo(200);
        assertThat(readings(matter)).isGreaterThan(before);
    }

    @Test
    void one_address_brings_so_much_in_an_hour_and_no_more_but_staff_and_others_do() {
        var from = Browser.stranger(port);
        for (int i = 0; i < 50; i++) {
            assertThat(begin(from, "a.pdf", LARGEST).status()).as("file %d", i).isEqualTo(201);
        }
        var refused = begin(from, "a.pdf", LARGEST);
        assertThat(List.of(refused.status(), refused.code())).containsExactly(429, "upload.too-much");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 3600L);
        assertThat(refused.json().get("detail").asString()).contains("分钟");
        assertThat(begin(Browser.stranger(port), "a.pdf", LARGEST).status()).isEqualTo(201);
        assertThat(begin(as(Role.HANDLER, "housing"), "a.pdf", LARGEST).status()).isEqualTo(201);
        clock.advance(Duration.ofHours(1));
        assertThat(begin(from, "a.pdf", LARGEST).status()).isEqualTo(201);
        jdbc.update("delete from upload_coming");
    }

    @Test
    void one_address_brings_so_many_files_in_an_hour() {
        var from = Browser.stranger(port);
        for (int i = 0; i < 200; i++) {
            assertThat(begin(from, "a.pdf", 100).status()).as("file %d", i).isEqualTo(201);
        }
        assertThat(begin(from, "a.pdf", 100).code()).isEqualTo("upload.too-much");
        jdbc.update("delete from upload_coming");
    }

    @Test
    void a_length_is_counted_as_it_is_taken_and_is_plain_digits_in_both() {
        var from = Browser.stranger(port);
        for (var length : List.of("0x1400000", "#1400000", "20 971 520", "+20971520", "02097152000")) {
            var answer = tus(from).with("Upload-Length", length).send("POST", "/api/uploads", BodyPublishers.noBody(), null);
            assertThat(List.of(answer.status(), answer.code())).as(length).containsExactly(400, "upload.empty");
        }
    }

    private int readings(org.huiyin.matters.Matter<?> matter) {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from reading where matter_id = ?", Integer.class, matter.id().value()));
    }

    private Browser tus(Browser from) {
        return from.again().with("Tus-Resumable", "1.0.0");
    }

    private Answer begin(Browser from, String name, long length) {
        return tus(from).with("Upload-Length", Long.toString(length)).with("Upload-Metadata", "filetype aW1hZ2UvanBlZw==,filename "
                + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8))).send("POST", "/api/uploads", BodyPublishers.noBody(), null);
    }

    private Answer patch(Browser from, UUID id, int at, byte[] bytes) {
        return tus(from).with("Upload-Offset", Integer.toString(at)).send("PATCH", "/api/uploads/" + id, BodyPublishers.ofByteArray(bytes), PIECES);
    }

    private Answer head(Browser from, UUID id) {
        return tus(from).send("HEAD", "/api/uploads/" + id, BodyPublishers.noBody(), null);
    }

    private Answer delete(Browser from, UUID id) {
        return tus(from).send("DELETE", "/api/uploads/" + id, BodyPublishers.noBody(), null);
    }

    private static String latin(Answer answer) {
        return new String(answer.raw().body(), StandardCharsets.ISO_8859_1);
    }
}
