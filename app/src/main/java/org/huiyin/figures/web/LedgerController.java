package org.huiyin.figures.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.huiyin.figures.Counted;
import org.huiyin.figures.command.Ledger;
import org.huiyin.figures.domain.FiguresPolicy;
import org.huiyin.figures.domain.Period;
import org.huiyin.figures.domain.Sums;
import org.huiyin.figures.store.BehindFigures;
import org.huiyin.figures.store.BehindFigures.After;
import org.huiyin.figures.store.BehindFigures.Behind;
import org.huiyin.figures.store.BehindFigures.Figure;
import org.huiyin.figures.web.LedgerPages.LedgerView;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.web.Line;
import org.huiyin.matters.web.Lines;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The three-level ledger (三级台账): what each community, township and the district holds, received, solved, late and returned. */
@RestController
@RequestMapping("/api/ledger")
class LedgerController {
    private static final int MOST = 100;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Map<String, String> DETAILS = Map.of("out-of-power", "out-of-power", "reached", "reached-");
    private final LedgerPages pages;
    private final Ledger ledger;
    private final BehindFigures behind;
    private final Lines lines;
    private final Where where;
    private final FiguresPolicy policy;

    /** Which district, by whose clock. */
    @org.springframework.stereotype.Component
    record Where(District district, Clock clock, Offices offices) {
        Period period(@Nullable String from, @Nullable String to) {
            return Period.of(from, to, district.today(clock));
        }
    }

    LedgerController(LedgerPages pages, Ledger ledger, BehindFigures behind, Lines lines, Where where) {
        this.pages = pages;
        this.ledger = ledger;
        this.behind = behind;
        this.lines = lines;
        this.where = where;
        this.policy = new FiguresPolicy(where.offices);
    }

    @GetMapping
    LedgerView level(Member member, @RequestParam(required = false) @Nullable Integer office, @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to, @RequestParam(required = false) @Nullable String category) {
        return pages.level(pages.office(member, office), where.period(from, to), ledger.within(category));
    }

    /** A page of the matters behind a figure. */
    record BehindPage(List<Line> items, @Nullable String next) {}

    /** The matters behind one figure; their contents open by custody alone, as from any list. */
    @GetMapping("/matters")
    BehindPage matters(Member member, @RequestParam(required = false) @Nullable Integer office, @RequestParam String figure,
            @RequestParam Map<String, String> asked) {
        var whose = pages.office(member, office);
        var period = where.period(asked.get("from"), asked.get("to"));
        int limit = Math.clamp(number(asked.getOrDefault("limit", "50")), 1, MOST);
        var found = behind.page(figure(member, whose, figure, period, asked.get("category")), after(asked.get("after")), limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new BehindPage(shown.stream().map(one -> lines.line(one.header())).toList(), found.size() > limit ? cursor(shown.getLast()) : null);
    }

    /** The whole ledger of an office, with every office below it, as a file. */
    @GetMapping("/export")
    ResponseEntity<byte[]> export(Member member, @RequestParam(required = false) @Nullable Integer office, @RequestParam(defaultValue = "xlsx") String format,
            @RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String category, Locale language) {
        var top = pages.office(member, office);
        var period = where.period(from, to);
        var rows = new ArrayList<Office>();
        gather(top, rows);
        var file = new LedgerFile(rows, ledger.sums(period, rows, ledger.within(category)), language.getLanguage().equals("zh"));
        boolean csv = format.equals("csv");
        if (!csv && !format.equals("xlsx")) {
            throw Refusal.invalid("ledger.format-unknown", "format");
        }
        var name = "ledger-" + (category == null || category.isEmpty() ? "" : category + "-") + period.from() + "-" + period.to() + (csv ? ".csv" : ".xlsx");
        return ResponseEntity.ok().contentType(csv ? new MediaType("text", "csv", StandardCharsets.UTF_8) : MediaType.parseMediaType(XLSX))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(csv ? file.csv() : file.xlsx(period, ledger.called(category), pages.freshness().asOf(), where.district));
    }

    private void gather(Office office, List<Office> rows) {
        rows.add(office);
        pages.below(office).forEach(below -> gather(below, rows));
    }

    private Figure figure(Member member, Office office, String figure, Period period, @Nullable String category) {
        List<String> measures = switch (figure) {
            case "received" -> Sums.received(policy.standing(office));
            case "held", "replied", "solved", "late", "returned", "unable", "in-time" -> List.of(figure);
            case "out-of-power", "reached" -> List.of(Counted.REPLIED);
            default -> throw Refusal.invalid("ledger.figure-unknown", "figure");
        };
        var zone = where.district.zone();
        return new Figure(where.district.id(), ledger.kinds(), atOrBelow(office), measures, DETAILS.get(figure), ledger.within(category),
                period.from().atStartOfDay(zone).toInstant(), period.to().plusDays(1).atStartOfDay(zone).toInstant(), policy.hidden(member));
    }

    /** Also closed offices: what they did stays counted where they belonged. */
    private List<Integer> atOrBelow(Office office) {
        return ledger.offices().stream().filter(one -> where.offices.isAtOrBelow(one, office.id())).toList();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException unreadable) {
            throw Refusal.invalid("list.number-unreadable", "limit");
        }
    }

    private static String cursor(Behind last) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((last.at() + "/" + last.header().id().value()).getBytes(StandardCharsets.US_ASCII));
    }

    private static @Nullable After after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split("/", 2);
            return new After(Instant.parse(Objects.requireNonNull(parts[0])), Long.parseLong(parts[1]));
        } catch (RuntimeException unreadable) {
            throw Refusal.invalid("list.cursor-unreadable", "after");
        }
    }
}
