package org.huiyin.people.command;

import java.time.LocalDate;
import org.huiyin.kernel.Wording;
import org.jspecify.annotations.Nullable;

/** Another name or another superior, from a day on; today when none is given. */
public record ChangeOffice(
        int office, @Nullable Integer parent, Wording name, Wording shortName, @Nullable LocalDate from) {}
