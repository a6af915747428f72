package org.huiyin.triage.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huiyin.figures.command.Ledger;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.CategoryNames;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.huiyin.triage.domain.Topic;
import org.huiyin.triage.domain.TopicItem;
import org.huiyin.triage.domain.TopicPolicy;
import org.huiyin.triage.domain.Topics;
import org.huiyin.triage.domain.Unnamed;
import org.huiyin.triage.store.TopicStore;
import org.huiyin.triage.store.TopicStore.Recent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Works out topics of what one reader may know, and of nothing else, so that no word of them comes from elsewhere. What residents wrote
 * counts only by pairs that also stand in a title, in the name of a category or in that of a place: so no name of a person counts.
 */
@Component
class TopicsMaker {
    /** What takes a few seconds to compare. */
    static final int NEWEST = 5000;

    private static final int TOP = 30;
    private final TopicStore store;
    private final Offices offices;
    private final CategoryNames categories;
    private final Ledger ledger;
    private final District district;
    private final TopicPolicy policy;

    TopicsMaker(TopicStore store, Offices offices, CategoryNames categories, Ledger ledger, District district) {
        this.store = store;
        this.offices = offices;
        this.categories = categories;
        this.ledger = ledger;
        this.district = district;
        this.policy = new TopicPolicy(offices);
    }

    /** The topics a member sees of the days before now, the hottest first. */
    Found topics(Member member, int days, Instant now) {
        var from = now.minus(Duration.ofDays(days));
        var recent = store.recent(district.id(), from, within(member), NEWEST);
        var seen = recent.stream().filter(one -> ledger.open(one.header()) && policy.counts(member, one.header())).toList();
        var unnamed = Unnamed.of(seen.stream().map(one -> one.header().title()).toList());
        var said = seen.stream().map(one -> said(one, unnamed)).toList();
        var safe = new HashSet<Integer>();
        said.forEach(one -> IntStream.concat(Arrays.stream(one.title), Arrays.stream(one.names)).forEach(safe::add));
        var items = said.stream().map(one -> item(one, safe).about(unnamed.about(one.matter.header().title(), one.matter.words()))).toList();
        var topics = Topics.of(items, from, now).stream().limit(TOP).map(TopicsMaker::kept).toList();
        return new Found(now, seen.size(), recent.size() == NEWEST ? NEWEST : null, topics, unnamed);
    }

    private @Nullable List<Integer> within(Member member) {
        return offices.isDistrictWide(member.office()) ? null
                : offices.open().stream().map(Office::id).filter(id -> offices.isAtOrBelow(id, member.office())).toList();
    }

    /** What may be read of a matter: its title, and the names of category and place, which tell less than what somebody has worded. */
    private record Said(Recent matter, int[] title, int[] names) {}

    private Said said(Recent one, Unnamed unnamed) {
        var header = one.header();
        var names = Stream.of(header.category() == null ? null : categories.apply(header.category()),
                header.place() == null ? null : offices.find(header.place()).map(Office::shortName).orElse(null));
        return new Said(one, TopicItem.titled(unnamed, header.title()),
                TopicItem.titled(unnamed, String.join("\n", names.filter(Objects::nonNull).map(Wording::zh).toList())));
    }

    private static TopicItem item(Said said, Set<Integer> safe) {
        var header = said.matter.header();
        var besides = IntStream.concat(Arrays.stream(said.names), Arrays.stream(said.matter.words()).filter(safe::contains)).toArray();
        return TopicItem.of("" + header.id().value(), header.receivedAt(), header.groupSize(), said.title, besides);
    }

    private static Found.Kept kept(Topic topic) {
        return new Found.Kept(ids(topic.members()), ids(topic.alike()), topic.words(), topic.trend());
    }

    private static List<Long> ids(List<TopicItem> items) {
        return items.stream().map(one -> Long.valueOf(one.id())).toList();
    }
}
