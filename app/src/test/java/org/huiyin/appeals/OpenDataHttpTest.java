package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.huiyin.appeals.command.DispatchHandler.Dispatch;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The monthly open report, files of whole years, feeds. */
class OpenDataHttpTest extends PublicHttp {
    private static List<CSVRecord> csv(String text) throws IOException {
        assertThat(text).startsWith("\uFEFF");
        return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(new StringReader(text.substring(1))).getRecords();
    }

    private JsonNode report(String month) {
        clock.advance(Duration.ofMinutes(11)); // what was read before is read again
        return visitor().get("/api/public/report?month=" + month).json();
    }

    @Test
    void the_report_counts_what_came_in_where_it_stands_and_how_long_answers_took() throws IOException {
        clock.set("2026-06-02T09:00");
        var before = report("2026-06").at("/yearToDate/total/received").asInt();
        for (int days : new int[] {1, 3, 8}) {
            clock.set("2026-06-02T09:00");
            var matter = sent("housing.repairs", false, false, null);
            dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new Dispatch(office("jiangbei"), "housing.repairs", null, "一盏灯", null));
            custody.sign(ask(matter, Role.HANDLER, "jiangbei"));
            clock.set("2026-06-02T09:00");
            clock.advance(Duration.ofDays(days));
            answered(now(matter.id()), "jiangbei");
        }
        sent("housing.repairs", false, false, null);
        for (int i = 0; i < 5; i++) {
            sent("health.care", false, false, null);
        }
        sent("labour.injury", false, false, null);
        hear();
        var report = report("2026-06");
        var lines = report.at("/part/byOffice").valueStream().toList();
        var street = lines.stream().filter(line -> line.path("office").asInt() == office("jiangbei")).toList();
        assertThat(street).hasSize(1);
        assertThat(street.getFirst().get("received").asInt()).isEqualTo(3);
        assertThat(street.getFirst().get("answered").asInt()).isEqualTo(3);
        assertThat(street.getFirst().get("averageDays").asDouble()).isEqualTo(4.0);
        assertThat(street.getFirst().get("medianDays").asDouble()).isEqualTo(3.0);
        assertThat(lines.stream().filter(line -> line.get("privately").asBoolean()).map(line -> line.get("category").asString() + line.get("received").asInt()).toList())
                .containsExactly("health5");
        var townships = report.at("/part/byTownship").valueStream().toList();
        assertThat(townships).hasSize(1);
        assertThat(townships.getFirst().get("received").asInt()).isEqualTo(4);
        assertThat(report.at("/part/total/received").asInt()).isEqualTo(9);
        assertThat(report.at("/yearToDate/total/received").asInt()).isEqualTo(before + 9);
        assertThat(report.get("months").size()).isEqualTo(6);
        var rows = csv(visitor().get("/api/public/report.csv?month=2026-06").text());
        assertThat(rows.stream().filter(row -> row.get("period").equals("2026-06") && row.get("office").equals("jiangbei") && row.get("scope").equals("office"))
                .map(row -> row.get("received") + " " + row.get("median_days")).toList()).containsExactly("3 3.0");
    }

    @Test
    void a_year_is_a_file_with_the_columns_of_georeport_bulk() throws IOException {
        var matter = shown("municipal.lamps");
        dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new Dispatch(office("housing"), null, null, "=HYPERLINK(灯)", null));
        hear();
        var answer = visitor().get("/open-data/appeals.csv?year=2026");
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        var rows = csv(answer.text());
        assertThat(rows.getFirst().getParser().getHeaderNames()).containsExactly("service_request_id", "requested_datetime", "updated_datetime", "closed_date",
                "status_description", "status_notes", "source", "service_name", "service_subtype", "description", "agency_responsible", "address", "lat", "long");
        var row = rows.stream().filter(one -> one.get(0).equals(number(matter))).findFirst().orElseThrow();
        assertThat(row.get("service_name")).isEqualTo("市政公用");
        assertThat(row.get("service_subtype")).isEqualTo("路灯");
        assertThat(row.get("description")).isEqualTo("'=HYPERLINK(灯)");
        assertThat(row.get("address")).isEqualTo("滨河社区, 江北街道, 望川区");
        assertThat(row.get("lat")).isEqualTo(Double.toString(HERE.coarse().lat()));
        var json = visitor().with("Accept-Language", "en").get("/open-data/appeals.json?year=2026").json();
        assertThat(json.size()).isEqualTo(rows.size());
        assertThat(json.get(0).propertyNames()).hasSize(14);
        assertThat(visitor().get("/open-data/appeals.json?year=2001").text().strip()).isEqualTo("[]");
    }

    @Test
    void the_data_package_describes_every_column_and_names_the_licence() {
        var data = visitor().get("/open-data/datapackage.json").json();
        assertThat(data.at("/licenses/0/name").asString()).isEqualTo("CC-BY-4.0");
        assertThat(data.at("/resources/0/schema/fields").valueStream().map(field -> field.get("name").asString()).toList()).hasSize(14).startsWith("service_request_id");
    }

    @Test
    void a_feed_is_rss_of_one_township_or_of_the_district() throws Exception {
        var matter = shown("municipal.lamps");
        dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new Dispatch(office("housing"), null, null, "灯 <b>& 管\u000b道</b>", null));
        hear();
        for (var feed : List.of("district", "jiangbei")) {
            var answer = visitor().get("/feeds/" + feed + ".rss");
            assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/rss+xml;charset=UTF-8");
            var root = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(answer.raw().body())).getDocumentElement();
            assertThat(root.getAttribute("version")).isEqualTo("2.0");
            assertThat(root.getTextContent()).contains("灯 <b>& 管道</b>").contains("/matters/" + number(matter));
        }
        assertThat(visitor().get("/feeds/henan.rss").text()).doesNotContain(number(matter));
        assertThat(visitor().get("/feeds/binhe.rss").status()).isEqualTo(404);
        assertThat(visitor().get("/feeds/nowhere.rss").status()).isEqualTo(404);
    }
}
