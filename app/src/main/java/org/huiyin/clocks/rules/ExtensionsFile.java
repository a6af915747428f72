package org.huiyin.clocks.rules;

import java.nio.file.Path;
import java.util.List;
import org.huiyin.clocks.AllowedExtension;
import org.huiyin.clocks.AllowedExtension.Approval;
import org.huiyin.clocks.AllowedExtension.Change;
import org.huiyin.clocks.AllowedExtension.Condition;
import org.huiyin.clocks.Length;
import org.huiyin.kernel.Wording;

/** rules/extensions.csv: by how much each clock may be extended, how often, and who approves. */
final class ExtensionsFile {
    private static final List<String> COLUMNS = List.of(
            "clock", "code", "adds", "times", "approval", "after", "from", "until", "rule_zh", "rule_en");

    /** An extension and the clock it belongs to. */
    record Of(String clock, AllowedExtension extension) {}

    static List<Placed<Of>> read(Path folder, Problems problems) {
        var rows = new RuleFile(folder, "extensions.csv", COLUMNS, problems)
                .rows(row -> new Placed<>(row.place(), new Of(row.text("clock"), extension(row))));
        Placed.refuseGaps(rows, of -> of.extension().inForce(),
                of -> of.clock() + " " + of.extension().code(), problems);
        for (var row : rows) {
            var after = row.value().extension().condition().after();
            if (after != null && rows.stream().noneMatch(other -> other.value().clock().equals(row.value().clock())
                    && other.value().extension().code().equals(after))) {
                problems.add(row.place(), "after \"" + after + "\" is no extension of " + row.value().clock());
            }
        }
        return rows;
    }

    private static AllowedExtension extension(RuleFile.Row row) {
        var adds = row.text("adds");
        boolean to = adds.startsWith("to ");
        var length = Length.parse(to ? adds.substring(3) : adds);
        if (!to && length.andDays() > 0) {
            throw new IllegalArgumentException("adds \"" + adds + "\" mixes months and days; only \"to\" may");
        }
        var after = row.optional("after");
        var condition = new Condition(row.choice("approval", Approval.class), times(row), after.isEmpty() ? null : after);
        return new AllowedExtension(row.text("code"), new Change(to, length), condition, row.inForce(),
                new Wording(row.text("rule_zh"), row.text("rule_en")));
    }

    private static int times(RuleFile.Row row) {
        if (!row.text("times").matches("[1-9]")) {
            throw new IllegalArgumentException("times must be a number from 1 to 9");
        }
        return Integer.parseInt(row.text("times"));
    }

    private ExtensionsFile() {}
}
