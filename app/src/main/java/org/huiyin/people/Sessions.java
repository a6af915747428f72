package org.huiyin.people;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The sessions of signed-in staff. */
public interface Sessions {
    /** Who stands behind a token; empty when it is unknown, over, or the account was closed. */
    Optional<SignedIn> find(String token);

    /** Who stands behind those of these sessions that live and are ready to work. Looking does not lengthen their lives. */
    Map<UUID, Member> living(Set<UUID> sessions);
}
