package org.huiyin.people;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.huiyin.kernel.Wording;
import org.jspecify.annotations.Nullable;

/**
 * An office of the district as it stands today: the district itself, a township or street, a community or village, a
 * department, or another body. Its id never changes; name, superior and whether it is open may, on a day.
 *
 * @param kind what it does, as {@code rules/offices.csv} names it: {@code centre}, {@code street}, {@code village} and so on
 * @param open false once it was closed or merged; old matters still show it
 */
public record Office(
        int id,
        String code,
        @Nullable Integer parent,
        Level level,
        Wording name,
        Wording shortName,
        String kind,
        boolean open) {

    /** Where an office stands in the tree. */
    public enum Level {
        DISTRICT, TOWNSHIP, COMMUNITY, DEPARTMENT, BODY;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Level of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** The lane of the custody staircase: 1 community, 2 township, 3 district. */
        public int lane() {
            return switch (this) {
                case COMMUNITY -> 1;
                case TOWNSHIP -> 2;
                case DISTRICT, DEPARTMENT, BODY -> 3;
            };
        }
    }

    public int lane() {
        return level.lane();
    }
}
