package org.huiyin.matters.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.store.RegistrationStore;
import org.springframework.stereotype.Component;

/** A receipt code is exchanged once for a token that opens the one matter for two hours; the code never stands in an address. */
@Component
public class ReceiptTokens {
    private static final Duration VALID = Duration.ofHours(2);
    private static final UUID USE = UUID.fromString("6d1f2a1e-0000-4000-8000-72656365697e");
    private final RegistrationStore store;
    private final Vault vault;
    private final Clock clock;

    ReceiptTokens(RegistrationStore store, Vault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /** Whoever holds the receipt of this matter. */
    public record Bearer(MatterId id, UUID resident) {}

    /** An unknown code and an erased matter answer alike. */
    public String exchange(String code) {
        var known = store.byReceipt(vault.receiptHash(code)).orElseThrow(() -> Refusal.notFound("receipt.unknown"));
        var plain = ByteBuffer.allocate(34).putShort(known.id().district()).putLong(known.id().value())
                .putLong(known.resident().getMostSignificantBits()).putLong(known.resident().getLeastSignificantBits())
                .putLong(clock.instant().plus(VALID).getEpochSecond());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.sealLoose(USE, plain.array()));
    }

    public Bearer open(String token) {
        try {
            var plain = ByteBuffer.wrap(vault.openToken(USE, Base64.getUrlDecoder().decode(token)));
            var bearer = new Bearer(new MatterId(plain.getShort(), plain.getLong()), new UUID(plain.getLong(), plain.getLong()));
            if (Instant.ofEpochSecond(plain.getLong()).isBefore(clock.instant())) {
                throw Refusal.of(Refusal.Kind.NOT_SIGNED_IN, "receipt.expired", java.util.Map.of());
            }
            return bearer;
        } catch (IllegalArgumentException | GeneralSecurityException forged) {
            throw Refusal.of(Refusal.Kind.NOT_SIGNED_IN, "receipt.expired", java.util.Map.of());
        }
    }
}
