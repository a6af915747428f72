package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.storage.WatchedFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What fails while it is being sent must not look whole. */
@Import(WatchedFiles.Watching.class)
class HalfAnArchiveTest extends AppealHttp {
    @Autowired private WatchedFiles store;
    @Autowired private Attachments attachments;

    @AfterEach
    void it_is_back() {
        store.comeBack();
    }

    /** Large enough that its first half is on its way before the next file is read. */
    private UUID upload(String name) {
        var noise = new byte[200_000];
        new Random(7).nextBytes(noise);
        return attachments.upload(name, ByteBuffer.allocate(noise.length + 9).put("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII)).put(noise).array()).id();
    }

    @Test
    void an_archive_cut_short_breaks_off_instead_of_ending() {
        var form = appeal(UUID.randomUUID(), null, false);
        var code = register.handle(new RegisterAppeal(form.key(), form.text(), form.type(), null, false, null, form.place(), form.contact(), false,
                List.of(upload("一.pdf"), upload("二.pdf")), "web", null, false, null)).receiptCode();
        var visitor = visitor();
        visitor.with("Authorization", "Receipt " + visitor.post("/api/receipts", Map.of("code", code)).json().get("token").asString());
        assertThat(visitor.get("/api/receipt/everything.zip").status()).isEqualTo(200);
        store.goAwayAfter(1);
        assertThatThrownBy(() -> visitor.get("/api/receipt/everything.zip")).isInstanceOf(java.io.UncheckedIOException.class);
        store.goAwayAfter(0);
        assertThat(visitor.get("/api/receipt/everything.zip").code()).as("nothing was sent yet, and it can be said").isEqualTo("server.busy");
    }
}
