package org.huiyin.matters.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Header;
import org.huiyin.matters.store.MatterExport;
import org.huiyin.people.HouseRecord;
import org.huiyin.people.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A list or a search as a file: the same matters as on the screen, as far as the member may know them, and it is recorded. */
@RestController
@RequestMapping("/api/exports")
class ExportController {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final List<Wording> COLUMNS = List.of(new Wording("编号", "Number"), new Wording("标题", "Title"), new Wording("状态", "State"),
            new Wording("类别", "Category"), new Wording("来源", "Channel"), new Wording("承办单位", "Held by"), new Wording("地点", "Place"),
            new Wording("收到", "Received"), new Wording("承诺期限", "Promised by"), new Wording("一起反映", "Together"), new Wording("标记", "Marks"));
    private final MatterFilters filters;
    private final MatterExport export;
    private final Lines lines;
    private final HouseRecord record;
    private final House house;

    /** Which district at what time. */
    @Component
    record House(District district, Clock clock) {}

    ExportController(MatterFilters filters, MatterExport export, Lines lines, HouseRecord record, House house) {
        this.filters = filters;
        this.export = export;
        this.lines = lines;
        this.record = record;
        this.house = house;
    }

    /** What opens a file once it is known that it may be given. */
    private interface Opening {
        TableWriter at(String name) throws IOException;
    }

    @GetMapping("/matters.csv")
    void csv(Member member, @RequestParam Map<String, String> asked, Locale locale, HttpServletResponse answer) throws IOException {
        write(member, asked, locale, "csv", name -> GuardedCsv.download(answer, name));
    }

    @GetMapping("/matters.xlsx")
    void xlsx(Member member, @RequestParam Map<String, String> asked, Locale locale, HttpServletResponse answer) throws IOException {
        write(member, asked, locale, "xlsx", name -> PlainXlsx.download(answer, name));
    }

    private void write(Member member, Map<String, String> asked, Locale locale, String format, Opening opening) throws IOException {
        var query = asked.get("q");
        var view = query == null ? asked.getOrDefault("view", "inbox") : "all";
        var filter = filters.of(member, view, asked, query);
        record(member, asked, view, format);
        boolean english = locale.getLanguage().equals("en");
        var table = opening.at("matters-" + LocalDate.ofInstant(house.clock.instant(), house.district.zone()) + "." + format);
        table.row(COLUMNS.stream().map(one -> said(one, english)).toList());
        export.each(house.district.id(), filter, header -> table.row(cells(header, english)));
        table.end();
    }

    /** What was looked for in words is not kept: it may be a name. */
    private void record(Member member, Map<String, String> asked, String view, String format) {
        var narrowed = new TreeMap<>(asked);
        narrowed.keySet().retainAll(MatterFilters.NAMES);
        var facts = new LinkedHashMap<String, Object>(Map.of("format", format, "view", view, "search", asked.containsKey("q")));
        facts.putAll(narrowed);
        record.add("MattersExported", member, facts);
    }

    private List<String> cells(Header header, boolean english) {
        var line = lines.line(header);
        var cells = new ArrayList<String>();
        cells.add(line.number());
        cells.add(header.title());
        cells.add(said(line.stateName(), english));
        cells.add(said(line.category(), english));
        cells.add(said(ExportWords.channel(header.channel()), english));
        var office = line.office();
        cells.add(said(office == null ? null : office.name(), english));
        cells.add(said(line.place(), english));
        cells.add(time(header.receivedAt()));
        cells.add(time(header.promise()));
        cells.add(Integer.toString(header.groupSize()));
        cells.add(String.join(english ? ", " : "、", header.flags().stream().map(ExportWords::flag).filter(Objects::nonNull)
                .map(flag -> said(flag, english)).toList()));
        return cells;
    }

    private String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at.atZone(house.district.zone()));
    }

    private static String said(@Nullable Wording words, boolean english) {
        return words == null ? "" : english ? words.en() : words.zh();
    }
}
