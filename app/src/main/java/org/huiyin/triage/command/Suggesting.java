package org.huiyin.triage.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.huiyin.appeals.domain.Categories;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.huiyin.triage.domain.Adviser;
import org.huiyin.triage.domain.Adviser.ByRule;
import org.huiyin.triage.domain.Adviser.Where;
import org.huiyin.triage.domain.Example;
import org.huiyin.triage.domain.FirstDay;
import org.huiyin.triage.domain.Sorter;
import org.huiyin.triage.domain.Suggestion;
import org.huiyin.triage.domain.UrgentWords;
import org.huiyin.triage.domain.WhoTakes;
import org.huiyin.triage.domain.WhoTakes.Taker;
import org.huiyin.triage.store.SuggestionStore;
import org.huiyin.triage.store.SuggestionStore.Decision;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The district's model, in the memory of this process. It is made in the background when it is first asked for, out of the newest
 * decisions and the texts of the appeals they were about, so that nothing of any text is kept beside the appeal; what is decided afterwards
 * is learnt before the next suggestion, and now and then all is made anew. Until the first is made the rules alone are asked.
 */
@Component
public class Suggesting {
    private static final Logger LOG = LoggerFactory.getLogger(Suggesting.class);
    private static final String METHOD = "1";
    private static final int MOST = 5000;
    private static final int AT_ONCE = 500;
    /** So few are made anew with every decision. */
    private static final int FEW = 200;
    /** Made anew when a tenth more was decided. */
    private static final int GROWN = 10;
    /** What was erased is forgotten after a day at the latest. */
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final long SEED = 1;
    private final SuggestionStore store;
    private final DecidedTexts texts;
    private final District district;
    private final Offices offices;
    private final Places places;
    private final Rules rules;
    private final Clock clock;
    private volatile @Nullable Model model;
    private boolean making;
    private int erased;

    /** What the rules say of categories. */
    public record Rules(FirstDay first, Categories categories, UrgentWords urgent) {}

    /** A decision as it is learnt. */
    private record Learnt(Example example, Taker taker) {}

    /**
     * @param ids whose texts it has learnt, in their order
     * @param few what it was made from, while that is so little that it is made anew with every decision
     * @param base the last decision it was made from
     * @param last the last it has learnt since
     * @param made when the texts were read
     */
    private record Model(Adviser adviser, List<MatterId> ids, Map<MatterId, Learnt> few, int taught, long base, long last, int since, Instant made) {
        String version() {
            return METHOD + "/" + base + (since == 0 ? "" : "+" + since);
        }
    }

    Suggesting(SuggestionStore store, DecidedTexts texts, District district, Offices offices, Rules rules, Clock clock) {
        this.store = store;
        this.texts = texts;
        this.district = district;
        this.offices = offices;
        this.places = new Places(offices);
        this.rules = rules;
        this.clock = clock;
    }

    /** Whether decisions have been read; if not, that begins now. */
    public synchronized boolean ready() {
        if (model == null) {
            makeInBackground();
        }
        return model != null;
    }

    /**
     * What is suggested for a text.
     *
     * @param place the community or township it is about
     * @param may which offices may have it
     */
    public synchronized Suggestion suggest(String text, @Nullable Integer place, IntPredicate may) {
        if (!ready()) {
            return suggest(model(Map.of(), 0, clock.instant()), text, place, may);
        }
        catchUp();
        return suggest(Objects.requireNonNull(model), text, place, may);
    }

    private Suggestion suggest(Model by, String text, @Nullable Integer place, IntPredicate may) {
        return by.adviser.suggest(by.version(), text, new Where(places.community(place), places.township(place), may));
    }

    /** Appeals decided before that read most like this text, the most alike first; without what was decided since the last suggestion. */
    public List<MatterId> alike(String text) {
        var by = model;
        if (by == null) {
            ready();
            return List.of();
        }
        synchronized (by.adviser) { // not this: nobody who reads waits while a model is made
            return by.adviser.alike(text).stream().map(by.ids::get).distinct().toList();
        }
    }

