package org.huiyin.triage.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.huiyin.appeals.domain.Categories;
import org.huiyin.kernel.District;
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
    private final Rules rules;
    private final Clock clock;
    private @Nullable Model model;
    private boolean making;

    /** What the rules say of categories. */
    public record Rules(FirstDay first, Categories categories, UrgentWords urgent) {}

    /** @param base the last decision it was made from; {@code last} the last it has learnt since */
    private record Model(Adviser adviser, int taught, long base, long last, int since, Instant made) {
        String version() {
            return METHOD + "/" + base + (since == 0 ? "" : "+" + since);
        }
    }

    Suggesting(SuggestionStore store, DecidedTexts texts, District district, Offices offices, Rules rules, Clock clock) {
        this.store = store;
        this.texts = texts;
        this.district = district;
        this.offices = offices;
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
            return suggest(model(List.of(), new WhoTakes(), 0), text, place, may);
        }
        catchUp();
        return suggest(Objects.requireNonNull(model), text, place, may);
    }

    private Suggestion suggest(Model by, String text, @Nullable Integer place, IntPredicate may) {
        return by.adviser.suggest(by.version(), text, new Where(at(place, Office.Level.COMMUNITY), township(place), may));
    }

    /** Makes it anew when it is old, whether anybody asks or not. */
    public synchronized void keepFresh() {
        if (model != null && model.made.plus(LONGEST).isBefore(clock.instant())) {
            makeInBackground();
        }
    }

    /** Makes it now, and waits; what erasures took away is forgotten with it. */
    public void make() {
        var made = made();
        synchronized (this) {
            model = made;
            making = false;
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
        var takers = new WhoTakes();
        var examples = new ArrayList<Example>();
        Set<Long> seen = new HashSet<>();
        var newest = decisions.stream().filter(one -> seen.add(one.id().value())).toList(); // decided twice: the last word counts
        for (int from = newest.size(); from > 0; from -= AT_ONCE) {
            var some = newest.subList(Math.max(0, from - AT_ONCE), from).reversed();
            var read = texts.of(some.stream().map(Decision::id).toList());
            for (var one : some) {
                var text = read.get(one.id());
                if (text != null) {
                    examples.add(new Example("", text.words(), one.category()));
                    takers.learn(one.category(), taker(one, text.place()));
                }
            }
        }
        long last = decisions.isEmpty() ? 0 : decisions.getFirst().no();
        return model(examples, takers, last);
    }

    private Model model(List<Example> examples, WhoTakes takers, long last) {
        var byRule = new HashMap<String, ByRule>();
        rules.categories.all().forEach(one -> byRule.put(one.code(), new ByRule(offices.byCode(one.defaultOffice()).map(Office::id).orElse(null), one.urgent())));
        return new Model(new Adviser(Sorter.of(examples, rules.first, SEED), takers, byRule, rules.urgent), examples.size(), last, last, 0, clock.instant());
    }

    /** Learns what was decided since, by whichever process it was. */
    private void catchUp() {
        var now = Objects.requireNonNull(model);
        var news = store.after(district.id(), now.last, AT_ONCE);
        if (news.isEmpty()) {
            return;
        }
        if (now.taught < FEW) {
            model = made();
            return;
        }
        var read = texts.of(news.stream().map(Decision::id).toList());
        for (var one : news) {
            var text = read.get(one.id());
            if (text != null) {
                now.adviser.learn(new Example("", text.words(), one.category()), taker(one, text.place()));
            }
        }
        model = new Model(now.adviser, now.taught, now.base, news.getLast().no(), now.since + news.size(), now.made);
        if ((now.since + news.size()) * GROWN > now.taught) {
            makeInBackground();
        }
    }

    private Taker taker(Decision one, @Nullable Integer place) {
        if (place != null && one.office() == place && at(place, Office.Level.COMMUNITY) != null) {
            return new Taker.Community();
        }
        var township = township(place);
        return township != null && one.office() == township ? new Taker.Township() : new Taker.Always(one.office());
    }

    private @Nullable Integer at(@Nullable Integer place, Office.Level level) {
        return place == null ? null : offices.find(place).filter(office -> office.level() == level && office.open()).map(Office::id).orElse(null);
    }

    private @Nullable Integer township(@Nullable Integer place) {
        var here = at(place, Office.Level.TOWNSHIP);
        return place == null || here != null ? here : offices.superiorOf(place).filter(above -> above.level() == Office.Level.TOWNSHIP).map(Office::id).orElse(null);
    }
}
