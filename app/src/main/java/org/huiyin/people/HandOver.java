package org.huiyin.people;

import java.util.UUID;

/** Done by whoever keeps matters: moves all open ones from one holder to another, each with its own step in its history. */
public interface HandOver {
    /** Returns how many were moved. */
    long fromOffice(int from, int to, Member by);

    /** Returns how many were moved. */
    long fromAccount(UUID from, UUID to, Member by);
}