    /** Makes it anew when it is old, whether anybody asks or not. */
    public synchronized void keepFresh() {
        if (model != null && model.made.plus(LONGEST).isBefore(clock.instant())) {
            makeInBackground();
        }
    }

    /** Makes it now, and waits; what erasures took away is forgotten with it. */
    public void make() {
        while (true) {
            int before = erased();
            var made = made();
            synchronized (this) {
                if (erased == before) { // else it may have read what was erased meanwhile
                    model = made;
                    making = false;
                    return;
                }
            }
        }
    }

    private synchronized int erased() {
        return erased;
    }

    /** What it said is gone: of few decisions at once, and what many taught as soon as the model is made without it. */
    synchronized void forget(MatterId id) {
        erased++;
        var now = model;
        if (now == null || !now.ids.contains(id)) {
            return;
        }
        if (now.few.containsKey(id)) {
            var left = new LinkedHashMap<>(now.few);
            left.remove(id);
            model = model(left, now.last, now.made);
        } else {
            makeInBackground();
        }
    }

    private synchronized void makeInBackground() {
        if (!making) {
            making = true;
            Thread.ofPlatform().daemon().name("triage").priority(Thread.MIN_PRIORITY).start(() -> {
                try {
                    make();
                } catch (RuntimeException failed) {
                    LOG.error("decisions could not be read; the rules alone are asked", failed);
                } finally {
                    synchronized (this) {
                        making = false;
                    }
                }
            });
        }
    }

    private Model made() {
        var decisions = store.newest(district.id(), MOST);
        var learnt = learnt(decisions.reversed());
        return model(learnt, decisions.isEmpty() ? 0 : decisions.getFirst().no(), clock.instant());
    }

    /** In their order; of one that was decided twice the last word counts. */
    private Map<MatterId, Learnt> learnt(List<Decision> decisions) {
        var learnt = new LinkedHashMap<MatterId, Learnt>();
        for (int from = 0; from < decisions.size(); from += AT_ONCE) {
            var some = decisions.subList(from, Math.min(from + AT_ONCE, decisions.size()));
            var read = texts.of(some.stream().map(Decision::id).distinct().toList());
            for (var one : some) {
                var text = read.get(one.id());
                if (text != null) {
                    learnt.remove(one.id());
                    learnt.put(one.id(), new Learnt(new Example("", text.words(), one.category()), places.taker(one, text.place())));
                }
            }
        }
        return learnt;
    }

    private Model model(Map<MatterId, Learnt> learnt, long last, Instant read) {
        var byRule = new HashMap<String, ByRule>();
        rules.categories.all().forEach(one -> byRule.put(one.code(), new ByRule(offices.byCode(one.defaultOffice()).map(Office::id).orElse(null), one.urgent())));
        var takers = new WhoTakes();
        learnt.values().forEach(one -> takers.learn(one.example.label(), one.taker));
        var sorter = Sorter.of(learnt.values().stream().map(Learnt::example).toList(), rules.first, SEED);
        return new Model(new Adviser(sorter, takers, byRule, rules.urgent), new ArrayList<>(learnt.keySet()), learnt.size() < FEW ? learnt : Map.of(), learnt.size(), last, last, 0, read);
    }

    /** Learns what was decided since, by whichever process it was. */
    private void catchUp() {
        var now = Objects.requireNonNull(model);
        var news = store.after(district.id(), now.last, AT_ONCE);
        if (news.isEmpty()) {
            return;
        }
        long last = news.getLast().no();
        var learnt = learnt(news);
        if (now.taught < FEW) {
            var all = new LinkedHashMap<>(now.few);
            all.keySet().removeAll(learnt.keySet());
            all.putAll(learnt);
            model = model(all, last, now.made);
            return;
        }
        synchronized (now.adviser) {
            learnt.forEach((id, one) -> {
                if (now.adviser.learn(one.example, one.taker)) {
                    now.ids.add(id);
                }
            });
        }
        model = new Model(now.adviser, now.ids, now.few, now.taught, now.base, last, now.since + news.size(), now.made);
        if ((now.since + news.size()) * GROWN > now.taught) {
            makeInBackground();
        }
    }
}
