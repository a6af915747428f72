package org.huiyin.triage.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.CategoryNames;
import org.huiyin.matters.Header;
import org.huiyin.people.Member;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.huiyin.triage.command.TopicsKeeper;
import org.huiyin.triage.domain.Topic;
import org.huiyin.triage.domain.TopicItem;
import org.huiyin.triage.store.TopicStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together which topics a member sees: of the matters held by the member's office and those below it, as they stand now. */
@Component
class TopicsPages {
    /** @param ready whether they are worked out; ask again a little later while not */
    record TopicsView(boolean ready, List<TopicView> topics) {}

    /** @param merges open matters that say nearly what the first says and are not handled as one with it yet */
    record TopicView(Wording title, @Nullable OfficeRef place, Instant first, Instant last, int appeals, int supporters, List<Integer> weeks,
            @Schema(allowableValues = {"more", "usual", "less"}) String trend, List<TopicMatter> matters, List<TopicMatter> merges) {}

    /** One of its matters, to be opened. */
    record TopicMatter(String number, String title) {}

    private static final int LEAST = 3;
    private static final int TOP = 30;
    private static final int SHOWN = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private final TopicsKeeper keeper;
    private final TopicStore store;
    private final Offices offices;
    private final CategoryNames categories;
    private final Where where;

    /** Which district, by whose clock. */
    @Component("topicsWhere")
    record Where(District district, Clock clock) {}

    TopicsPages(TopicsKeeper keeper, TopicStore store, Offices offices, CategoryNames categories, Where where) {
        this.keeper = keeper;
        this.store = store;
        this.offices = offices;
        this.categories = categories;
        this.where = where;
    }

    TopicsView topics(Member member, int days) {
        var topics = keeper.topics(days, PATIENCE);
        if (topics == null) {
            return new TopicsView(false, List.of());
        }
        var now = store.now(where.district.id(), topics.stream().flatMap(one -> one.members().stream()).map(one -> Long.valueOf(one.id())).toList());
        now.values().removeIf(header -> !offices.reaches(member.office(), header.office()));
        var from = where.clock.instant().minus(Duration.ofDays(days));
        return new TopicsView(true, topics.stream().map(one -> view(one, now, from, days)).filter(Objects::nonNull).limit(TOP).toList());
    }

    private @Nullable TopicView view(Topic topic, Map<Long, Header> now, Instant from, int days) {
        var seen = seen(topic.members(), now);
        if (seen.size() < LEAST) {
            return null;
        }
        var place = most(seen, Header::place);
        var weeks = new int[days / 7 + 1];
        seen.forEach(one -> weeks[(int) Math.clamp(Duration.between(from, one.receivedAt()).toDays() / 7, 0, weeks.length - 1)]++);
        var lead = seen.getFirst();
        var merges = seen(topic.alike(), now).stream().filter(one -> !one.id().equals(lead.id()) && one.lead() == null && one.due() != null).limit(SHOWN).toList();
        return new TopicView(title(topic, most(seen, Header::category), place), place == null ? null : OfficeRef.of(offices.byId(place)),
                seen.stream().map(Header::receivedAt).min(Comparator.naturalOrder()).orElseThrow(),
                seen.stream().map(Header::receivedAt).max(Comparator.naturalOrder()).orElseThrow(), seen.size(),
                seen.stream().mapToInt(Header::groupSize).sum(), java.util.Arrays.stream(weeks).boxed().toList(), topic.trend().name().toLowerCase(Locale.ROOT),
                shown(seen.stream().limit(SHOWN).toList()), shown(merges));
    }

    private static List<Header> seen(List<TopicItem> items, Map<Long, Header> now) {
        var seen = new ArrayList<Header>();
        items.forEach(one -> {
            var header = now.get(Long.valueOf(one.id()));
            if (header != null) {
                seen.add(header);
            }
        });
        return seen;
    }

    private List<TopicMatter> shown(List<Header> all) {
        return all.stream().map(one -> new TopicMatter(one.id().number(where.district.prefix()), one.title())).toList();
    }

    /** Its category and place, and what is most telling of it besides. */
    private Wording title(Topic topic, @Nullable String category, @Nullable Integer place) {
        var what = category == null ? null : categories.apply(category);
        var at = place == null ? null : offices.byId(place).shortName();
        var words = topic.words().stream().filter(word -> word.length() > 1 && (what == null || !what.zh().contains(word)) && (at == null || !at.zh().contains(word)))
                .limit(2).collect(Collectors.joining("、"));
        return new Wording(joined(at == null ? null : at.zh(), what == null ? null : what.zh(), words), joined(at == null ? null : at.en(), what == null ? null : what.en(), words));
    }

    private static String joined(@Nullable String place, @Nullable String what, String words) {
        return java.util.stream.Stream.of(place, what, words).filter(one -> one != null && !one.isEmpty()).collect(Collectors.joining(" · "));
    }

    private static <T> @Nullable T most(List<Header> all, Function<Header, @Nullable T> part) {
        return all.stream().map(part).filter(Objects::nonNull).collect(Collectors.groupingBy(Function.identity(), Collectors.counting())).entrySet().stream()
                .max(Map.Entry.<T, Long>comparingByValue().thenComparing(one -> one.getKey().toString())).map(Map.Entry::getKey).orElse(null);
    }
}
