package org.huiyin.people.command;

import java.time.LocalDate;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Office.Level;
import org.jspecify.annotations.Nullable;

/** A new office, from a day that is not ahead. */
public record OpenOffice(
        String code, @Nullable Integer parent, Level level, String kind, Wording name, Wording shortName,
        @Nullable LocalDate from) {}
