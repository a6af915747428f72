package org.huiyin.triage.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.command.Desk;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.store.Readings;
import org.huiyin.matters.web.Numbers;
import org.huiyin.matters.web.Opened;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.triage.command.Asked;
import org.huiyin.triage.domain.ReplyCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Hints to whoever writes a reply, for those who may send it. The draft is read and forgotten; that the appeal was read is recorded as ever. */
@RestController
class ReplyHintsController {
    private static final String REPLY = "reply";
    private final Matters matters;
    private final Desk desk;
    private final Opened opened;
    private final ReplyCheck check;
    private final Reach reach;
    private final MatterPolicy policy;

    /** How a matter is named, who may read it, and where that is recorded. */
    @Component
    record Reach(Numbers numbers, Offices offices, Readings readings) {}

    /** What is written so far; never kept. */
    record Draft(@NotNull @Size(max = 4000) String text, @Nullable @Size(max = 2000) String proof) {}

    /**
     * One thing that could be added or put better.
     *
     * @param words what the resident asked about, or the words of the draft that are meant
     * @param from where in the text, up to {@code to}; both 0 when it is the reply as a whole
     */
    record HintView(String code, String part, Wording says, List<String> words, int from, int to) {}

    /** Empty when there is nothing to add. */
    record HintsView(List<HintView> hints) {}

    ReplyHintsController(Matters matters, Desk desk, Opened opened, ReplyCheck check, Reach reach) {
        this.matters = matters;
        this.desk = desk;
        this.opened = opened;
        this.check = check;
        this.reach = reach;
        this.policy = new MatterPolicy(reach.offices);
    }

    @PostMapping("/api/matters/{number}/reply-hints")
    HintsView hints(Member member, @PathVariable String number, @Valid @RequestBody Draft draft) {
        Matter<?> matter = matters.get(reach.numbers.id(number));
        mustReply(member, matter);
        reach.readings.contents(matter, member);
        var asked = Asked.of(matter.header().title(), opened.events(matter), opened.words(matter));
        var text = draft.proof == null || draft.proof.isBlank() ? draft.text : draft.text + "\n\n" + draft.proof;
        return new HintsView(check.hints(asked, text).stream()
                .map(hint -> new HintView(hint.code(), hint.part(), check.says(hint), hint.words(), hint.from(), hint.to())).toList());
    }

    private void mustReply(Member member, Matter<?> matter) {
        if (!policy.mayKnow(member, matter.header(), matter.custody())) {
            throw Refusal.notFound("matter.unknown");
        }
        boolean reads = matter.key() != null && policy.mayReadContents(member, matter.header(), matter.custody());
        if (!reads || desk.steps(member, matter).stream().noneMatch(step -> step.code().equals(REPLY))) {
            throw Refusal.of(Refusal.Kind.NOT_ALLOWED, "step.not-offered", Map.of("step", REPLY, "state", matter.header().state()));
        }
    }
}
