package org.huiyin.notify;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to one address.
 *
 * @param template its code in {@code rules/notices.csv}
 * @param language {@code zh} or {@code en}
 * @param values what stands in the template's places; an SMS takes only those that can hold no words of anybody
 * @param until after that it says nothing any more and is not sent; null for always
 */
public record Letter(String template, Channel channel, String address, String language, Map<String, String> values, @Nullable Instant until) {
    public Letter {
        values = Map.copyOf(values);
    }
}
