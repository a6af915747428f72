package org.huiyin.kernel;

import java.util.Locale;
import java.util.Map;

/** Puts the code of a refusal into a sentence, for lists that report many refusals in one answer. */
public interface RefusalWords {
    String sentence(String code, Map<String, Object> facts, Locale locale);
}
