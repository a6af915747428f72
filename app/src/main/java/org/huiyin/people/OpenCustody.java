package org.huiyin.people;

import java.util.List;
import java.util.UUID;

/** Told by whoever keeps matters: what stands in the way of closing an office or an account. */
public interface OpenCustody {
    /** How many open matters the office holds or has not yet helped with. */
    long heldByOffice(int office);

    /** How many open matters about one of these offices are held, or helped with, by one of those. */
    long heldAbout(List<Integer> these, List<Integer> those);

    /** How many open matters would be left with nobody to work on them if the account went; offices hold matters, people do not. */
    long strandedBy(UUID account);
}
