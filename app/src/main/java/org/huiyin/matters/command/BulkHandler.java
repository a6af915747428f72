package org.huiyin.matters.command;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matters;
import org.huiyin.matters.command.BulkSteps.Fields;
import org.huiyin.matters.domain.StepForm;
import org.huiyin.matters.store.JobStore;
import org.huiyin.matters.store.JobStore.Count;
import org.huiyin.matters.store.JobStore.Job;
import org.huiyin.matters.vault.Vault;
import org.huiyin.people.Accounts;
import org.huiyin.people.Member;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One step for many matters: each through its own handler, under a command id of its own, and only where the member is offered
 * it. The words that go with it are sealed while it waits.
 */
@Component
public class BulkHandler implements Work {
    public static final String KIND = "bulk";
    public static final int MOST = 500;
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    /** One chosen matter and how far the member had read it. */
    public record Chosen(long matter, int seen) {}

    /** A step and how many of the chosen offer it. */
    public record Offered(StepForm form, int count) {}

    /** What is to be done. */
    public record Order(String step, List<Chosen> chosen) {}

    /** What the work needs of the house. */
    @Component
    record House(Matters matters, Desk desk, Accounts accounts, District district, Clock clock, Vault vault, JsonMapper json) {}

    private final House house;
    private final JobStore store;
    private final Map<String, BulkSteps.Step> steps = new HashMap<>();
    private final Map<String, Set<String>> own = new HashMap<>();

    BulkHandler(House house, JobStore store, List<BulkSteps> all) {
        this.house = house;
        this.store = store;
        all.forEach(some -> steps.putAll(some.steps()));
        all.forEach(some -> some.steps().keySet().forEach(step -> own.put(step, some.own(step))));
    }

    /** The steps that may be taken together, those offered for most of the chosen first; an unknown matter offers none. */
    public List<Offered> offered(Member member, List<MatterId> chosen) {
        var offered = new LinkedHashMap<String, Offered>();
        for (var id : few(chosen)) {
            for (var form : house.matters.find(id).map(matter -> house.desk.steps(member, matter)).orElse(List.of())) {
                var kept = own.get(form.code());
                if (kept != null) {
                    offered.merge(form.code(), new Offered(form.together(kept), 1), (known, _) -> new Offered(known.form, known.count + 1));
                }
            }
        }
        return offered.values().stream().sorted(java.util.Comparator.comparing(one -> -one.count)).toList();
    }

    public Job begin(Member member, UUID key, Order order, Map<String, Object> fields) {
        few(order.chosen);
        if (!steps.containsKey(order.step)) {
            throw Refusal.invalid("bulk.step-unknown", "step");
        }
        var id = UUID.randomUUID();
        return store.keep(new Job(house.district.id(), id, KIND, member.id(), "queued", false, Count.of(order.chosen.size()),
                house.json.writeValueAsString(order), house.vault.sealLoose(id, house.json.writeValueAsBytes(fields)), null, null,
                house.clock.instant()), key);
    }

    private static <T> List<T> few(List<T> chosen) {
        if (chosen.isEmpty()) {
            throw Refusal.invalid("bulk.nothing-chosen", "matters");
        }
        if (chosen.size() > MOST) {
            throw Refusal.of(Refusal.Kind.INVALID, "bulk.too-many", Map.of("field", "matters", "most", MOST));
        }
        return chosen;
    }

    /** Only the one who began it may see how far it is. */
    public Optional<Job> look(Member member, UUID id) {
        return store.find(house.district.id(), id).filter(job -> job.kind().equals(KIND) && member.id().equals(job.account()));
    }

    public Order order(Job job) {
        return house.json.readValue(job.body(), Order.class);
    }

    public List<JobStore.Refused> refusals(Job job) {
        return store.refusals(job, MOST);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job, Progress progress) {
        var order = order(job);
        var sealed = java.util.Objects.requireNonNull(job.sealed());
        var fields = new Fields(house.json.readValue(house.vault.openLoose(job.id(), sealed), FIELDS));
        var step = java.util.Objects.requireNonNull(steps.get(order.step));
        var member = house.accounts.byId(job.account()).orElseThrow();
        for (int at = job.count().done(); at < order.chosen.size(); at++) {
            var chosen = order.chosen.get(at);
            var key = UUID.nameUUIDFromBytes((job.id() + "/" + chosen.matter).getBytes(StandardCharsets.UTF_8));
            try {
                step.take(new Ask(new MatterId(job.district(), chosen.matter), member, key, chosen.seen), fields);
                progress.accepted();
            } catch (Refusal refusal) {
                progress.refused(at, refusal);
            }
        }
    }
}
