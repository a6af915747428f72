package org.huiyin.clocks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The district's own rules, read once for all tests, and times said as a clerk says them. */
final class ClockRules {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Path FOLDER = Files.isDirectory(Path.of("rules")) ? Path.of("rules") : Path.of("..", "rules");
    static final StatutoryClocks CLOCKS = StatutoryClocks.load(FOLDER, ZONE);

    /** {@code 2026-10-13T17:30}; {@code T24:00} is the end of the day. */
    static Instant at(String local) {
        var moment = local.endsWith("T24:00")
                ? LocalDate.parse(local.substring(0, 10)).plusDays(1).atStartOfDay()
                : LocalDateTime.parse(local);
        return moment.atZone(ZONE).toInstant();
    }

    private ClockRules() {}
}
