package org.huiyin.matters.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.huiyin.kernel.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A step that may be taken now, with the form it asks for; the screen draws it and derives no rule of its own.
 *
 * @param noun last part of the step's URL
 * @param primary the one step the holder most likely takes next
 */
public record StepForm(String code, String noun, boolean primary, List<Field> form) {

    /** What a field takes. */
    public enum Input {
        TEXT, TEXTAREA, CHOICE, OFFICE, OFFICES, CATEGORY, DATETIME, NUMBER, BOOLEAN, FILES, PARAGRAPHS;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One choice of a field. */
    public record Option(String value, Wording label) {}

    /** What another field must have been answered with. */
    public record When(String field, List<Object> is) {}

    /** One question of the form; its words are in the locales under its name. Asked for, and then required, only {@code when}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Field(String name, Input kind, boolean required, @Nullable Integer max, @Nullable List<Option> options,
            @Nullable Object value, @Nullable When when) {
        public static Field text(String name, boolean required) {
            return new Field(name, Input.TEXTAREA, required, 4000, null, null, null);
        }

        public static Field line(String name, boolean required) {
            return new Field(name, Input.TEXT, required, 200, null, null, null);
        }

        public static Field choice(String name, boolean required, List<Option> options) {
            return new Field(name, Input.CHOICE, required, null, options, null, null);
        }

        /** An office, found by typing; options narrow it where only a few make sense. */
        public static Field office(String name, boolean required, @Nullable List<Option> options) {
            return new Field(name, Input.OFFICE, required, null, options, null, null);
        }

        /** A paragraph for each option that needs one, by the option's value. */
        public static Field paragraphs(String name, List<Option> options) {
            return new Field(name, Input.PARAGRAPHS, false, 2000, options, null, null);
        }

        public static Field of(String name, Input kind, boolean required) {
            return new Field(name, kind, required, null, null, null, null);
        }

        public Field filled(@Nullable Object given) {
            return new Field(name, kind, required, max, options, given, when);
        }

        public Field when(String field, Object... is) {
            return new Field(name, kind, required, max, options, value, new When(field, List.of(is)));
        }
    }

    public static StepForm of(String code, String noun, Field... fields) {
        return new StepForm(code, noun, false, List.of(fields));
    }

    /** The form as it is asked once for many matters: nothing filled in from one of them, without the fields each keeps as its own. */
    public StepForm together(Set<String> own) {
        return new StepForm(code, noun, primary, form.stream().filter(field -> !own.contains(field.name)).map(field -> field.filled(null)).toList());
    }

    public StepForm first() {
        return new StepForm(code, noun, true, form);
    }
}
