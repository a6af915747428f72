package org.huiyin.tlog.verify.clock;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.tlog.Malformed;

/** A table as a spreadsheet writes it (RFC 4180). */
public final class Csv {
    private static final char MARK = '\uFEFF'; // of byte order
    private final String text;
    private final String name;
    private int at;
    private int line = 1;

    private Csv(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** One row, its cells by the names of their columns. */
    public record Row(String place, Map<String, String> cells) {
        public String text(String column) {
            var text = optional(column);
            if (text.isEmpty()) {
                throw new Malformed(place + ": " + column + " is empty");
            }
            return text;
        }

        public String optional(String column) {
            var text = cells.get(column);
            if (text == null) {
                throw new Malformed(place + ": there is no column " + column);
            }
            return text;
        }

        LocalDate day(String column) {
            return optionalDay(column).orElseThrow(() -> new Malformed(place + ": " + column + " is empty"));
        }

        Optional<LocalDate> optionalDay(String column) {
            try {
                return Optional.of(optional(column)).filter(day -> !day.isEmpty()).map(LocalDate::parse);
            } catch (DateTimeException noDay) {
                throw new Malformed(place + ": " + column + " is not a day like 2026-01-31");
            }
        }

        boolean yes(String column) {
            return text(column).equals("yes");
        }

        List<String> words(String column) {
            return List.of(optional(column).split(" ")).stream().filter(word -> !word.isEmpty()).toList();
        }
    }

    public static List<Row> read(Path file) {
        try {
            return rows(file.toString(), Files.readString(file));
        } catch (CharacterCodingException notUtf8) {
            throw new Malformed(file + " is not written in UTF-8");
        } catch (IOException cannot) {
            throw new Malformed(file + " cannot be read");
        }
    }

    static List<Row> rows(String name, String text) {
        var csv = new Csv(name, text);
        if (!text.isEmpty() && text.charAt(0) == MARK) {
            csv.at++;
        }
        var columns = csv.record();
        var rows = new ArrayList<Row>();
        while (csv.at < text.length()) {
            var place = name + ":" + csv.line;
            var cells = csv.record();
            if (cells.size() == 1 && cells.getFirst().isEmpty()) {
                continue;
            }
            if (cells.size() != columns.size()) {
                throw new Malformed(place + ": this row has " + cells.size() + " cells instead of " + columns.size());
            }
            var named = new HashMap<String, String>();
            for (int i = 0; i < cells.size(); i++) {
                named.put(columns.get(i), cells.get(i));
            }
            rows.add(new Row(place, named));
        }
        return rows;
    }

    private List<String> record() {
        var cells = new ArrayList<String>();
        while (true) {
            cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                continue;
            }
            if (at < text.length() && text.charAt(at) == '\r') {
                at++;
            }
            if (at < text.length() && text.charAt(at) != '\n') {
                throw new Malformed(name + ":" + line + ": something stands after a closing quotation mark");
            }
            at++;
            line++;
            return cells;
        }
    }

    private String plain() {
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at).strip();
    }

    private String quoted() {
        var cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (sign == '"' && (at + 1 == text.length() || text.charAt(at + 1) != '"')) {
                at++;
                return cell.toString().strip();
            }
            if (sign == '"') {
                at++;
            } else if (sign == '\n') {
                line++;
            }
            cell.append(sign);
        }
        throw new Malformed(name + ":" + line + ": a quotation mark is never closed");
    }
}
