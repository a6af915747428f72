package org.huiyin.open311.web;

import static org.huiyin.open311.web.ServiceController.fields;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huiyin.insight.store.PublicList;
import org.huiyin.insight.store.PublicList.Asked;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.web.Numbers;
import org.huiyin.open311.command.FollowHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads requests: what is public, the newest first; the token of one; what became of them. */
@RestController
@Hidden // GeoReport v2 describes it, and not our own interface
@RequestMapping("/open311/v2")
class RequestController {
    private static final int MOST = 1000;
    private final PublicList list;
    private final RequestViews views;
    private final FollowHandler following;
    private final Numbers numbers;
    private final District district;
    private final Clock clock;

    RequestController(PublicList list, RequestViews views, FollowHandler following, Numbers numbers, District district, Clock clock) {
        this.list = list;
        this.views = views;
        this.following = following;
        this.numbers = numbers;
        this.district = district;
        this.clock = clock;
    }

    /** The parameters of the list, as they were sent. */
    record Wanted(@Nullable String service_request_id, @Nullable String service_code, @Nullable String start_date, @Nullable String end_date,
            @Nullable String status, @Nullable String jurisdiction_id, @Nullable String page, @Nullable String page_size) {}

    @GetMapping("/requests.{format:xml|json}")
    ResponseEntity<byte[]> requests(@PathVariable String format, Wanted wanted, Locale language) {
        Asking.jurisdiction(wanted.jurisdiction_id, district);
        var ids = Asking.list(wanted.service_request_id);
        if (!ids.isEmpty()) {
            return GeoReport.answer(format, "service_requests", list.byIds(district.id(), views.kept(), ids.stream().limit(MOST).map(numbers::ifNumber)
                    .flatMap(Optional::stream).map(MatterId::value).toList()).stream().map(one -> views.shown(one, language)).toList());
        }
        var span = Asking.span(wanted.start_date, wanted.end_date, clock.instant());
        var asked = new Asked(views.kept(), Asking.list(wanted.service_code), null, open(wanted.status), span.from(), span.to(), null, null, false);
        int size = Asking.number(wanted.page_size, MOST, MOST, "page_size");
        int page = Asking.number(wanted.page, 1, MOST, "page");
        var found = list.page(district.id(), asked, null, Math.min(MOST, page * size)); // what was passed over is read again: it is 1 000 rows at most
        int from = Math.min(found.size(), (page - 1) * size);
        return GeoReport.answer(format, "service_requests", found.subList(from, found.size()).stream().map(one -> views.shown(one, language)).toList());
    }

    @GetMapping("/requests/{id}.{format:xml|json}")
    ResponseEntity<byte[]> request(@PathVariable String id, @PathVariable String format,
            @RequestParam(name = "jurisdiction_id", required = false) @Nullable String jurisdiction,
            @RequestParam(name = "api_key", required = false) @Nullable String key, Locale language) {
        Asking.jurisdiction(jurisdiction, district);
        var matter = numbers.ifNumber(id).orElseThrow(() -> Refusal.notFound("open311.request-unknown"));
        var shown = list.find(matter, views.kept()).map(one -> views.shown(one, language))
                .or(() -> following.follow(matter, key).map(one -> views.followed(one.header(), one.open(), one.updated(), language)))
                .orElseThrow(() -> Refusal.notFound("open311.request-unknown"));
        return GeoReport.answer(format, "service_requests", List.of(shown));
    }

    @GetMapping("/tokens/{token}.{format:xml|json}")
    ResponseEntity<byte[]> token(@PathVariable String token, @PathVariable String format,
            @RequestParam(name = "jurisdiction_id", required = false) @Nullable String jurisdiction) {
        Asking.jurisdiction(jurisdiction, district);
        var id = following.byToken(token).orElseThrow(() -> Refusal.notFound("open311.token-unknown"));
        return GeoReport.answer(format, "service_requests", List.of(fields("service_request_id", numbers.number(id), "token", token)));
    }

    @GetMapping("/servicerequestupdates.{format:xml|json}")
    ResponseEntity<byte[]> updates(@PathVariable String format, Wanted wanted) {
        Asking.jurisdiction(wanted.jurisdiction_id, district);
        var span = Asking.span(wanted.start_date, wanted.end_date, clock.instant());
        return GeoReport.answer(format, "service_request_updates",
                list.updates(district.id(), views.kept(), span.from(), span.to(), MOST).stream().map(views::update).toList());
    }

    /** Null asks for both. */
    private static @Nullable Boolean open(@Nullable String status) {
        var asked = Asking.list(status);
        if (!List.of("open", "closed").containsAll(asked)) {
            throw Refusal.invalid("open311.status-unknown", "status");
        }
        return asked.isEmpty() || asked.contains("open") && asked.contains("closed") ? null : Boolean.valueOf(asked.contains("open"));
    }
}
