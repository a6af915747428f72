package org.huiyin.triage.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.huiyin.figures.command.Ledger;
import org.huiyin.kernel.District;
import org.huiyin.matters.CategoryNames;
import org.huiyin.matters.Header;
import org.huiyin.people.Member;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.huiyin.triage.command.Found;
import org.huiyin.triage.command.TopicsKeeper;
import org.huiyin.triage.domain.TopicPolicy;
import org.huiyin.triage.domain.Unnamed;
import org.huiyin.triage.store.TopicStore;
import org.huiyin.triage.web.TopicsView.Merge;
import org.huiyin.triage.web.TopicsView.TopicPlace;
import org.huiyin.triage.web.TopicsView.TopicView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together the topics a member sees, of matters as they stand now: what was erased or moved away since is left out. */
@Component
class TopicsPages {
    private static final int LEAST = 3;
    private static final int SHOWN = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private final TopicsKeeper keeper;
    private final TopicStore store;
    private final TopicWords words;
    private final CategoryNames categories;
    private final Ledger ledger;
    private final Where where;
    private final TopicPolicy policy;

    /** Which district, by whose clock. */
    @Component("topicsWhere")
    record Where(District district, Clock clock, Offices offices) {}

    TopicsPages(TopicsKeeper keeper, TopicStore store, TopicWords words, CategoryNames categories, Ledger ledger, Where where) {
        this.keeper = keeper;
        this.store = store;
        this.words = words;
        this.categories = categories;
        this.ledger = ledger;
        this.where = where;
        this.policy = new TopicPolicy(where.offices);
    }

    TopicsView topics(Member member, int days) {
        var found = keeper.topics(member, days, PATIENCE);
        if (found == null) {
            return TopicsView.notReady(days);
        }
        var now = store.now(where.district.id(), found.topics().stream().flatMap(one -> one.members().stream()).distinct().toList());
        now.values().removeIf(header -> !ledger.open(header) || !policy.counts(member, header));
        var topics = found.topics().stream().map(kept -> new Seen(kept, now)).filter(seen -> seen.matters.size() >= LEAST).map(seen -> view(member, seen, found, days)).toList();
        return new TopicsView(true, days, found.at(), found.looked(), found.newest(), topics);
    }

    /** A topic with those of its matters that are still there, the most telling first. */
    private static final class Seen {
        final Found.Kept kept;
        final List<Header> matters;
        final List<Header> alike;

        Seen(Found.Kept kept, Map<Long, Header> now) {
            this.kept = kept;
            matters = kept.members().stream().map(now::get).filter(Objects::nonNull).toList();
            alike = Stream.concat(kept.members().stream().limit(1), kept.alike().stream()).map(now::get).filter(Objects::nonNull).toList();
        }

        Instant when(Comparator<Instant> which) {
            return matters.stream().map(Header::receivedAt).min(which).orElseThrow();
        }
    }

    private TopicView view(Member member, Seen seen, Found found, int days) {
        var category = words.most(seen.matters, Header::category);
        var named = category == null ? null : categories.apply(category);
        var safe = words.ofTitles(seen.matters, seen.kept.words(), found.unnamed());
        var title = words.title(seen.matters, safe, found.unnamed());
        var places = places(seen.matters);
        return new TopicView(title, named, TopicWords.besides(safe, named == null ? List.of(title.zh()) : List.of(title.zh(), named.zh())),
                places.isEmpty() ? null : places.getFirst().office(), places, seen.when(Comparator.naturalOrder()), seen.when(Comparator.reverseOrder()),
                seen.matters.size(), supporters(seen.matters), weeks(seen.matters, found.at(), days), seen.kept.trend().name().toLowerCase(java.util.Locale.ROOT),
                seen.matters.stream().limit(SHOWN).map(one -> words.matter(one, found.unnamed())).toList(), merge(member, seen.alike, found.unnamed()));
    }

    /** A group's voices count once, wherever its members are. */
    private static int supporters(List<Header> matters) {
        var leads = matters.stream().map(one -> one.id().value()).collect(java.util.stream.Collectors.toSet());
        return matters.stream().mapToInt(one -> one.lead() == null ? one.groupSize() : leads.contains(one.lead()) ? 0 : 1).sum();
    }

    private List<TopicPlace> places(List<Header> matters) {
        var counts = new HashMap<Integer, Integer>();
        matters.stream().map(Header::place).filter(Objects::nonNull).forEach(place -> counts.merge(place, 1, Integer::sum));
        return counts.entrySet().stream().sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(one -> new TopicPlace(OfficeRef.of(where.offices.byId(one.getKey())), one.getValue())).toList();
    }

    /** Counted back from when it was worked out, so that the last is a whole week. */
    private static List<Integer> weeks(List<Header> matters, Instant at, int days) {
        var weeks = new int[Math.ceilDiv(days, 7)];
        matters.forEach(one -> weeks[weeks.length - 1 - Math.clamp(Duration.between(one.receivedAt(), at).toDays() / 7, 0, weeks.length - 1)]++);
        return Arrays.stream(weeks).boxed().toList();
    }

    private @Nullable Merge merge(Member member, List<Header> alike, Unnamed unnamed) {
        var open = alike.stream().filter(one -> one.due() != null && one.lead() == null).toList();
        var into = open.stream().min(Comparator.comparing((Header one) -> -one.groupSize()).thenComparing(Header::receivedAt).thenComparing(one -> one.id().value())).orElse(null);
        if (into == null) {
            return null;
        }
        var others = open.stream().filter(one -> one != into && one.groupSize() == 1 && policy.mayBecomeOne(member, one, into)).limit(SHOWN).toList();
        return others.isEmpty() ? null : new Merge(words.matter(into, unnamed), others.stream().map(one -> words.matter(one, unnamed)).toList(), others.stream().allMatch(one -> policy.merges(member, one)));
    }
}
