package org.huiyin.people.command;

import java.util.List;
import java.util.Map;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.Office.Level;
import org.huiyin.people.Offices;
import org.huiyin.people.domain.CsvTable;
import org.huiyin.people.domain.LineError;
import org.huiyin.people.domain.OfficeFile;
import org.huiyin.people.domain.OfficeFile.OfficeLine;
import org.huiyin.people.domain.OfficePeriod;
import org.huiyin.people.domain.OfficePolicy;
import org.huiyin.people.domain.OfficeTree;
import org.huiyin.people.store.OfficeStore;
import org.huiyin.people.store.PeopleRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Offices out of a file and into one: all lines or none, and a dry run that only says what would happen. */
@Component
public class OfficeFiles {
    /** What a file did, or would do. */
    public record Outcome(boolean dryRun, int opened, int changed, int unchanged, List<LineError> errors) {}

    private static final Wording CENTRE = new Wording("群众诉求快处中心", "Fast-handling centre");

    private final OfficeStore store;
    private final Offices offices;
    private final Turn turn;
    private final PeopleRecord record;

    OfficeFiles(OfficeStore store, Offices offices, Turn turn, PeopleRecord record) {
        this.store = store;
        this.offices = offices;
        this.turn = turn;
        this.record = record;
    }

    /** Only whoever administers the district may bring a file. */
    @Transactional
    public Outcome read(byte[] file, boolean dryRun, Member by) {
        var tree = turn.take();
        OfficePolicy.administer(by, tree.district().id(), tree);
        return read(CsvTable.read(file, OfficeFile.COLUMNS), tree, dryRun, by);
    }

    /** The first offices of a district that has none. */
    @Transactional
    public int found(byte[] file) {
        var tree = turn.take();
        if (!tree.open().isEmpty()) {
            throw Refusal.notAllowed("office.founded-already");
        }
        var outcome = read(CsvTable.read(file, OfficeFile.COLUMNS), tree, false, null);
        if (!outcome.errors().isEmpty()) {
            throw new IllegalStateException("the offices to found with cannot be read: " + outcome.errors());
        }
        return outcome.opened();
    }

    /** The district and its centre, as the settings name them. */
    @Transactional
    public int foundBare() {
        var tree = turn.take();
        if (!tree.open().isEmpty()) {
            throw Refusal.notAllowed("office.founded-already");
        }
        var district = turn.district();
        int root = store.insert(district.prefix(), Level.DISTRICT, "district");
        store.begin(new OfficePeriod(root, turn.today(), null, null, district.name(), district.name()));
        int centre = store.insert(district.prefix() + "-centre", Level.DEPARTMENT, "centre");
        store.begin(new OfficePeriod(centre, turn.today(), null, root, CENTRE, CENTRE));
        return 2;
    }

    private Outcome read(CsvTable table, OfficeTree tree, boolean dryRun, @Nullable Member by) {
        var plan = OfficeFile.plan(table, tree);
        if (plan.errors().isEmpty() && !dryRun) {
            plan.opened().forEach(this::open);
            plan.changed().forEach(line -> change(line, tree));
            record.add("OfficeFileRead", "district", by == null ? null : by.id(),
                    Map.of("opened", plan.opened().size(), "changed", plan.changed().size()));
        }
        return new Outcome(dryRun, plan.opened().size(), plan.changed().size(), plan.unchanged(), plan.errors());
    }

    private void open(OfficeLine line) {
        int id = store.insert(line.code(), line.level(), line.kind());
        var from = line.from() == null || line.from().isAfter(turn.today()) ? turn.today() : line.from();
        store.begin(new OfficePeriod(id, from, null, superior(line), line.name(), line.shortName()));
    }

    /** A day before the present name began changes that name; any other begins a new one. */
    private void change(OfficeLine line, OfficeTree tree) {
        int id = tree.byCode(line.code()).orElseThrow().id();
        var last = store.periodsOf(id).getLast().from();
        var asked = line.from() == null || !line.from().isAfter(last) ? turn.today() : line.from();
        var from = asked.isBefore(last) ? last : asked;
        store.begin(new OfficePeriod(id, from, null, superior(line), line.name(), line.shortName()));
    }

    private @Nullable Integer superior(OfficeLine line) {
        return line.parent().isEmpty() ? null : store.id(line.parent());
    }

    public byte[] write(Member by) {
        OfficePolicy.inspect(by);
        var rows = offices.open().stream()
                .filter(office -> offices.reaches(by.office(), office.id()))
                .map(this::row)
                .toList();
        return CsvTable.write(OfficeFile.COLUMNS, rows);
    }

    private List<String> row(Office office) {
        var superior = office.parent() == null ? "" : offices.byId(office.parent()).code();
        var from = store.periodsOf(office.id()).getLast().from().toString();
        return List.of(
                office.code(), superior, office.level().code(), office.name().zh(), office.name().en(),
                office.shortName().zh(), office.shortName().en(), office.kind(), from);
    }
}
