package org.huiyin.appeals.command;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matter;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.matters.vault.MatterKey;
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
        attachments.adopt(matter.id(), key(matter), uploads, use);
    }

    void copy(Matter<?> from, List<UUID> files, List<? extends Matter<?>> to) {
        attachments.copy(from.id(), key(from), files, to.stream().collect(Collectors.toMap(Matter::id, MatterUploads::key)));
    }

    private static MatterKey key(Matter<?> matter) {
        if (matter.key() == null) {
            throw Refusal.notAllowed("matter.erased");
        }
        return matter.key();
    }
}
