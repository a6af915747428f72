package org.huiyin.matters.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Command;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Lifecycle;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.Steps;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.domain.StepForm;
import org.huiyin.matters.store.Codec;
import org.huiyin.matters.store.History;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.springframework.stereotype.Component;

/**
 * Every step by a member of staff passes here: what the screen is offered and what the server lets through is one list.
 */
@Component
public class Desk {
    private final Matters matters;
    private final SpineSteps spine;
    private final Map<String, Steps<?>> kinds;
    private final Codec codec;
    private final History history;
    private final List<Steps.SecondPerson> secondPersons;
    private final MatterPolicy policy;

    Desk(Matters matters, SpineSteps spine, List<Steps<?>> kinds, Codec codec, History history, Offices offices) {
        this.matters = matters;
        this.spine = spine;
        this.kinds = kinds.stream().collect(Collectors.toMap(Steps::kind, steps -> steps));
        this.codec = codec;
        this.history = history;
        this.secondPersons = Stream.concat(SpineSteps.SECOND_PERSONS.stream(), kinds.stream().flatMap(steps -> steps.secondPersons().stream())).toList();
        this.policy = new MatterPolicy(offices);
    }

    /** The steps this member may take now; the kind's first. */
    public <S> List<StepForm> steps(Member member, Matter<S> matter) {
        var steps = open(member, matter);
        steps.removeIf(step -> barred(member, matter, step.code()).isPresent());
        return steps;
    }

    private <S> List<StepForm> open(Member member, Matter<S> matter) {
        Lifecycle<S, ?> kind = codec.kind(matter.header().kind());
        var all = new ArrayList<StepForm>();
        if (!policy.mayKnow(member, matter.header(), matter.custody())) {
            return all;
        }
        @SuppressWarnings("unchecked")
        var own = (Steps<S>) kinds.get(kind.kind());
        if (own != null) {
            all.addAll(own.available(member, matter));
        }
        all.addAll(spine.available(member, matter, kind.worked(matter.state()), kind.open(matter.state())));
        all.sort(java.util.Comparator.comparing(step -> !step.primary()));
        return all;
    }

    /** Takes the step of that code, when the member is offered it. */
    public <S, E> Matter<S> take(Ask ask, String code, Function<Matter<S>, Entry<E>> decide) {
        try {
            return matters.step(ask.id(), new Command(ask.key(), ask.member().actor(), ask.seen()), (Matter<S> matter) -> {
                mustBeOffered(ask.member(), matter, code);
                return decide.apply(matter);
            });
        } catch (Refusal stale) {
            Matter<?> now = matters.get(ask.id());
            if (policy.handedOn(ask.member(), now.header(), now.custody())) {
                throw stale; // a colleague handed it on while this one was writing
            }
            mustKnow(ask.member(), now); // "someone was faster" would tell a stranger that the number exists
            throw stale;
        }
    }

    /** What would be one's own second pair of eyes. */
    private Optional<Steps.SecondPerson> barred(Member member, Matter<?> matter, String code) {
        return secondPersons.stream().filter(second -> second.step().equals(code))
                .filter(second -> history.lastActor(matter.id(), second.event()).filter(member.id()::equals).isPresent()).findFirst();
    }

    private void mustKnow(Member member, Matter<?> matter) {
        if (!policy.mayKnow(member, matter.header(), matter.custody())) {
            throw Refusal.notFound("matter.unknown");
        }
    }

    private <S> void mustBeOffered(Member member, Matter<S> matter, String code) {
        mustKnow(member, matter);
        if (open(member, matter).stream().noneMatch(step -> step.code().equals(code))) {
            throw Refusal.of(Refusal.Kind.NOT_ALLOWED, "step.not-offered", Map.of("step", code, "state", matter.header().state()));
        }
        barred(member, matter, code).ifPresent(own -> {
            throw Refusal.notAllowed(own.refusal());
        });
    }
}
