package org.huiyin.kernel;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The district this server serves.
 *
 * @param id our own small number, the first column of every table of a matter
 * @param prefix the letters every matter's number begins with
 * @param zone where its days begin and end
 */
public record District(short id, String prefix, Wording name, ZoneId zone) {
    /** The day it is in the district. */
    public LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
