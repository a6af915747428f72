package org.huiyin.open311.domain;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;

/**
 * Something asked beside the text of an appeal of a category, as GeoReport v2 names it; a row of {@code rules/attributes.csv}.
 *
 * @param values what a list offers; empty for any other datatype
 */
public record Attribute(String code, Datatype datatype, boolean required, Wording name, Wording hint, List<Value> values) {
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 1000;

    /** The six datatypes of the specification. */
    public enum Datatype { STRING, NUMBER, DATETIME, TEXT, SINGLEVALUELIST, MULTIVALUELIST }

    /** One choice of a list. */
    public record Value(String key, Wording name) {}

    /** What was answered, in words; refused when it is none of what may be answered. */
    public String said(List<String> answers) {
        if (answers.size() > 1 && datatype != Datatype.MULTIVALUELIST) {
            throw unfit();
        }
        return String.join("、", answers.stream().map(this::said).toList());
    }

    private String said(String answer) {
        return switch (datatype) {
            case STRING -> line(answer);
            case TEXT -> within(answer, LONGEST_TEXT);
            case NUMBER -> number(answer);
            case DATETIME -> datetime(answer);
            case SINGLEVALUELIST, MULTIVALUELIST -> values.stream().filter(value -> value.key.equals(answer)).findFirst()
                    .orElseThrow(this::unfit).name.zh();
        };
    }

    private String line(String answer) {
        if (answer.lines().count() > 1) {
            throw unfit();
        }
        return within(answer, LONGEST_LINE);
    }

    private String within(String answer, int longest) {
        if (answer.length() > longest) {
            throw unfit();
        }
        return answer.strip();
    }

    private String number(String answer) {
        if (!answer.strip().matches("[+-]?[0-9]{1,15}(\\.[0-9]{1,10})?")) {
            throw unfit();
        }
        return answer.strip();
    }

    private String datetime(String answer) {
        try {
            return OffsetDateTime.parse(answer.strip()).toString();
        } catch (DateTimeParseException unreadable) {
            throw unfit();
        }
    }

    private Refusal unfit() {
        return Refusal.of(Refusal.Kind.INVALID, "open311.attribute-unfit", java.util.Map.of("attribute", code));
    }
}
