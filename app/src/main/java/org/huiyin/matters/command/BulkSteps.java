package org.huiyin.matters.command;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matter;
import org.jspecify.annotations.Nullable;

/** The steps that may be taken for many matters at once, each as it is taken for one. */
public interface BulkSteps {
    /** Takes one step of one matter, with what the form asked for. */
    interface Step {
        Matter<?> take(Ask ask, Fields fields);
    }

    /** By the code of the step. */
    Map<String, Step> steps();

    /** The fields of a step that stay as they are in each matter and are not asked for all together. */
    default Set<String> own(String step) {
        return Set.of();
    }

    /** What was filled in once for all of them. */
    record Fields(Map<String, Object> values) {
        private static final int LONGEST = 4000;

        public String text(String name) {
            var text = textOrNull(name);
            if (text == null) {
                throw Refusal.invalid("field.missing", name);
            }
            return text;
        }

        public @Nullable String textOrNull(String name) {
            var value = values.get(name);
            if (!(value instanceof String text) || text.isBlank()) {
                return null;
            }
            if (text.length() > LONGEST) {
                throw Refusal.invalid("field.length", name);
            }
            return text;
        }

        public int number(String name) {
            var value = values.get(name);
            if (value instanceof Number number) {
                return number.intValue();
            }
            try {
                return Integer.parseInt(Objects.toString(value, ""));
            } catch (NumberFormatException unreadable) {
                throw Refusal.invalid(value == null ? "field.missing" : "field.unreadable", name);
            }
        }

        public boolean yes(String name) {
            return Boolean.TRUE.equals(values.get(name));
        }
    }
}
