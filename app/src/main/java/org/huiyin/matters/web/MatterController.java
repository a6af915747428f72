package org.huiyin.matters.web;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huiyin.clocks.Explanation;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Header;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.store.MatterList;
import org.huiyin.matters.store.MatterList.After;
import org.huiyin.matters.store.MatterList.Filter;
import org.huiyin.people.Member;
import org.huiyin.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of matters and one matter, as far as the member may know them. */
@RestController
@RequestMapping("/api")
class MatterController {
    private static final int MOST = 100;
    private static final Map<String, String> VIEWS_COUNTED = Map.of("inbox", "inbox", "dispatch", "dispatch", "followUp", "follow-up",
            "supervised", "supervised", "support", "mine-support", "imported", "imported", "calls", "calls",
            "contested", "contested");
    private final Matters matters;
    private final MatterList list;
    private final Lines lines;
    private final MatterPages pages;
    private final Numbers numbers;
    private final MatterFilters filters;
    private final MatterPolicy policy;
    private final MatterFilters.Reach reach;

    /** A page of a list; the count stops at a thousand, or at what is found among the newest ten thousand. */
    record LinePage(List<Line> items, @Nullable String next, Count count) {}

    /** How many there are, or at least. */
    record Count(int number, boolean more) {}

    MatterController(Matters matters, MatterList list, Lines lines, MatterPages pages, Numbers numbers, MatterFilters filters) {
        this.matters = matters;
        this.list = list;
        this.lines = lines;
        this.pages = pages;
        this.numbers = numbers;
        this.filters = filters;
        this.reach = filters.reach();
        this.policy = new MatterPolicy(reach.offices());
    }

    @GetMapping("/matters")
    LinePage list(Member member, @RequestParam(defaultValue = "inbox") String view, @RequestParam Map<String, String> asked) {
        var filter = filters.of(member, view, asked, null);
        return page(filter, asked.get("after"), asked.getOrDefault("limit", "50"));
    }

    @GetMapping("/search")
    LinePage search(Member member, @RequestParam String q, @RequestParam Map<String, String> asked) {
        var known = numbered(member, q);
        return known != null ? known : page(filters.of(member, "all", asked, q), asked.get("after"), asked.getOrDefault("limit", "50"));
    }

    /** A number is its matter's alone; of one that is out of reach nothing is said. */
    private @Nullable LinePage numbered(Member member, String q) {
        var id = numbers.ifNumber(q);
        if (id.isEmpty()) {
            return null;
        }
        var lines = matters.find(id.get()).filter(matter -> policy.mayKnow(member, matter.header(), matter.custody()))
                .map(matter -> this.lines.line(matter.header())).stream().toList();
        return new LinePage(lines, null, new Count(lines.size(), false));
    }

    @GetMapping("/matters/counts")
    Map<String, Integer> counts(Member member) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var view : VIEWS_COUNTED.entrySet()) {
            counts.put(view.getKey(), list.count(reach.district().id(), filters.of(member, view.getValue(), Map.of(), null)));
        }
        if (reach.onDuty(member, Role.DISPATCHER)) {
            counts.put("urgent", list.count(reach.district().id(), filters.of(member, "dispatch", Map.of("flag", "urgent"), null)));
        }
        if (reach.onDuty(member, Role.LEADER)) {
            counts.put("escalated", list.count(reach.district().id(), filters.of(member, "escalated", Map.of(), null)));
        }
        return counts;
    }

    @GetMapping("/matters/{number}")
    MatterPage one(Member member, @PathVariable String number) {
        return pages.page(member, matters.get(numbers.id(number)));
    }

    @GetMapping("/matters/{number}/clocks/{slot}")
    Explanation explain(Member member, @PathVariable String number, @PathVariable String slot) {
        return pages.explain(member, matters.get(numbers.id(number)), slot);
    }

    private LinePage page(Filter filter, @Nullable String after, String asked) {
        int limit = Math.clamp(MatterFilters.number(asked), 1, MOST);
        var headers = list.page(reach.district().id(), filter, after(after), limit + 1);
        var shown = headers.subList(0, Math.min(limit, headers.size()));
        var next = headers.size() > limit ? cursor(shown.getLast(), filter.owedBy() != null) : null;
        boolean whole = after == null && next == null; // then all there are stand on the page
        var count = whole ? new MatterList.Many(shown.size(), false) : list.many(reach.district().id(), filter);
        return new LinePage(shown.stream().map(lines::line).toList(), next, new Count(Math.max(count.number(), shown.size()), count.more()));
    }

    private static String cursor(Header last, boolean inbox) {
        var at = inbox ? Objects.requireNonNullElse(last.due(), Instant.MAX) : last.receivedAt();
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "/" + last.id().value() + (last.pressing() ? "/pressing" : "")).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static @Nullable After after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), java.nio.charset.StandardCharsets.US_ASCII).split("/", 3);
            return new After(Instant.parse(parts[0]), Long.parseLong(parts[1]), parts.length > 2);
        } catch (RuntimeException unreadable) {
            throw Refusal.invalid("list.cursor-unreadable", "after");
        }
    }
}
