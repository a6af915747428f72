package org.huiyin.clocks.rules;

import java.nio.file.Path;
import java.time.ZoneId;
import org.huiyin.clocks.StatutoryClocks;

/** The folder of rules as a whole: read completely or refused completely. */
public final class RulesFolder {
    public static StatutoryClocks read(Path folder, ZoneId zone) {
        var problems = new Problems();
        var days = RestDaysFile.read(folder, problems);
        var hours = OfficeHoursFile.read(folder, days, problems);
        var clocks = ClocksFile.read(folder, problems);
        problems.refuseIfAny();
        return new StatutoryClocks(clocks, days, hours, zone);
    }

    private RulesFolder() {}
}
