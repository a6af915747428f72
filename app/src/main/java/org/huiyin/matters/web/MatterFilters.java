package org.huiyin.matters.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.CategoryNames;
import org.huiyin.matters.Header;
import org.huiyin.matters.store.Fact;
import org.huiyin.matters.store.MatterList;
import org.huiyin.matters.store.MatterList.Filter;
import org.huiyin.matters.store.Pressing;
import org.huiyin.matters.store.SearchWords;
import org.huiyin.people.Accounts;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which matters a view with what was asked beside it means, for this member: a list, a search and a file are narrowed alike. */
@Component
class MatterFilters {
    /** What may be asked beside the view. */
    static final Set<String> NAMES = Set.of("state", "category", "type", "channel", "place", "flag", "from", "to", "due", "office");
    private final Reach reach;
    private final CategoryNames categories;

    /** Whose offices and whose time. */
    @Component
    record Reach(Offices offices, District district, Clock clock, Accounts accounts) {
        /** Whose role reaches what is below; everybody else sees the office's own. */
        private static final Set<Role> INHERITING = Set.of(Role.SUPERVISOR, Role.LEADER, Role.HEAD, Role.AUDITOR);

        boolean onDuty(Member member, Role role) {
            return accounts.onDuty(role, clock.instant()).stream().anyMatch(one -> one.id().equals(member.id()));
        }

        /** Offices whose matters the member sees in lists; null for the whole district. */
        @Nullable List<Integer> within(Member member) {
            if (offices.isDistrictWide(member.office())) {
                return null;
            }
            if (INHERITING.stream().noneMatch(member::is)) {
                return List.of(member.office());
            }
            return offices.open().stream().map(o -> o.id()).filter(o -> offices.isAtOrBelow(o, member.office())).toList();
        }
    }

    /** Who takes matters in or supervises searches the text of all within reach. */
    private static final Set<Role> SUPERVISING = Set.of(Role.DISPATCHER, Role.AGENT, Role.SUPERVISOR, Role.LEADER, Role.HEAD);
    /** Whoever else holds matters searches the text of those; all others search titles, categories and numbers. */
    private static final Set<Role> READING = Stream.concat(SUPERVISING.stream(), Stream.of(Role.HANDLER)).collect(Collectors.toUnmodifiableSet());

    MatterFilters(Reach reach, CategoryNames categories) {
        this.categories = categories;
        this.reach = reach;
    }

    Reach reach() {
        return reach;
    }

    Filter of(Member member, String view, Map<String, String> asked, @Nullable String words) {
        Integer owedBy = view.equals("inbox") || view.equals("dispatch") ? Integer.valueOf(member.office()) : null;
        List<String> states = switch (view) {
            case "dispatch" -> List.of("registered", "accepted");
            case "follow-up" -> List.of("replied");
            case "not-an-appeal" -> List.of("set-aside");
            case "contested" -> List.of("dispatched", "in-hand", "replied", "followed-up");
            case "imported" -> List.of("registered", "accepted", "dispatched", "in-hand");
            default -> asked.containsKey("state") ? List.of(Objects.requireNonNull(asked.get("state"))) : List.of();
        };
        var flag = view.equals("imported") ? "no-rule" : asked.get("flag");
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
        var query = words == null ? null : SearchWords.query(words);
        boolean titlesOnly = query != null && READING.stream().noneMatch(member::is);
        if (query != null && !titlesOnly) {
            within = both(within, textsWithin(member));
        }
        boolean own = owedBy != null || view.equals("supervised") || view.equals("mine-support");
        return new Filter(owedBy, own ? null : within, member.office(), reach.offices.answersFor(member.office()), states, asked.get("category"), asked.get("type"),
                asked.get("channel"), asked.get("place") == null ? null : number(asked.get("place")), flag == null ? null : bit(flag),
                day(asked.get("from"), 0), day(asked.get("to"), 1), due(asked.get("due")), custody, titlesOnly ? null : query,
                titlesOnly ? new MatterList.Titled(Objects.requireNonNull(words).strip(), categories.named(words)) : null, view.equals("dispatch") ? Pressing.FIRST : Pressing.WHEREVER);
    }

    /** The offices whose texts a member searches: whoever supervises all within reach; for everybody else custody alone opens the text. */
    @Nullable List<Integer> textsWithin(Member member) {
        return SUPERVISING.stream().anyMatch(member::is) ? reach.within(member) : List.of(member.office());
    }

    private static @Nullable List<Integer> both(@Nullable List<Integer> one, @Nullable List<Integer> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.stream().filter(other::contains).toList();
    }

    /** What an office helps with or watches over may be held outside its reach. */
    private static @Nullable Fact custody(String view, int office) {
        return switch (view) {
            case "mine-support" -> Fact.helpedBy(office);
            case "supervised", "escalated" -> Fact.supervisedBy(office);
            case "erasure" -> Fact.asked("{\"erasureAsked\":true}");
            case "calls" -> Fact.asked("{\"callAsked\":true}");
            case "contested" -> Fact.asked("{\"contested\":true}");
            case "follow-up" -> Fact.asked("{\"clocks\":[{\"s\":\"followup\"}]}"); // those not drawn into a sample wait for no call
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

    static int number(@Nullable String text) {
        try {
            return Integer.parseInt(Objects.requireNonNullElse(text, ""));
        } catch (NumberFormatException unreadable) {
            throw Refusal.invalid("list.number-unreadable", "limit");
        }
    }
}
