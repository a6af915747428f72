package org.huiyin.people;

import org.huiyin.people.command.OfficeFiles;
import org.springframework.stereotype.Component;

/** Gives a district that has no offices its first ones; on a district that has some, it does nothing. */
@Component
public final class FoundingOffices {
    private final OfficeFiles files;
    private final Offices offices;

    FoundingOffices(OfficeFiles files, Offices offices) {
        this.files = files;
        this.offices = offices;
    }

    public boolean needed() {
        return offices.open().isEmpty();
    }

    /** From a file written as {@code rules/offices.csv}; returns how many were opened. */
    public int found(byte[] csv) {
        return needed() ? files.found(csv) : 0;
    }

    /** The district and its centre alone, for a district that enters its own offices. */
    public int foundBare() {
        return needed() ? files.foundBare() : 0;
    }
}
