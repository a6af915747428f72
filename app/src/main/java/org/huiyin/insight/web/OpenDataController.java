package org.huiyin.insight.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.huiyin.insight.PublicMatter;
import org.huiyin.insight.store.PublicList;
import org.huiyin.insight.store.PublicList.After;
import org.huiyin.insight.store.PublicList.Asked;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Open data: the public matters of a year in one file with the columns of GeoReport Bulk, and the description of that file. */
@RestController
@Hidden // GeoReport Bulk and the data package describe it, and not our own interface
@RequestMapping("/open-data")
class OpenDataController {
    private static final int AT_A_TIME = 1000;
    private static final int EARLIEST = 1990;
    private final PublicList list;
    private final BulkRows rows;
    private final PublicCategories categories;
    private final JsonMapper json;
    private final House house;

    /** Which district at what time, and under which licence it gives its data. */
    @Component("openDataHouse")
    record House(District district, Clock clock, @Value("${huiyin.open-data.licence.name:CC-BY-4.0}") String licence,
            @Value("${huiyin.open-data.licence.title:Creative Commons Attribution 4.0}") String licenceTitle,
            @Value("${huiyin.open-data.licence.path:https://creativecommons.org/licenses/by/4.0/}") String licencePath) {
        int year(@Nullable Integer asked) {
            int now = district.today(clock).getYear();
            if (asked != null && (asked < EARLIEST || asked > now)) {
                throw Refusal.invalid("public.year-unknown", "year");
            }
            return asked == null ? now : asked;
        }
    }

    OpenDataController(PublicList list, BulkRows rows, PublicCategories categories, JsonMapper json, House house) {
        this.list = list;
        this.rows = rows;
        this.categories = categories;
        this.json = json;
        this.house = house;
    }

    @GetMapping("/appeals.csv")
    void csv(@RequestParam(required = false) @Nullable Integer year, Locale language, HttpServletResponse answer) throws IOException {
        int asked = house.year(year);
        var table = OpenFiles.csv(answer, "appeals-" + asked + ".csv");
        table.row(BulkRows.COLUMNS.stream().map(BulkRows.Column::name).toList());
        each(asked, matter -> table.row(rows.row(matter, language).stream().map(cell -> Objects.toString(cell, "")).toList()));
        table.end();
    }

    @GetMapping("/appeals.json")
    void json(@RequestParam(required = false) @Nullable Integer year, Locale language, HttpServletResponse answer) throws IOException {
        int asked = house.year(year);
        OpenFiles.begin(answer, "application/json;charset=UTF-8", "appeals-" + asked + ".json");
        var out = answer.getOutputStream();
        var between = new String[] {"[\n"};
        each(asked, matter -> {
            write(out, between[0] + json.writeValueAsString(named(rows.row(matter, language))));
            between[0] = ",\n";
        });
        write(out, between[0].equals("[\n") ? "[]\n" : "\n]\n");
    }

    @GetMapping("/datapackage.json")
    ResponseEntity<Map<String, Object>> description() {
        var district = house.district.name();
        var licence = Map.of("name", house.licence, "title", house.licenceTitle, "path", house.licencePath);
        var fields = BulkRows.COLUMNS.stream().map(column -> Map.of("name", column.name(), "type", column.type(), "description",
                BulkWords.of(column.name()).en(), "description_zh", BulkWords.of(column.name()).zh(), "constraints", Map.of("required", column.required()))).toList();
        var resource = new LinkedHashMap<String, Object>();
        resource.put("name", "appeals");
        resource.put("path", "appeals.csv");
        resource.put("format", "csv");
        resource.put("mediatype", "text/csv");
        resource.put("encoding", "utf-8");
        resource.put("profile", "tabular-data-resource");
        resource.put("schema", Map.of("fields", fields, "primaryKey", "service_request_id", "missingValues", List.of("")));
        var data = new LinkedHashMap<String, Object>();
        data.put("profile", "tabular-data-package");
        data.put("name", "appeals-" + house.district.prefix().toLowerCase(Locale.ROOT));
        data.put("title", "Public appeals of " + district.en());
        data.put("title_zh", district.zh() + "公开诉求");
        data.put("licenses", List.of(licence));
        data.put("resources", List.of(resource));
        return PublicMatterController.fresh(data);
    }

    private static Map<String, @Nullable Object> named(List<@Nullable Object> row) {
        var named = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < row.size(); i++) {
            named.put(BulkRows.COLUMNS.get(i).name(), row.get(i));
        }
        return named;
    }

    private void each(int year, Consumer<PublicMatter> take) {
        var zone = house.district.zone();
        var asked = new Asked(categories.kept(), List.of(), null, null, LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant(),
                LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant(), null, null, false);
        var page = list.forFile(house.district.id(), asked, null, AT_A_TIME);
        while (!page.isEmpty()) {
            page.forEach(take);
            var last = page.getLast();
            page = page.size() < AT_A_TIME ? List.of()
                    : list.forFile(house.district.id(), asked, new After(last.receivedAt(), last.id().value()), AT_A_TIME);
        }
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** What each column holds. */
    static final class BulkWords {
        private static final Map<String, Wording> WORDS = Map.ofEntries(
                Map.entry("service_request_id", new Wording("编号", "Number of the matter")),
                Map.entry("requested_datetime", new Wording("收到的时间", "When it was received")),
                Map.entry("updated_datetime", new Wording("最近一次有进展的时间", "When something last became of it")),
                Map.entry("closed_date", new Wording("答复的时间；还没答复的为空", "When it was answered; empty while an answer is owed")),
                Map.entry("status_description", new Wording("open 在办，closed 已答复", "open while an answer is owed, else closed")),
                Map.entry("status_notes", new Wording("承办单位公开的答复", "What the office released for everybody")),
                Map.entry("source", new Wording("来源渠道", "Channel")),
                Map.entry("service_name", new Wording("类别", "Category")),
                Map.entry("service_subtype", new Wording("小类", "Category below it")),
                Map.entry("description", new Wording("公开标题，不是居民的原话", "Public-safe title, never the resident's words")),
                Map.entry("agency_responsible", new Wording("承办单位", "Office that holds it, or held it last")),
                Map.entry("address", new Wording("社区、街道（镇）、区", "Community, township, district")),
                Map.entry("lat", new Wording("所在约 250 米方格中心的纬度（WGS84）", "Latitude of the middle of its cell of about 250 m (WGS84)")),
                Map.entry("long", new Wording("所在约 250 米方格中心的经度（WGS84）", "Longitude of the middle of its cell of about 250 m (WGS84)")));

        private BulkWords() {}

        static Wording of(String column) {
            return Objects.requireNonNull(WORDS.get(column));
        }
    }
}
