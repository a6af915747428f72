package org.huiyin.matters.vault;

import java.time.Instant;
import java.util.UUID;

/** How far an upload in pieces has come: every byte before {@code received} is kept; when it is all of them, the file was accepted. */
public record Coming(UUID id, String name, int length, int received, Instant expiresAt) {
    public boolean isWhole() {
        return received == length;
    }
}
