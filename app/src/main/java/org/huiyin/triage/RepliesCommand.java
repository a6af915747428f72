package org.huiyin.triage;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.huiyin.triage.domain.Hint;
import org.huiyin.triage.domain.ReplyCheck;
import org.huiyin.triage.domain.ReplyRules;
import org.huiyin.triage.domain.Row;

/** {@code ./huiyin triage replies --in FILE [--json]}: how many replies of a file would get which hint. Prints figures, never a text. */
final class RepliesCommand {
    private final ReplyRules rules;
    private final Map<String, Integer> counts = new TreeMap<>();
    private int replies;
    private int none;
    private long nanos;

    private RepliesCommand(ReplyRules rules) {
        this.rules = rules;
        rules.hints().forEach(code -> counts.put(code, 0));
    }

    static void run(List<String> arguments) throws IOException {
        var options = new Options(arguments, "--in");
        var command = new RepliesCommand(ReplyRules.read(options.rules()));
        command.read(Row.readSome(options.file("--in"), "text", "reply"));
        if (command.replies == 0) {
            throw new IllegalArgumentException(options.file("--in") + " 没有答复 / holds no reply");
        }
        System.out.println(options.json() ? command.json() : command.table());
    }

    private void read(List<Row> rows) {
        var check = new ReplyCheck(rules);
        for (var row : rows) {
            if (row.get("reply").isBlank()) {
                continue;
            }
            long begun = System.nanoTime();
            var hints = check.hints((row.get("subject") + "\n" + row.get("text")).strip(), row.get("reply"));
            nanos += System.nanoTime() - begun;
            replies++;
            none += hints.isEmpty() ? 1 : 0;
            hints.stream().map(Hint::code).distinct().forEach(code -> counts.merge(code, 1, Integer::sum));
        }
    }

    private double share(int number) {
        return 100.0 * number / replies;
    }

    private double micros() {
        return nanos / 1000.0 / replies;
    }

    private String table() {
        var text = new StringBuilder("答复 / replies %d，没有提示 / without any hint %d (%.1f %%)，每条微秒 / µs a reply %.0f%n提示 / hint, 答复 / replies, 占比 / share%n".formatted(replies, none, share(none), micros()));
        counts.forEach((code, number) -> text.append("%-18s %6d  %5.1f %%%n".formatted(code, number, share(number))));
        return text.toString().stripTrailing();
    }

    private String json() {
        var hints = counts.entrySet().stream().map(one -> "\"%s\":%d".formatted(one.getKey(), one.getValue())).toList();
        return String.format(Locale.ROOT, "{\"replies\":%d,\"withoutHint\":%d,\"microsPerReply\":%.1f,\"hints\":{%s}}", replies, none, micros(), String.join(",", hints));
    }
}
