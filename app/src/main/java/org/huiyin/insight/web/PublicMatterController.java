package org.huiyin.insight.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.insight.PublicMatter;
import org.huiyin.insight.store.PublicList;
import org.huiyin.insight.web.PublicViews.PublicLine;
import org.huiyin.insight.web.PublicViews.PublicMark;
import org.huiyin.insight.web.PublicViews.PublicStep;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.domain.Position;
import org.huiyin.matters.web.Numbers;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Public matters for everybody: the list, one of them, the map, and what was reported nearby. */
@RestController
@RequestMapping("/api/public")
class PublicMatterController {
    private static final int USUAL = 25;
    private static final int MOST = 100;
    private static final int MARKS = 1000;
    private static final int NEAR = 10;
    private static final String EVERYWHERE = "-90,-180,90,180";
    private static final Duration FRESH = Duration.ofSeconds(15);
    private final PublicList list;
    private final PublicViews views;
    private final PublicAsked asking;
    private final PublicCategories categories;
    private final Where where;

    /** Which district, its offices and how its matters are numbered. */
    @Component("publicMatterWhere")
    record Where(District district, Offices offices, Numbers numbers) {}

    PublicMatterController(PublicList list, PublicViews views, PublicAsked asking, PublicCategories categories, Where where) {
        this.list = list;
        this.views = views;
        this.asking = asking;
        this.categories = categories;
        this.where = where;
    }

    /** A page of public matters, the newest first. */
    record PublicPage(List<PublicLine> items, @Nullable String next) {}

    /**
     * One public matter.
     *
     * @param lead the public matter it is answered with
     */
    record PublicMatterView(PublicLine matter, List<PublicStep> steps, @Nullable String lead) {}

    /**
     * Public matters on the map, the newest first.
     *
     * @param more there were more than are told
     */
    record PublicMapView(List<PublicMark> marks, boolean more) {}

    /** Public matters that wait for an answer nearby. */
    record PublicNearView(List<PublicLine> items) {}

    @GetMapping("/matters")
    ResponseEntity<PublicPage> matters(@RequestParam Map<String, String> asked) {
        int limit = PublicAsked.limit(asked, USUAL, MOST);
        var found = list.page(where.district.id(), asking.of(asked, null), PublicAsked.after(asked.get("after")), limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        return fresh(new PublicPage(views.lines(shown), found.size() > limit ? PublicAsked.cursor(shown.getLast()) : null));
    }

    /** One that is not public is answered as one that does not exist. */
    @GetMapping("/matters/{number}")
    ResponseEntity<PublicMatterView> matter(@PathVariable String number) {
        var matter = where.numbers.ifNumber(number).flatMap(id -> list.find(id, categories.kept())).orElseThrow(() -> Refusal.notFound("matter.unknown"));
        var lead = Optional.ofNullable(matter.lead()).flatMap(id -> list.find(new MatterId(where.district.id(), id), categories.kept()));
        return fresh(new PublicMatterView(views.line(matter), list.updates(matter.id()).stream().map(PublicViews::step).toList(),
                lead.map(PublicMatter::id).map(views::number).orElse(null)));
    }

    @GetMapping("/map")
    ResponseEntity<PublicMapView> map(@RequestParam Map<String, String> asked) {
        var found = list.page(where.district.id(), asking.of(asked, PublicAsked.box(asked.getOrDefault("box", EVERYWHERE))), null, MARKS + 1);
        return fresh(new PublicMapView(views.marks(found.subList(0, Math.min(MARKS, found.size()))), found.size() > MARKS));
    }

    /** By position, by community, or by either: many say the one and not the other. */
    @GetMapping("/near")
    ResponseEntity<PublicNearView> near(@RequestParam(required = false) @Nullable Double lat, @RequestParam(required = false) @Nullable Double lng,
            @RequestParam(required = false) @Nullable Integer community) {
        var position = lat == null || lng == null ? null : new Position(lat, lng);
        var place = Optional.ofNullable(community).flatMap(where.offices::find).filter(one -> one.level() == Office.Level.COMMUNITY).map(Office::id);
        if (place.isEmpty() && (position == null || community != null)) {
            throw Refusal.invalid("place.unknown", "community");
        }
        return fresh(new PublicNearView(views.lines(list.near(where.district.id(), categories.kept(), position, place.orElse(null), NEAR))));
    }

    static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(FRESH).cachePublic()).body(body);
    }
}
