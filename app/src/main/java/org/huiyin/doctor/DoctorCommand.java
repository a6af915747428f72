package org.huiyin.doctor;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/** The part of {@code ./huiyin doctor} that needs a JDK; the launcher looks at what comes before one. */
public final class DoctorCommand {
    private DoctorCommand() {}

    public static void main(String[] args) {
        LoggingSystem.get(DoctorCommand.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        var found = new Doctor(new StandardEnvironment(), Clock.systemUTC()).examine();
        boolean json = List.of(args).contains("--json");
        found.forEach(finding -> System.out.println(json ? finding.json() : finding.text()));
        System.exit(found.stream().anyMatch(finding -> finding.state() == Finding.State.WRONG) ? 1 : 0);
    }
}
