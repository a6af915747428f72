package org.huiyin.notify.domain;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Takes from an answer what its writer's program repeated of earlier mails. When in doubt, nothing is taken away. */
public final class Quoting {
    /** Above a history that is quoted line by line, or to the end. */
    private static final Pattern WROTE = Pattern.compile(">*\\s*(On\\b.{4,300}\\bwrote:|在.{2,300}写道[:：]|.{2,300}于.{4,100}写道[:：])");
    private static final Pattern BEGINS = Pattern.compile("(On\\b|在|.{0,200}于\\s*\\d).{0,300}");
    /** Above a history that goes to the end. */
    private static final Pattern LINE = Pattern.compile(
            "[-_]{2,}\\s*(Original\\s*(Message)?|原始邮件|原邮件|回复的原邮件|Forwarded message|转发邮件信息)[^-_]{0,40}[-_]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADER = Pattern.compile("(发件人|From)\\s*[:：].*");
    private static final Pattern HEADER_AFTER = Pattern.compile("(发送时间|日期|收件人|Sent|Date|To)\\s*[:：].*");

    /** No mark is longer; of a longer line its beginning is looked at. */
    private static final int LONGEST_MARK = 1000;

    private Quoting() {}

    /** The new words, above and below what is quoted; the whole where nothing would be left. */
    public static String newWords(String text) {
        var lines = text.replace("\r\n", "\n").replace('\r', '\n').lines().toList();
        int end = IntStream.range(0, lines.size()).filter(at -> beginsHistory(lines, at)).findFirst().orElse(lines.size());
        var above = unquoted(lines.subList(0, end));
        var below = end < lines.size() ? quotedLineByLine(lines, end) : "";
        var all = (above + "\n" + below).strip();
        return all.isEmpty() || above.isBlank() && below.isBlank() ? text.strip() : all;
    }

    private static boolean beginsHistory(List<String> lines, int at) {
        var line = mark(lines.get(at));
        if (line.isEmpty()) {
            return false;
        }
        if (LINE.matcher(line).matches() || WROTE.matcher(line).matches()) {
            return true;
        }
        boolean last = at + 1 == lines.size();
        if (!last && BEGINS.matcher(line).matches() && WROTE.matcher(line + " " + mark(lines.get(at + 1))).matches()) {
            return true; // the mark is broken over two lines
        }
        return HEADER.matcher(line).matches()
                && lines.subList(at + 1, Math.min(lines.size(), at + 4)).stream().anyMatch(next -> HEADER_AFTER.matcher(mark(next)).matches());
    }

    private static String mark(String line) {
        var words = line.strip();
        return words.length() > LONGEST_MARK ? words.substring(0, LONGEST_MARK) : words;
    }

    /** What stands below a history each line of which is marked; a history without marks goes to the end. */
    private static String quotedLineByLine(List<String> lines, int mark) {
        var after = lines.subList(mark + 1, lines.size());
        boolean marked = after.stream().filter(line -> !line.isBlank()).limit(2).anyMatch(line -> line.startsWith(">"));
        if (!marked) {
            return "";
        }
        int first = IntStream.range(0, after.size()).filter(at -> after.get(at).startsWith(">")).findFirst().orElse(0);
        return unquoted(after.subList(first, after.size()));
    }

    private static String unquoted(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith(">")).collect(Collectors.joining("\n")).strip();
    }
}
