package org.huiyin.figures.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the first answer to a matter, as the detail of a count: what the resident said when called, the sample it
 * belongs to, whether it leaves the rates.
 *
 * @param sample the drawn sample whose list it is on; null when everybody is called
 */
public record Answer(Heard heard, @Nullable String solved, @Nullable String satisfied, @Nullable Integer sample) {
    /** What a call-back came to. */
    public enum Heard {
        /** Given before the matter was brought in from an earlier list. Outside the rates. */
        IMPORTED,
        /** Reviewed: not within the office's power. Outside the rates. */
        OUT_OF_POWER,
        /** On the list of a sample and not drawn: nobody calls. */
        NOT_DRAWN,
        /** Waits for its call. */
        WAITING,
        UNREACHED,
        REACHED
    }

    public String detail() {
        var code = heard == Heard.REACHED ? "reached-" + solved + "-" + satisfied : heard.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return sample == null ? code : code + "#" + sample;
    }

    public static Answer of(String detail) {
        int mark = detail.indexOf('#');
        var sample = mark < 0 ? null : Integer.valueOf(detail.substring(mark + 1));
        var code = mark < 0 ? detail : detail.substring(0, mark);
        if (code.startsWith("reached-")) {
            var said = code.split("-", 3);
            return new Answer(Heard.REACHED, said[1], said[2], sample);
        }
        return new Answer(Heard.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_')), null, null, sample);
    }
}
