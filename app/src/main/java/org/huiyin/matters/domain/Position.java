package org.huiyin.matters.domain;

import java.util.List;
import java.util.stream.LongStream;
import org.huiyin.kernel.Refusal;

/**
 * A point on the earth.
 *
 * @param lat degrees north, WGS84
 * @param lng degrees east, WGS84
 */
public record Position(double lat, double lng) {
    /** About 280 m from south to north, and 240 m from west to east where we are. */
    private static final double CELL = 0.0025;
    private static final int COLUMNS = (int) (360 / CELL);
    private static final double MILLION = 1e6;

    public Position {
        if (!(Math.abs(lat) <= 90) || !(Math.abs(lng) <= 180)) { // also what is no number
            throw Refusal.invalid("position.unreadable", "place.position");
        }
    }

    /** As {@link #words} wrote it. */
    public static Position of(String words) {
        var parts = words.split(" ");
        return new Position(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    }

    /** To be sealed. */
    public String words() {
        return lat + " " + lng;
    }

    /** The middle of the cell it lies in: all that anybody but those concerned learns of it. */
    public Position coarse() {
        return new Position(tidy((row() + 0.5) * CELL), tidy((column() + 0.5) * CELL));
    }

    /** A decimetre is more than a cell's middle needs. */
    private static double tidy(double degrees) {
        return Math.round(degrees * MILLION) / MILLION;
    }

    /** The number of its cell. */
    public long cell() {
        return row() * COLUMNS + column();
    }

    /** Its cell and the eight beside it. */
    public List<Long> around() {
        return LongStream.rangeClosed(-1, 1).boxed()
                .flatMap(up -> LongStream.rangeClosed(-1, 1).mapToObj(right -> cell() + up * COLUMNS + right)).toList();
    }

    private long row() {
        return (long) Math.floor(Math.min(lat, Math.nextDown(90.0)) / CELL);
    }

    private long column() {
        return (long) Math.floor(Math.min(lng, Math.nextDown(180.0)) / CELL);
    }
}
