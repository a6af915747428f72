package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.huiyin.matters.vault.Adoptions;
import org.huiyin.matters.vault.Attachments;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A file that could not be read when it was sealed late has no sum for ever: one that came later would not be what was sealed. */
class SumlessFilesTest extends AppealServer {
    @Autowired private Adoptions adoptions;
    @Autowired private Attachments attachments;

    @Test
    void what_is_sealed_without_the_sum_of_its_bytes_stays_so() {
        var matter = registered();
        var key = Objects.requireNonNull(matter.key());
        var upload = attachments.upload("水表.pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        adoptions.adopt(matter.id(), key, List.of(upload.id()), "appeal");
        var digest = jdbc.queryForObject("select digest from attachment where id = ?", byte[].class, upload.id());
        jdbc.update("update attachment set digest = null where id = ?", upload.id());
        attachments.keepDigests(matter.id(), key);
        assertThat(jdbc.queryForObject("select digest is null from attachment where id = ?", Boolean.class, upload.id())).as("its entry waits").isTrue();
        jdbc.update("update attachment set digest = ? where id = ?", digest, upload.id());
    }
}
