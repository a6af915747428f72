package org.huiyin.appeals.command;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.appeals.domain.AppealEvent;
import org.huiyin.appeals.domain.AppealEvent.AppealSampled;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.Lot;
import org.huiyin.appeals.domain.SamplePolicy;
import org.huiyin.appeals.domain.SampleRule;
import org.huiyin.appeals.store.SampleStore;
import org.huiyin.appeals.store.SampleStore.Listed;
import org.huiyin.appeals.store.SampleStore.Sample;
import org.huiyin.figures.Answers;
import org.huiyin.kernel.Actor;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Command;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drawn samples for follow-up: the rule first, then, when its period is over, one draw. Those not drawn are not called; each
 * history says which it was.
 */
@Service
public class SampleHandler {
    private static final int SEED_BYTES = 16;
    private final SampleStore store;
    private final Answers answers;
    private final Matters matters;
    private final Where where;
    private final SamplePolicy policy;
    private final SecureRandom random = new SecureRandom();

    /** Whose offices and whose time. */
    @org.springframework.stereotype.Component
    record Where(Offices offices, District district, Clock clock) {}

    SampleHandler(SampleStore store, Answers answers, Matters matters, Where where) {
        this.store = store;
        this.answers = answers;
        this.matters = matters;
        this.where = where;
        this.policy = new SamplePolicy(where.offices);
    }

    /** From now on the rule stands; it is drawn once, by this rule or not at all. */
    @Transactional
    public Sample fix(Member member, SampleRule rule) {
        mustDraw(member);
        for (int office : rule.offices()) {
            if (where.offices.find(office).isEmpty()) {
                throw Refusal.invalid("office.unknown", "offices");
            }
        }
        return get(store.fix(where.district.id(), rule, where.clock.instant(), member.id()));
    }

    /** Draws by a fixed rule, once its period is over and counted. */
    @Transactional
    public Sample draw(Member member, int id) {
        mustDraw(member);
        var sample = get(id);
        var rule = sample.rule();
        var zone = where.district.zone();
        if (!rule.to().isBefore(LocalDate.ofInstant(where.clock.instant(), zone))) {
            throw Refusal.notAllowed("sample.period-not-over");
        }
        var end = rule.to().plusDays(1).atStartOfDay(zone).toInstant();
        if (answers.countedUntil().filter(until -> !until.isBefore(end)).isEmpty()) {
            throw Refusal.notAllowed("sample.figures-behind");
        }
        var seedBytes = new byte[SEED_BYTES];
        random.nextBytes(seedBytes);
        var seed = HexFormat.of().formatHex(seedBytes);
        if (!store.draw(where.district.id(), id, seed, where.clock.instant(), member.id())) {
            throw Refusal.notAllowed("sample.drawn-already");
        }
        var population = store.callable(where.district.id(), answers.waiting(offices(rule), rule.from().atStartOfDay(zone).toInstant(), end));
        if (population.isEmpty()) {
            throw Refusal.notAllowed("sample.nobody-to-call");
        }
        list(id, seed, rule, population);
        return get(id);
    }

    private void list(int id, String seed, SampleRule rule, List<MatterId> population) {
        var byNumber = new HashMap<String, MatterId>();
        population.forEach(one -> byNumber.put(number(one), one));
        var drawn = Lot.drawn(seed, List.copyOf(byNumber.keySet()), rule.of(population.size())).stream()
                .map(number -> Objects.requireNonNull(byNumber.get(number))).collect(Collectors.toSet());
        store.list(id, population, drawn);
    }

    private List<Integer> offices(SampleRule rule) {
        var all = answers.offices();
        return rule.offices().isEmpty() ? all
                : all.stream().filter(one -> rule.offices().stream().anyMatch(above -> where.offices.isAtOrBelow(one, above))).toList();
    }

    /** Writes into histories what was drawn, some at a time; returns how many. */
    public int tell(int most) {
        int told = 0;
        for (int id : store.untold(where.district.id())) {
            var sample = get(id);
            for (var one : store.untold(where.district.id(), id, most - told)) {
                tell(sample, one);
                told++;
            }
            if (told >= most) {
                break;
            }
        }
        return told;
    }

    private void tell(Sample sample, Listed listed) {
        var key = UUID.nameUUIDFromBytes(("sample/" + sample.id() + "/" + listed.id().value()).getBytes(StandardCharsets.UTF_8));
        var by = Objects.requireNonNull(sample.drawnBy());
        matters.<AppealState, AppealEvent>step(listed.id(), new Command(key, new Actor.Staff(by, where.offices.centre().id()), null),
                appeal -> sampled(appeal, sample.id(), listed.drawn()));
        store.told(listed.id());
    }

    private Entry<AppealEvent> sampled(Matter<AppealState> appeal, int sample, boolean drawn) {
        var entry = Entry.<AppealEvent>of(new AppealSampled(sample, drawn));
        return drawn || appeal.custody().clock(AppealLifecycle.FOLLOW_UP) == null ? entry
                : entry.clock(ClockChange.withdraw(AppealLifecycle.FOLLOW_UP, where.clock.instant()));
    }

    public boolean mayDraw(Member member) {
        return policy.mayDraw(member);
    }

    public boolean mayList(Member member) {
        return policy.mayList(member);
    }

    public List<Sample> all(Member member) {
        if (!policy.maySee(member)) {
            throw Refusal.notPermitted("sample.not-yours-to-see");
        }
        return store.all(where.district.id());
    }

    /** The list a sample was drawn from, by number, and which were drawn: with the seed all that anybody needs to draw again. */
    public Map<String, Boolean> list(Member member, int id) {
        if (!policy.mayList(member)) {
            throw Refusal.notPermitted("sample.not-yours-to-see");
        }
        get(id);
        var list = new java.util.TreeMap<String, Boolean>();
        store.list(where.district.id(), id).forEach(one -> list.put(number(one.id()), one.drawn()));
        return list;
    }

    private String number(MatterId id) {
        return id.number(where.district.prefix());
    }

    private Sample get(int id) {
        return store.find(where.district.id(), id).orElseThrow(() -> Refusal.notFound("sample.unknown"));
    }

    private void mustDraw(Member member) {
        if (!policy.mayDraw(member)) {
            throw Refusal.notPermitted("sample.not-yours-to-draw");
        }
    }
}
