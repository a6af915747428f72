package org.huiyin.people;

/** Done by whoever keeps matters: moves all open ones from one office to another, each with its own step in its history. */
public interface HandOver {
    /** Returns how many were moved; what may not go there (a report about that office) stays. */
    long fromOffice(int from, int to, Member by);
}
