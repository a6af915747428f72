package org.huiyin.people;

import java.util.UUID;

/** Told by whoever keeps matters: what stands in the way of closing an office or an account. */
public interface OpenCustody {
    /** How many open matters the office holds or has not yet helped with. */
    long heldByOffice(int office);

    /** How many open matters would be left with nobody to work on them if the account went; offices hold matters, people do not. */
    long strandedBy(UUID account);
}
