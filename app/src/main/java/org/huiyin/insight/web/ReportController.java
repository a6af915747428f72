package org.huiyin.insight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huiyin.insight.command.MonthReports;
import org.huiyin.insight.command.MonthReports.Read;
import org.huiyin.insight.domain.MonthReport;
import org.huiyin.insight.domain.MonthReport.Slot;
import org.huiyin.insight.domain.Tally;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.store.Codec;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The monthly open report, in the form of § 1075 of the New York City Charter: what came in, where it stands, how long answers took. */
@RestController
@RequestMapping("/api/public")
class ReportController {
    private final MonthReports reports;
    private final PublicCategories categories;
    private final Offices offices;
    private final Codec codec;
    private final Where where;

    /** Which district, by whose clock. */
    @Component("reportWhere")
    record Where(District district, Clock clock) {
        YearMonth month(@Nullable String text) {
            var now = YearMonth.from(district.today(clock));
            return text == null || text.isBlank() ? now : Months.begun(text, "month", now);
        }
    }

    ReportController(MonthReports reports, PublicCategories categories, Offices offices, Codec codec, Where where) {
        this.reports = reports;
        this.categories = categories;
        this.offices = offices;
        this.codec = codec;
        this.where = where;
    }

    /** How many are in a state. */
    record ReportState(String state, int number) {}

    /**
     * One line.
     *
     * @param category null for what is private or not sorted, of all categories
     * @param privately sums what is private, told by no office
     * @param office the office it was directed to, or the township it lies in
     * @param states empty where a number would be small enough to point at somebody
     * @param answered how many answers the average and the median rest on
     */
    record ReportLine(@Nullable String category, boolean privately, @Nullable Integer office, int received, List<ReportState> states, int answered,
            @Nullable Double averageDays, @Nullable Double medianDays) {}

    /** A month, or the year up to its end. */
    record ReportPart(List<ReportLine> byOffice, List<ReportLine> byTownship, ReportLine total) {}

    /** One month of the year, everything together. */
    record ReportMonth(String month, ReportLine total) {}

    /** What a code in the lines is called. */
    record ReportName(String code, Wording name) {}

    /** The report of a month and of its year so far. */
    record ReportView(String month, Instant asOf, ReportPart part, ReportPart yearToDate, List<ReportMonth> months, List<ReportName> categories,
            List<ReportName> states, List<OfficeRef> offices) {}

    @GetMapping("/report")
    ResponseEntity<ReportView> report(@RequestParam(required = false) @Nullable String month) {
        var asked = where.month(month);
        var year = reports.yearTo(asked);
        var sum = MonthReport.sum(year.stream().map(Read::report).toList());
        var months = new ArrayList<ReportMonth>();
        for (int i = 0; i < year.size(); i++) {
            months.add(new ReportMonth(asked.withMonth(i + 1).toString(), line(null, year.get(i).report().total())));
        }
        var slots = Stream.concat(sum.offices().keySet().stream(), sum.townships().keySet().stream()).toList();
        return PublicMatterController.fresh(new ReportView(asked.toString(), year.getLast().at(), part(year.getLast().report()), part(sum), months,
                slots.stream().map(Slot::category).filter(code -> !code.isEmpty()).distinct().sorted()
                        .map(code -> new ReportName(code, categories.name(code))).toList(),
                states(sum).stream().map(state -> new ReportName(state, state(state))).toList(),
                slots.stream().map(Slot::office).filter(id -> id != 0).distinct().sorted().map(id -> OfficeRef.of(offices.byId(id))).toList()));
    }

    @GetMapping(path = "/report.csv", produces = "text/csv")
    void csv(@RequestParam(required = false) @Nullable String month, HttpServletResponse answer) throws IOException {
        var asked = where.month(month);
        var year = reports.yearTo(asked);
        var sum = MonthReport.sum(year.stream().map(Read::report).toList());
        var states = states(sum);
        var table = OpenFiles.csv(answer, "report-" + asked + ".csv");
        var head = new ArrayList<>(List.of("period", "scope", "category", "category_zh", "category_en", "private", "office", "office_zh", "office_en", "received"));
        states.forEach(state -> head.add("state_" + state.substring(state.indexOf(':') + 1).replace('-', '_')));
        head.addAll(List.of("answered", "average_days", "median_days"));
        table.row(head);
        rows(asked.toString(), year.getLast().report(), states).forEach(table::row);
        rows("year-to-" + asked, sum, states).forEach(table::row);
        table.end();
    }

    private List<List<String>> rows(String period, MonthReport report, TreeSet<String> states) {
        var rows = new ArrayList<List<String>>();
        report.offices().forEach((slot, tally) -> rows.add(row(period, "office", slot, tally, states)));
        report.townships().forEach((slot, tally) -> rows.add(row(period, "township", slot, tally, states)));
        return rows;
    }

    private List<String> row(String period, String scope, Slot slot, Tally tally, TreeSet<String> states) {
        var name = slot.category().isEmpty() ? new Wording("其他不公开的和未分类的", "Other private and unsorted") : categories.name(slot.category());
        var office = slot.office() == 0 ? null : offices.byId(slot.office());
        var cells = new ArrayList<>(List.of(period, scope, slot.category(), name.zh(), name.en(), Boolean.toString(slot.privately()),
                office == null ? "" : office.code(), office == null ? "" : office.name().zh(), office == null ? "" : office.name().en(),
                Integer.toString(tally.received())));
        states.forEach(state -> cells.add(tally.states().isEmpty() ? "" : Integer.toString(tally.states().getOrDefault(state, 0))));
        cells.add(Integer.toString(tally.answered()));
        cells.add(Objects.toString(tally.averageDays(), ""));
        cells.add(Objects.toString(tally.medianDays(), ""));
        return cells;
    }

    private static TreeSet<String> states(MonthReport report) {
        var states = new TreeSet<String>();
        report.offices().values().forEach(tally -> states.addAll(tally.states().keySet()));
        return states;
    }

    private Wording state(String state) {
        var parts = state.split(":", 2);
        return codec.kind(parts[0]).name(parts[1]);
    }

    private static ReportPart part(MonthReport report) {
        return new ReportPart(lines(report.offices()), lines(report.townships()), line(null, report.total()));
    }

    private static List<ReportLine> lines(Map<Slot, Tally> slots) {
        return slots.entrySet().stream().map(one -> line(one.getKey(), one.getValue())).toList();
    }

    private static ReportLine line(@Nullable Slot slot, Tally tally) {
        return new ReportLine(slot == null || slot.category().isEmpty() ? null : slot.category(), slot != null && slot.privately(),
                slot == null || slot.office() == 0 ? null : slot.office(), tally.received(),
                tally.states().entrySet().stream().map(state -> new ReportState(state.getKey(), state.getValue())).toList(), tally.answered(),
                tally.averageDays(), tally.medianDays());
    }
}
