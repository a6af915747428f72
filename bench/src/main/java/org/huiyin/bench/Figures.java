package org.huiyin.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where figures are written, and the machine they are of. */
final class Figures {
    private static final String MARK = "<!-- figures of bench %s -->";
    private static final String END = "<!-- end of figures -->";

    private Figures() {}

    /** Puts the table of a measure between its marks in a document, in place of the one before. */
    static void into(Path page, String measure, String table) throws IOException {
        var text = Files.readString(page);
        var mark = MARK.formatted(measure);
        int from = text.indexOf(mark);
        int to = text.indexOf(END, Math.max(from, 0));
        if (from < 0 || to < 0) {
            throw new IllegalArgumentException(page + " has no place for the figures: " + mark + " and " + END);
        }
        Files.writeString(page, text.substring(0, from + mark.length()) + "\n" + table + text.substring(to));
    }

    static String machine() throws IOException {
        var cpu = Files.exists(Path.of("/proc/cpuinfo"))
                ? Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name")).findFirst()
                        .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown processor")
                : System.getProperty("os.arch");
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return "%d cores, %s, %d GB, %s %s, Java %s, load %.1f".formatted(Runtime.getRuntime().availableProcessors(), cpu,
                system.getTotalMemorySize() >> 30, System.getProperty("os.name"), System.getProperty("os.version"), Runtime.version(),
                system.getSystemLoadAverage());
    }
}
