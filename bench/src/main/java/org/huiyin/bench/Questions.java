package org.huiyin.bench;

import static org.huiyin.bench.Question.Who.ANYBODY;
import static org.huiyin.bench.Question.Who.DISPATCHER;
import static org.huiyin.bench.Question.Who.HANDLER;
import static org.huiyin.bench.Question.Who.LEADER;
import static org.huiyin.bench.Question.file;
import static org.huiyin.bench.Question.fresh;
import static org.huiyin.bench.Question.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.huiyin.kernel.District;
import org.huiyin.people.Offices;

/** All that {@code bench lists} asks. A question more is a line here. */
final class Questions {
    private static final int MONTHS = 12;
    private static final int FEW = 3;

    private Questions() {}

    static List<Question> all(Offices offices, District district) {
        var community = offices.open().stream().filter(office -> office.lane() == 1).findFirst().orElseThrow();
        var township = offices.superiorOf(community.id()).orElseThrow();
        var day = LocalDate.now(district.zone());
        return Stream.of(lists(community.id(), offices.byCode("housing").orElseThrow().id()), searches(), figures(township.id(), day),
                publicly(township.code(), day), files(day)).flatMap(List::stream).toList();
    }

    private static List<Question> lists(int community, int bureau) {
        return List.of(page("inbox of a bureau", HANDLER, "/api/matters?view=inbox"),
                page("inbox of a bureau, overdue", HANDLER, "/api/matters?view=inbox&due=late"),
                page("inbox of the centre", DISPATCHER, "/api/matters?view=inbox"),
                page("what waits for dispatch", DISPATCHER, "/api/matters?view=dispatch"),
                page("what waits for a call-back", DISPATCHER, "/api/matters?view=follow-up"),
                page("figures beside the views", DISPATCHER, "/api/matters/counts"),
                page("figures beside the views, leader", LEADER, "/api/matters/counts"),
                page("what a bureau helps with", HANDLER, "/api/matters?view=mine-support"),
                page("what the leader watches over", LEADER, "/api/matters?view=supervised"),
                page("erasures asked for", DISPATCHER, "/api/matters?view=erasure"),
                page("everything, the newest first", LEADER, "/api/matters?view=all"),
                page("of one community", LEADER, "/api/matters?view=all&place=" + community),
                page("of one category", LEADER, "/api/matters?view=all&category=housing.repairs"),
                page("of one state, a rare one", LEADER, "/api/matters?view=all&state=set-aside"),
                page("held by one office", LEADER, "/api/matters?view=all&office=" + bureau));
    }

    private static List<Question> searches() {
        return List.of(search("search: a common word", "小区"), search("search: two common words", "物业小区"), search("search: a name of a place", "柳溪"),
                search("search: a name and a common word", "柳溪小区"), search("search: a word nobody wrote", "驼峰"),
                search("search: a character alone", "水"));
    }

    private static Question search(String words, String sought) {
        return page(words, DISPATCHER, "/api/search?q=" + escaped(sought));
    }

    private static List<Question> figures(int township, LocalDate day) {
        var month = "from=" + day.minusMonths(1).withDayOfMonth(1) + "&to=" + day.withDayOfMonth(1).minusDays(1);
        return List.of(page("wall screen of the district", LEADER, "/api/board"),
                page("ledger of a month", LEADER, "/api/ledger?" + month),
                page("ledger of a year, a township", LEADER, "/api/ledger?office=" + township + "&from=" + day.minusYears(1) + "&to=" + day),
                page("received in a month", LEADER, "/api/ledger/matters?figure=received&" + month),
                page("late in a month, a township", LEADER, "/api/ledger/matters?figure=late&office=" + township + "&" + month),
                page("held at the end of a month", LEADER, "/api/ledger/matters?figure=held&" + month),
                page("rates of a month", LEADER, "/api/rates?" + month));
    }

    private static List<Question> publicly(String township, LocalDate day) {
        var list = "/api/public/matters";
        return List.of(page("public: the newest", ANYBODY, list), page("public: of a category", ANYBODY, list + "?category=housing.repairs"),
                page("public: of a group of categories", ANYBODY, list + "?category=housing"),
                page("public: of a township", ANYBODY, list + "?township=" + township),
                page("public: unanswered", ANYBODY, list + "?open=true"),
                page("public: answered, of a township and a category", ANYBODY, list + "?open=false&category=housing.repairs&township=" + township),
                page("public: unanswered, of a category", ANYBODY, list + "?open=true&category=housing.repairs"),
                page("public: a month two years ago", ANYBODY, list + "?from=" + day.minusYears(2) + "&to=" + day.minusYears(2).plusMonths(1)),
                page("public: a common word of titles", ANYBODY, list + "?q=" + escaped("小区")),
                page("public: a name of a community", ANYBODY, list + "?q=" + escaped("秋桂")),
                page("public: a rare word, unanswered", ANYBODY, list + "?open=true&q=" + escaped("公租房")),
                page("public: a word no title has", ANYBODY, list + "?q=" + escaped("驼峰")),
                page("public: a character alone", ANYBODY, list + "?q=" + escaped("水")),
                page("map: the whole district", ANYBODY, "/api/public/map"),
                page("map: a town", ANYBODY, "/api/public/map?box=30.85,117.0,30.95,117.15"),
                page("map: some streets", ANYBODY, "/api/public/map?box=30.9,117.05,30.91,117.06"),
                page("map: a town, of a category", ANYBODY, "/api/public/map?box=30.85,117.0,30.95,117.15&category=housing.repairs"),
                page("near: what waits within some hundred metres", ANYBODY, "/api/public/near?lat=30.905&lng=117.055"),
                page("feed of a township", ANYBODY, "/feeds/" + township + ".rss"),
                page("public ledger, this year", ANYBODY, "/api/public/ledger"), page("public rates, this year", ANYBODY, "/api/public/rates"),
                page("public ledger, of a category", ANYBODY, "/api/public/ledger?category=housing.repairs"),
                page("open311: requests of 90 days", ANYBODY, "/open311/v2/requests.json"),
                page("open311: open requests, a page of fifty", ANYBODY, "/open311/v2/requests.json?status=open&page_size=50"),
                page("open311: updates of 90 days", ANYBODY, "/open311/v2/servicerequestupdates.json"));
    }

    private static List<Question> files(LocalDate day) {
        var month = YearMonth.from(day).minusMonths(2);
        var year = YearMonth.of(day.getYear() - 1, 1);
        var asked = "view=all&from=" + month.atDay(1) + "&to=" + month.atEndOfMonth();
        return List.of(fresh("monthly report, a month nobody read yet", ANYBODY, MONTHS, no -> "/api/public/report?month=" + year.plusMonths(no)),
                page("monthly report, read before", ANYBODY, "/api/public/report?month=" + year.plusMonths(MONTHS - 1)),
                file("export of a month, CSV", LEADER, "/api/exports/matters.csv?" + asked),
                fresh("export of a month, XLSX", LEADER, FEW, _ -> "/api/exports/matters.xlsx?" + asked),
                file("open data of a year, CSV", ANYBODY, "/open-data/appeals.csv?year=" + year.getYear()),
                file("open data of a year, JSON", ANYBODY, "/open-data/appeals.json?year=" + year.getYear()));
    }

    private static String escaped(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
