package org.huiyin.notify.command;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.matters.vault.Vault;
import org.huiyin.notify.store.WebhookStore.Webhook;
import org.springframework.stereotype.Component;

/** What a webhook's messages are signed with: told once, kept sealed. */
@Component
class HookSecrets {
    private static final int BYTES = 32;
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    HookSecrets(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    byte[] draw() {
        var secret = new byte[BYTES];
        random.nextBytes(secret);
        return secret;
    }

    static String written(byte[] secret) {
        return "whsec_" + Base64.getEncoder().encodeToString(secret);
    }

    byte[] seal(UUID webhook, byte[] secret) {
        return vault.sealLoose(webhook, secret);
    }

    /** Those that sign now, the newest first. */
    List<byte[]> of(Webhook hook) {
        var current = vault.openLoose(hook.id(), hook.secret());
        boolean both = hook.previous() != null && hook.previousUntil() != null && clock.instant().isBefore(hook.previousUntil());
        return both ? List.of(current, vault.openLoose(hook.id(), Objects.requireNonNull(hook.previous()))) : List.of(current);
    }
}
