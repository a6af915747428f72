package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huiyin.appeals.command.DispatchHandler.Dispatch;
import org.huiyin.appeals.command.ReplyHandler.Reply;
import org.huiyin.appeals.domain.Outcome;
import org.huiyin.matters.domain.Position;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What everybody sees without signing in: the list, one matter, the map, what is nearby, figures. */
class PublicHttpTest extends PublicHttp {
    private static List<String> numbers(JsonNode items) {
        return items.valueStream().map(one -> one.get("number").asString()).toList();
    }

    private List<String> listed(String asked) {
        return numbers(visitor().get("/api/public/matters?limit=100&" + asked).json().get("items"));
    }

    @Test
    void nothing_private_is_in_any_answer() {
        var shown = shown("housing.repairs");
        dispatching.dispatch(ask(shown, Role.DISPATCHER, "centre"), new Dispatch(office("housing"), null, null, "楼道灯不亮", null));
        custody.sign(ask(shown, Role.HANDLER, "housing"));
        replying.handle(ask(shown, Role.HANDLER, "housing"), new Reply(Outcome.EXPLAINED, "欧阳女士，积水抽干了。", null, null, List.of(), Map.of(),
                "灯换好了，打 13877712345"));
        var hidden = List.of(sent("health.care", true, false, HERE), sent("housing.repairs", true, true, HERE), sent("housing.repairs", false, false, HERE),
                sent(null, true, false, HERE));
        hear();
        var paths = new ArrayList<String>();
        for (var endpoint : PermissionRows.OPEN) {
            var path = endpoint.replace("GET ", "").replace("{number}", number(shown)).replace("{township}", "jiangbei");
            if (path.startsWith("/api/public") || path.startsWith("/open-data") || path.startsWith("/feeds")) {
                paths.add(path.endsWith("/near") ? path + "?lat=30.912345&lng=117.054321" : path);
            }
        }
        assertThat(paths).hasSizeGreaterThanOrEqualTo(12);
        paths.addAll(List.of("/feeds/district.rss", "/api/public/near?community=" + office("binhe"), "/api/public/matters?open=true&limit=100"));
        for (var path : paths) {
            var answer = visitor().get(path);
            assertThat(answer.status()).as(path + answer.text()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).as(path).contains("public");
            assertThat(SECRETS).as(path).noneMatch(answer.text()::contains);
            assertThat(hidden).as(path).noneMatch(matter -> answer.text().contains(number(matter)));
        }
        assertThat(visitor().get("/api/public/matters/" + number(shown)).text()).contains("楼道灯不亮").contains("灯换好了");
    }

