package org.huiyin.people.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an account signs in with.
 *
 * @param password Argon2id; null until one was given
 * @param secondFactor the base32 secret of time-based codes; null without one
 * @param lastStep the last time step a code was taken from
 * @param passkeys whether it has any
 */
public record Credentials(
        UUID account, String login, @Nullable String password, @Nullable String secondFactor, long lastStep, boolean passkeys) {
    public boolean hasFactor() {
        return secondFactor != null || passkeys;
    }
}
