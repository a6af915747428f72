package org.huiyin.appeals.domain;

import org.huiyin.kernel.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A category of appeals, one of two levels, from {@code rules/categories.csv}.
 *
 * @param defaultOffice code of the office that usually answers
 * @param urgent dispatched within an hour, round the clock
 * @param kept never shown to the public, whatever the resident chose
 */
public record Category(String code, @Nullable String parent, Wording name, String defaultOffice, AppealType type, boolean urgent,
        boolean kept) {}