    @Test
    void a_private_matter_is_answered_as_one_that_does_not_exist() {
        var hidden = sent("health.care", true, false, HERE);
        var office = sent("housing.repairs", false, false, HERE);
        hear();
        var unknown = visitor().get("/api/public/matters/WC260916-222222");
        assertThat(unknown.status()).isEqualTo(404);
        for (var matter : List.of(hidden, office)) {
            var answer = visitor().get("/api/public/matters/" + number(matter));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text().replace(number(matter), "")).isEqualTo(unknown.text().replace("WC260916-222222", ""));
        }
    }

    @Test
    void the_list_is_filtered_and_paged() {
        var lamp = shown("municipal.lamps");
        var waste = shown("urban.waste");
        hear();
        assertThat(listed("category=municipal")).contains(number(lamp)).doesNotContain(number(waste));
        assertThat(listed("q=垃圾")).contains(number(waste)).doesNotContain(number(lamp));
        assertThat(listed("township=jiangbei")).contains(number(lamp), number(waste));
        assertThat(listed("township=henan")).doesNotContain(number(lamp));
        assertThat(listed("open=false")).doesNotContain(number(lamp));
        assertThat(listed("from=2026-09-16&to=2026-09-16")).contains(number(lamp));
        assertThat(listed("to=2026-09-15")).doesNotContain(number(lamp));
        var seen = new ArrayList<String>();
        var path = "/api/public/matters?limit=1";
        for (var after = ""; ; ) {
            var page = visitor().get(path + after).json();
            seen.addAll(numbers(page.get("items")));
            if (page.path("next").isNull() || page.path("next").isMissingNode()) {
                break;
            }
            after = "&after=" + page.get("next").asString();
        }
        assertThat(seen).doesNotHaveDuplicates().contains(number(lamp), number(waste));
    }

    @Test
    void what_cannot_be_read_is_said() {
        for (var asked : Map.of("category=health.care", "category.not-public", "category=nonsense", "category.unknown",
                "township=binhe", "place.unknown", "open=maybe", "public.open-unreadable", "from=yesterday", "list.day-unreadable", "after=!", "list.cursor-unreadable",
                "q=13877712345", "search.looks-like-a-person", "limit=ten", "list.number-unreadable").entrySet()) {
            assertThat(visitor().get("/api/public/matters?" + asked.getKey()).code()).as(asked.getKey()).isEqualTo(asked.getValue());
        }
        assertThat(visitor().get("/api/public/map?box=1,2,3").code()).isEqualTo("public.box-unreadable");
        assertThat(visitor().get("/api/public/map?box=NaN,2,3,4").code()).isEqualTo("public.box-unreadable");
        for (var figures : List.of("/api/public/ledger", "/api/public/rates")) {
            assertThat(visitor().get(figures + "?category=health.care").code()).isEqualTo("category.not-public");
            assertThat(visitor().get(figures + "?from=2026-09-03").code()).isEqualTo("public.month-unreadable");
        }
        assertThat(visitor().get("/api/public/near?lat=30.9").code()).isEqualTo("place.unknown");
        assertThat(visitor().get("/api/public/report?month=2026-12").code()).isEqualTo("period.in-the-future");
        assertThat(visitor().get("/open-data/appeals.csv?year=1789").code()).isEqualTo("public.year-unknown");
    }

    @Test
    void the_map_shows_what_lies_in_the_box_and_only_the_middle_of_its_cell() {
        var here = shown("municipal.lamps");
        var there = sent("municipal.lamps", true, false, new Position(30.99, 117.2));
        var nowhere = sent("municipal.lamps", true, false, null);
        hear();
        var box = visitor().get("/api/public/map?box=30.90,117.04,30.92,117.07").json();
        assertThat(numbers(box.get("marks"))).contains(number(here)).doesNotContain(number(there), number(nowhere));
        assertThat(box.get("more").asBoolean()).isFalse();
        var mark = box.get("marks").valueStream().filter(one -> one.get("number").asString().equals(number(here))).findFirst().orElseThrow();
        assertThat(mark.at("/at/lat").asDouble()).isEqualTo(HERE.coarse().lat());
        assertThat(numbers(visitor().get("/api/public/map").json().get("marks"))).contains(number(here), number(there)).doesNotContain(number(nowhere));
    }

    @Test
    void the_outline_is_kept_by_whoever_has_it() {
        var outline = visitor().get("/api/public/outline");
        assertThat(outline.json().get("features").size()).isGreaterThan(300);
        assertThat(visitor().with("If-None-Match", outline.header("ETag")).get("/api/public/outline").status()).isEqualTo(304);
    }

    @Test
    void what_waits_nearby_is_found_by_position_or_by_community() {
        var placed = shown("municipal.lamps");
        var unplaced = sent("municipal.lamps", true, false, null);
        hear();
        assertThat(numbers(visitor().get("/api/public/near?lat=30.913&lng=117.055").json().get("items"))).contains(number(placed)).doesNotContain(number(unplaced));
        assertThat(numbers(visitor().get("/api/public/near?community=" + office("binhe")).json().get("items"))).contains(number(placed), number(unplaced));
        assertThat(numbers(visitor().get("/api/public/near?community=" + office("laocheng")).json().get("items"))).isEmpty();
    }

    @Test
    void figures_are_those_of_the_ledger_without_what_is_kept() {
        int health = received("&category=labour");
        int all = received("");
        shown("municipal.lamps");
        sent("labour.injury", true, false, HERE);
        hear();
        sent(null, true, false, HERE);
        hear();
        assertThat(received("")).as("neither a private category nor what is not sorted").isEqualTo(all + 1);
        assertThat(received("&category=labour")).isEqualTo(health);
        var rows = visitor().get("/api/public/ledger").json().get("rows");
        assertThat(rows.valueStream().map(row -> row.at("/office/level").asString()).toList()).contains("township", "department").doesNotContain("community");
        assertThat(visitor().get("/api/public/rates").json().at("/response/n").isNumber()).isTrue();
    }

    /** Of ten days, quarters and years there are no totals by category. */
    @Test
    void a_whole_quarter_is_counted_by_category_and_of_all_that_is_open() {
        var asked = List.of("", "&category=municipal.lamps", "&category=municipal", "&category=labour");
        set("2026-04-11T09:00"); // the tens and the quarter before are over
        var before = asked.stream().map(category -> totals("from=2026-01&to=2026-03", category)).toList();
        set("2026-02-11T09:00");
        sent("municipal.lamps", true, false, HERE);
        sent("labour.injury", true, false, HERE);
        hear();
        set("2026-04-11T09:00");
        var more = asked.stream().map(category -> totals("from=2026-01&to=2026-03", category)).toList();
        for (var figure : List.of("received", "held")) {
            assertThat(java.util.stream.IntStream.range(0, asked.size()).map(n -> more.get(n).get(figure).asInt() - before.get(n).get(figure).asInt()))
                    .as(figure).containsExactly(1, 1, 1, 0);
        }
    }

    private void set(String local) {
        clock.set(local);
        jdbc.update("update lease set until = '2000-01-01' where name = 'outbox'"); // the clock was set back
        jdbc.update("update outbox_heard set as_of = '2000-01-01'");
    }

    private JsonNode totals(String months, String category) {
        return visitor().get("/api/public/ledger?" + months + category).json().get("total");
    }

    private int received(String more) {
        return visitor().get("/api/public/ledger?from=2026-09&to=2026-09" + more).json().at("/total/received").asInt();
    }
}
