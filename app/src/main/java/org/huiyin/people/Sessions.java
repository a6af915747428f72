package org.huiyin.people;

import java.util.Optional;

/** The sessions of signed-in staff. */
public interface Sessions {
    /** Who stands behind a token; empty when it is unknown, over, or the account was closed. */
    Optional<SignedIn> find(String token);
}
