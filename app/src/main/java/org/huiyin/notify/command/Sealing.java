package org.huiyin.notify.command;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Matters;
import org.huiyin.matters.vault.MatterKey;
import org.huiyin.matters.vault.Vault;
import org.huiyin.notify.store.LetterStore.Queued;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals what a message says and to whom under the key of its matter, or loose where it belongs to none. */
@Component
class Sealing {
    private static final short LETTER = -3;
    private final Vault vault;
    private final Matters matters;
    private final JsonMapper json;

    Sealing(Vault vault, Matters matters, JsonMapper json) {
        this.vault = vault;
        this.matters = matters;
        this.json = json;
    }

    /** What is sealed of a message. */
    record Inside(String address, Map<String, String> values) {}

    byte[] seal(UUID letter, @Nullable MatterKey key, Inside inside) {
        var plain = json.writeValueAsBytes(inside);
        return key == null ? vault.sealLoose(letter, plain) : key.seal(LETTER, plain);
    }

    /** Empty when the matter was erased in between. */
    Optional<Inside> open(Queued letter) {
        return plain(letter).map(plain -> json.readValue(plain, Inside.class));
    }

    private Optional<byte[]> plain(Queued letter) {
        MatterId matter = letter.matter();
        if (matter == null) {
            return Optional.of(vault.openLoose(letter.id(), letter.sealed()));
        }
        return matters.find(matter).flatMap(found -> Optional.ofNullable(found.key())).map(key -> key.openBytes(LETTER, letter.sealed()));
    }
}
