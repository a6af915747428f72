package org.huiyin.people.domain;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Member;
import org.huiyin.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * A staff account as its administrator sees it.
 *
 * @param login what is typed to sign in; lower case
 * @param initialPassword true until the holder has chosen one
 */
public record Account(
        UUID id,
        String login,
        String name,
        int post,
        Wording postName,
        int office,
        Set<Role> roles,
        boolean secondFactor,
        boolean initialPassword,
        @Nullable Instant closedAt) {
    public Member member() {
        return new Member(id, name, postName, office, roles);
    }

    /** Whoever can change offices and accounts must hold a second factor. */
    public boolean mustEnrolSecondFactor() {
        return !secondFactor && roles.contains(Role.ADMINISTRATOR);
    }
}
