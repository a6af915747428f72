package org.huiyin.tlog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a tile lies below the log's address (C2SP tlog-tiles): {@code tile/0/x001/234} or {@code tile/entries/000.p/17}.
 *
 * @param level 0 for hashes of leaves, one more for each 256 times as many; {@link #ENTRIES} for the entries themselves
 * @param number of the tile in its level, from 0
 * @param width hashes or entries in it, 1 to 256
 */
public record TilePath(int level, long number, int width) {
    public static final int ENTRIES = -1;
    /** Hashes or entries of a full tile. */
    public static final int FULL = 256;
    private static final int LEVELS = 64;
    private static final int GROUP = 1000;
    private static final Pattern PATH = Pattern.compile("tile/(0|[1-9]\\d?|entries)/((?:x\\d{3}/){0,5}\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    public TilePath {
        if (level < ENTRIES || level >= LEVELS || number < 0 || width < 1 || width > FULL) {
            throw new Malformed("there is no such tile");
        }
    }

    public static TilePath parse(String path) {
        Matcher found = PATH.matcher(path);
        if (!found.matches()) {
            throw new Malformed("not the path of a tile");
        }
        int level = found.group(1).equals("entries") ? ENTRIES : Integer.parseInt(found.group(1));
        long number = Long.parseLong(found.group(2).replaceAll("[x/]", ""));
        int width = found.group(3) == null ? FULL : Integer.parseInt(found.group(3));
        var tile = new TilePath(level, number, width);
        if (!tile.path().equals(path)) { // a leading group of zeros, a partial tile of full width
            throw new Malformed("not the path of a tile");
        }
        return tile;
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** The same tile, full. */
    public TilePath full() {
        return new TilePath(level, number, FULL);
    }

    /** The folder in which its partial forms lie. */
    public String partials() {
        return full().path() + ".p";
    }

    public String path() {
        var path = new StringBuilder("%03d".formatted(number % GROUP));
        for (long rest = number / GROUP; rest > 0; rest /= GROUP) {
            path.insert(0, "x%03d/".formatted(rest % GROUP));
        }
        return "tile/" + (level == ENTRIES ? "entries" : level) + "/" + path + (isFull() ? "" : ".p/" + width);
    }
}
