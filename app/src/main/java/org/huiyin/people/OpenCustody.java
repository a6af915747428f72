package org.huiyin.people;

import java.util.UUID;

/** Told by whoever keeps matters: how many open ones an office or an account still holds. */
public interface OpenCustody {
    long heldByOffice(int office);

    long heldByAccount(UUID account);
}
