package org.huiyin.tlog.verify.told;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that was found.
 *
 * @param key of its words
 * @param facts what the words name: texts, numbers, moments, days and {@link Label}s
 */
public record Finding(Level level, String key, Map<String, Object> facts) {
    /** @param facts name and value by turns */
    public static Finding of(Level level, String key, Object... facts) {
        var named = new LinkedHashMap<String, Object>();
        for (int i = 0; i < facts.length; i += 2) {
            named.put((String) facts[i], facts[i + 1]);
        }
        return new Finding(level, key, named);
    }
}
