package org.huiyin.matters.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huiyin.clocks.Explanation;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Header;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.store.MatterList;
import org.huiyin.matters.store.MatterList.After;
import org.huiyin.matters.store.MatterList.Filter;
import org.huiyin.matters.store.SearchWords;
import org.huiyin.people.Accounts;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
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
            "supervised", "supervised", "support", "mine-support", "imported", "imported", "calls", "calls");
    private final Matters matters;
    private final MatterList list;
    private final Lines lines;
    private final MatterPages pages;
    private final Numbers numbers;
    private final Reach reach;

    /** Whose offices and whose time. */
    @org.springframework.stereotype.Component
    record Reach(Offices offices, District district, Clock clock, Accounts accounts) {
        boolean onDuty(Member member, Role role) {
            return accounts.onDuty(role, clock.instant()).stream().anyMatch(one -> one.id().equals(member.id()));
        }


        /** Offices whose matters the member sees in lists; null for the whole district. */
        @Nullable List<Integer> within(Member member) {
            if (offices.reaches(member.office(), offices.district().id())) {
                return null;
            }
            return offices.open().stream().map(o -> o.id()).filter(o -> offices.isAtOrBelow(o, member.office())).toList();
        }

        /** The member's office and those above it: reports about them stay unknown. */
        List<Integer> hidden(Member member) {
            var chain = new ArrayList<Integer>();
            for (var at = offices.find(member.office()); at.isPresent(); at = offices.superiorOf(at.get().id())) {
                chain.add(at.get().id());
            }
            return chain;
        }
    }

    MatterController(Matters matters, MatterList list, Lines lines, MatterPages pages, Numbers numbers, Reach reach) {
        this.matters = matters;
        this.list = list;
        this.lines = lines;
        this.pages = pages;
        this.numbers = numbers;
        this.reach = reach;
    }

    @GetMapping("/matters")
    Map<String, Object> list(Member member, @RequestParam(defaultValue = "inbox") String view, @RequestParam Map<String, String> asked) {
        var filter = filter(member, view, asked, null);
        return page(filter, asked.get("after"), asked.getOrDefault("limit", "50"));
    }

    @GetMapping("/search")
    Map<String, Object> search(Member member, @RequestParam String q, @RequestParam Map<String, String> asked) {
        return page(filter(member, "all", asked, SearchWords.query(q)), asked.get("after"), asked.getOrDefault("limit", "50"));
    }

    @GetMapping("/matters/counts")
    Map<String, Integer> counts(Member member) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var view : VIEWS_COUNTED.entrySet()) {
            counts.put(view.getKey(), list.count(reach.district().id(), filter(member, view.getValue(), Map.of(), null)));
        }
        if (reach.onDuty(member, Role.DISPATCHER)) {
            counts.put("urgent", list.count(reach.district().id(), filter(member, "dispatch", Map.of("flag", "urgent"), null)));
        }
        if (reach.onDuty(member, Role.LEADER)) {
            counts.put("escalated", list.count(reach.district().id(), filter(member, "escalated", Map.of(), null)));
        }
        return counts;
    }

    @GetMapping("/similar")
    List<Line> similar(Member member, @RequestParam String text, @RequestParam(required = false) @Nullable Integer community) {
        var policy = new MatterPolicy(reach.offices());
        if (!policy.telephones(member)) {
            throw Refusal.notPermitted("similar.for-intake");
        }
        var none = new org.huiyin.kernel.MatterId(reach.district().id(), 0);
        return list.similar(reach.district().id(), SearchWords.anyOf(text), community, none, 5).stream()
                .filter(header -> !policy.hiddenFrom(member.office(), header) && !header.is(Header.Flag.NOT_INHERITED))
                .map(lines::line).toList();
    }

    @GetMapping("/matters/{number}")
    Map<String, Object> one(Member member, @PathVariable String number) {
        return pages.page(member, matters.get(numbers.id(number)));
    }

    @GetMapping("/matters/{number}/clocks/{slot}")
    Explanation explain(Member member, @PathVariable String number, @PathVariable String slot) {
        var matter = matters.get(numbers.id(number));
        if (!new MatterPolicy(reach.offices()).mayKnow(member, matter.header(), matter.custody())) {
            throw Refusal.notFound("matter.unknown");
        }
        return pages.explain(matter, slot);
    }

    private Map<String, Object> page(Filter filter, @Nullable String after, String asked) {
        int limit = Math.clamp(number(asked), 1, MOST);
        var headers = list.page(reach.district().id(), filter, after(after), limit + 1);
        var shown = headers.subList(0, Math.min(limit, headers.size()));
        var page = new LinkedHashMap<String, Object>();
        page.put("items", shown.stream().map(lines::line).toList());
        if (headers.size() > limit) {
            page.put("next", cursor(shown.getLast(), filter.owedBy() != null));
        }
        int count = list.count(reach.district().id(), filter);
        page.put("count", Map.of("number", Math.min(count, 1000), "more", count > 1000));
        return page;
    }

    private Filter filter(Member member, String view, Map<String, String> asked, @Nullable String query) {
        Integer owedBy = view.equals("inbox") || view.equals("dispatch") ? Integer.valueOf(member.office()) : null;
        List<String> states = switch (view) {
            case "dispatch" -> List.of("registered", "accepted");
            case "follow-up" -> List.of("replied");
            case "not-an-appeal" -> List.of("set-aside");
            default -> asked.containsKey("state") ? List.of(Objects.requireNonNull(asked.get("state"))) : List.of();
        };
        var flag = view.equals("imported") ? "imported" : asked.get("flag");
        var custody = custody(view, view.equals("escalated") ? reach.offices().district().id() : member.office());
        var office = asked.get("office");
        var within = reach.within(member);
        if (office != null) {
            int one = number(office);
            if (within != null && !within.contains(one)) {
                throw Refusal.notPermitted("matter.outside-your-reach");
            }
            within = List.of(one);
        }
        boolean own = owedBy != null || view.equals("supervised") || view.equals("mine-support");
        return new Filter(owedBy, own ? null : within, member.office(), reach.hidden(member), states, asked.get("category"), asked.get("type"),
                asked.get("channel"), asked.get("place") == null ? null : number(asked.get("place")), flag == null ? null : bit(flag),
                day(asked.get("from"), 0), day(asked.get("to"), 1), due(asked.get("due")), custody, query);
    }

    /** What an office helps with or watches over may be held outside its reach. */
    private static @Nullable String custody(String view, int office) {
        return switch (view) {
            case "mine-support" -> "{\"supports\":[{\"office\":" + office + "}]}";
            case "supervised", "escalated" -> "{\"supervisors\":[" + office + "]}";
            case "erasure" -> "{\"erasureAsked\":true}";
            case "calls" -> "{\"callAsked\":true}";
            case "follow-up" -> "{\"clocks\":[{\"s\":\"followup\"}]}"; // those not drawn into a sample wait for no call
            default -> null;
        };
    }

    private static int bit(String flag) {
        try {
            return 1 << Header.Flag.valueOf(flag.toUpperCase(java.util.Locale.ROOT).replace('-', '_')).ordinal();
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid("list.flag-unknown", "flag");
        }
    }

    private @Nullable Instant due(@Nullable String due) {
        var now = reach.clock().instant();
        return due == null ? null : switch (due) {
            case "late" -> now;
            case "today" -> LocalDate.ofInstant(now, reach.clock().getZone()).plusDays(1).atStartOfDay(reach.clock().getZone()).toInstant();
            case "soon" -> now.plus(Duration.ofDays(3));
            default -> throw Refusal.invalid("list.due-unknown", "due");
        };
    }

    private @Nullable Instant day(@Nullable String day, int plus) {
        try {
            return day == null ? null : LocalDate.parse(day).plusDays(plus).atStartOfDay(reach.clock().getZone()).toInstant();
        } catch (java.time.DateTimeException unreadable) {
            throw Refusal.invalid("list.day-unreadable", "from");
        }
    }

    private static int number(@Nullable String text) {
        try {
            return Integer.parseInt(Objects.requireNonNullElse(text, ""));
        } catch (NumberFormatException unreadable) {
            throw Refusal.invalid("list.number-unreadable", "limit");
        }
    }

    private static String cursor(Header last, boolean inbox) {
        var at = inbox ? Objects.requireNonNullElse(last.promise(), Instant.MAX) : last.receivedAt();
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "/" + last.id().value()).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static @Nullable After after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), java.nio.charset.StandardCharsets.US_ASCII).split("/", 2);
            return new After(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (RuntimeException unreadable) {
            throw Refusal.invalid("list.cursor-unreadable", "after");
        }
    }
}
