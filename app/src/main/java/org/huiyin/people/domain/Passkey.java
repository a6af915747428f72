package org.huiyin.people.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A second factor that signs what it is asked, and never leaves the device that made it.
 *
 * @param attested its id and public key, as it gave them
 * @param counter how often it has signed, where it counts
 * @param suspectAt when its counter went back, as only a copy's does; it opens nothing from then on
 */
public record Passkey(
        UUID id, String name, byte[] credentialId, byte[] attested, long counter, List<String> transports, Instant addedAt,
        @Nullable Instant usedAt, @Nullable Instant suspectAt) {}
