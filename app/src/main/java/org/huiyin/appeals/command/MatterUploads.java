package org.huiyin.appeals.command;

import java.util.List;
import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matter;
import org.huiyin.matters.vault.Attachments;
import org.springframework.stereotype.Component;

/** Brings uploads under the key of the appeal they were sent with. */
@Component
class MatterUploads {
    private final Attachments attachments;

    MatterUploads(Attachments attachments) {
        this.attachments = attachments;
    }

    void mustBeThere(List<UUID> uploads) {
        attachments.mustBeThere(uploads);
    }

    void adopt(Matter<?> matter, List<UUID> uploads, String use) {
        if (matter.key() == null) {
            throw Refusal.notAllowed("matter.erased");
        }
        attachments.adopt(matter.id(), matter.key(), uploads, use);
    }

    void copy(Matter<?> from, List<UUID> files, Matter<?> to) {
        if (from.key() == null || to.key() == null) {
            throw Refusal.notAllowed("matter.erased");
        }
        attachments.copy(from.id(), from.key(), files, to.id(), to.key());
    }
}
