package org.huiyin.appeals.domain;

import java.util.List;
import org.huiyin.kernel.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A category of appeals, one of two levels, from {@code rules/categories.csv}.
 *
 * @param defaultOffice code of the office that usually answers
 * @param urgent dispatched within an hour, round the clock
 * @param kept never shown to the public, whatever the resident chose
 * @param synonyms other names it is looked for by
 * @param examples what residents say when they mean it
 * @param attributes codes from {@code rules/attributes.csv}: what is asked beside the text
 */
public record Category(String code, @Nullable String parent, Wording name, String defaultOffice, AppealType type, boolean urgent,
        boolean kept, List<String> synonyms, List<String> examples, List<String> attributes) {}
