package org.huiyin.people.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Office;
import org.huiyin.people.Office.Level;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;

/** A file of offices, as {@code rules/offices.csv} is written: what it would open and change, and the lines at fault. */
public final class OfficeFile {
    public static final List<String> COLUMNS = List.of(
            "code", "parent", "level", "name_zh", "name_en", "short_zh", "short_en", "kind", "valid_from");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");

    /** One line of the file, read. */
    public record OfficeLine(
            int number, String code, String parent, Level level, Wording name, Wording shortName, String kind,
            @Nullable LocalDate from) {}

    /** What the file comes to. */
    public record Plan(List<OfficeLine> opened, List<OfficeLine> changed, int unchanged, List<LineError> errors) {}

    private final Offices tree;
    private final Map<String, OfficeLine> lines = new HashMap<>();
    private final List<LineError> errors = new ArrayList<>();

    private OfficeFile(Offices tree) {
        this.tree = tree;
    }

    /** Superiors come before those below them in what is opened, wherever they stand in the file. */
    public static Plan plan(CsvTable table, Offices tree) {
        var file = new OfficeFile(tree);
        var read = new ArrayList<OfficeLine>();
        for (var line : table.lines()) {
            var office = file.read(line);
            if (office != null) {
                read.add(office);
            }
        }
        read.forEach(file::checkPlace);
        var opened = new ArrayList<OfficeLine>();
        var changed = new ArrayList<OfficeLine>();
        for (var office : read) {
            var known = tree.byCode(office.code());
            if (known.isEmpty()) {
                opened.add(office);
            } else if (file.differs(office, known.get())) {
                changed.add(office);
            }
        }
        if (file.errors.isEmpty()) {
            opened.sort(java.util.Comparator.comparingInt(file::depth));
        }
        return new Plan(opened, changed, read.size() - opened.size() - changed.size(), file.errors);
    }

    private @Nullable OfficeLine read(CsvTable.Line line) {
        int before = errors.size();
        for (var column : List.of("code", "level", "name_zh", "name_en", "kind")) {
            if (line.cell(column).isEmpty()) {
                error(line.number(), column, "cell.missing");
            }
        }
        var code = line.cell("code");
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            error(line.number(), "code", "cell.unreadable");
        }
        var level = level(line);
        var from = day(line);
        if (errors.size() > before || level == null) {
            return null;
        }
        var name = new Wording(line.cell("name_zh"), line.cell("name_en"));
        var shortName = new Wording(
                line.cell("short_zh").isEmpty() ? name.zh() : line.cell("short_zh"),
                line.cell("short_en").isEmpty() ? name.en() : line.cell("short_en"));
        var office = new OfficeLine(
                line.number(), code, line.cell("parent"), level, name, shortName, line.cell("kind"), from);
        if (lines.putIfAbsent(code, office) != null) {
            error(line.number(), "code", "office.code-twice");
        }
        return office;
    }

    private @Nullable Level level(CsvTable.Line line) {
        try {
            return line.cell("level").isEmpty() ? null : Level.of(line.cell("level"));
        } catch (IllegalArgumentException e) {
            error(line.number(), "level", "cell.unreadable");
            return null;
        }
    }

    private @Nullable LocalDate day(CsvTable.Line line) {
        try {
            return line.cell("valid_from").isEmpty() ? null : LocalDate.parse(line.cell("valid_from"));
        } catch (DateTimeException e) {
            error(line.number(), "valid_from", "cell.unreadable");
            return null;
        }
    }

    private void checkPlace(OfficeLine office) {
        var parent = office.parent().isEmpty() ? null : parent(office.parent());
        if (parent == null && !office.parent().isEmpty()) {
            error(office.number(), "parent", "office.superior-unknown");
            return;
        }
        try {
            OfficePolicy.place(office.level(), parent);
        } catch (Refusal refusal) {
            error(office.number(), "parent", refusal.code());
        }
        var known = tree.byCode(office.code());
        if (known.isPresent() && (known.get().level() != office.level() || !known.get().kind().equals(office.kind()))) {
            error(office.number(), "level", "office.level-stays");
        }
        if (depth(office) > most()) {
            error(office.number(), "parent", "office.in-a-circle");
        }
    }

    /** The superior as it will be: from the file, else from the tree. */
    private @Nullable Office parent(String code) {
        var line = lines.get(code);
        if (line == null) {
            return tree.byCode(code).orElse(null);
        }
        return new Office(0, code, null, line.level(), line.name(), line.shortName(), line.kind(), true);
    }

    /** How many stand above it, as it will be; more than there are offices means that it stands above itself. */
    private int depth(OfficeLine office) {
        int depth = 0;
        for (var at = office.parent(); !at.isEmpty() && depth <= most(); at = superiorOf(at)) {
            depth++;
        }
        return depth;
    }

    private int most() {
        return lines.size() + tree.open().size();
    }

    private String superiorOf(String code) {
        var line = lines.get(code);
        if (line != null) {
            return line.parent();
        }
        var known = tree.byCode(code);
        return known.isEmpty() || known.get().parent() == null ? "" : tree.find(known.get().parent()).map(Office::code).orElse("");
    }

    private boolean differs(OfficeLine line, Office known) {
        var parent = known.parent() == null ? "" : tree.find(known.parent()).map(Office::code).orElse("");
        return !line.name().equals(known.name())
                || !line.shortName().equals(known.shortName())
                || !line.parent().equals(parent);
    }

    private void error(int line, String column, String code) {
        errors.add(new LineError(line, column, code));
    }
}
