package org.huiyin.appeals.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.appeals.command.DispatchHandler;
import org.huiyin.appeals.command.FollowUpHandler;
import org.huiyin.appeals.command.GroupHandler;
import org.huiyin.appeals.command.ReplyHandler;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.appeals.domain.Outcome;
import org.huiyin.appeals.domain.Verdict;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.Ask;
import org.huiyin.matters.web.MatterPages;
import org.huiyin.matters.web.Numbers;
import org.huiyin.matters.web.StepAnswer;
import org.huiyin.people.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The steps of an appeal by members of staff, over HTTP. */
@RestController
@RequestMapping("/api/matters/{number}")
class AppealStepController {
    private static final String KEY = "Idempotency-Key";
    private final DispatchHandler dispatch;
    private final ReplyHandler replies;
    private final FollowUpHandler followUps;
    private final GroupHandler groups;
    private final Numbers numbers;
    private final MatterPages pages;

    AppealStepController(DispatchHandler dispatch, ReplyHandler replies, FollowUpHandler followUps, GroupHandler groups, Numbers numbers,
            MatterPages pages) {
        this.dispatch = dispatch;
        this.replies = replies;
        this.followUps = followUps;
        this.groups = groups;
        this.numbers = numbers;
        this.pages = pages;
    }

    record Seen(int seen) {}

    record Dispatched(int seen, @NotNull Integer office, @Nullable String category, @Nullable String type, @Nullable @Size(max = 60) String title,
            @Nullable @Size(max = 4000) String words, @Nullable Boolean urgent) {}

    record Reasoned(int seen, @NotBlank String reason, @Nullable @Size(max = 4000) String words) {}

    record NotAccepted(int seen, @NotBlank String reason, @NotBlank @Size(max = 4000) String words) {}

    record Reclassified(int seen, @NotBlank String category, @NotBlank String type) {}

    record Reviewed(int seen, @NotNull Boolean upheld) {}

    record PowerReviewed(int seen, @NotNull Boolean outOfPower) {}

    record Replied(int seen, @NotBlank String outcome, @NotBlank @Size(max = 4000) String text, @Nullable String reason,
            @Nullable @Size(max = 2000) String proof, @Nullable List<UUID> files, @Nullable Map<String, @Size(max = 2000) String> own,
            @Nullable @Size(max = 1000) String released) {}

    record FollowedUp(int seen, @NotNull Boolean reached, @Nullable String solved, @Nullable String satisfied,
            @Nullable @Size(max = 2000) String why) {}

    record Merged(int seen, @NotBlank String lead) {}

    @PostMapping("/acceptance")
    StepAnswer accept(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Seen body) {
        return page(member, dispatch.accept(ask(member, number, key, body.seen)));
    }

    @PostMapping("/non-acceptance")
    StepAnswer notAccept(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody NotAccepted body) {
        return page(member, dispatch.notAccept(ask(member, number, key, body.seen), body.reason, body.words));
    }

    @PostMapping("/dispatch")
    StepAnswer dispatch(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Dispatched body) {
        var type = body.type == null || body.type.isBlank() ? null : AppealType.of(body.type);
        return page(member, dispatch.dispatch(ask(member, number, key, body.seen),
                new DispatchHandler.Dispatch(body.office, body.category, type, body.title, body.words, body.urgent)));
    }

    @PostMapping("/set-aside")
    StepAnswer setAside(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Reasoned body) {
        return page(member, dispatch.setAside(ask(member, number, key, body.seen), body.reason));
    }

    @PostMapping("/set-aside-review")
    StepAnswer review(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Reviewed body) {
        return page(member, dispatch.reviewSetAside(ask(member, number, key, body.seen), body.upheld));
    }

    @PostMapping("/classification")
    StepAnswer classify(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Reclassified body) {
        return page(member, dispatch.reclassify(ask(member, number, key, body.seen), body.category, AppealType.of(body.type)));
    }

    @PostMapping("/reply")
    StepAnswer reply(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Replied body) {
        var own = new HashMap<Long, String>();
        if (body.own != null) {
            body.own.forEach((one, text) -> own.put(numbers.id(one).value(), text));
        }
        return page(member, replies.handle(ask(member, number, key, body.seen), new ReplyHandler.Reply(Outcome.of(body.outcome), body.text,
                body.reason, body.proof, body.files == null ? List.of() : body.files, own, body.released)));
    }

    @PostMapping("/follow-up")
    StepAnswer followUp(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody FollowedUp body) {
        return page(member, followUps.handle(ask(member, number, key, body.seen), new FollowUpHandler.Call(body.reached,
                body.solved == null || body.solved.isBlank() ? null : Verdict.of(body.solved, "solved"),
                body.satisfied == null || body.satisfied.isBlank() ? null : Verdict.of(body.satisfied, "satisfied"), body.why)));
    }

    @PostMapping("/power-review")
    StepAnswer power(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody PowerReviewed body) {
        return page(member, groups.reviewUnable(ask(member, number, key, body.seen), body.outOfPower));
    }

    @PostMapping("/group")
    StepAnswer merge(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Merged body) {
        return page(member, groups.merge(ask(member, number, key, body.seen), numbers.id(body.lead)));
    }

    @PostMapping("/group-exit")
    StepAnswer unmerge(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Seen body) {
        return page(member, groups.unmerge(ask(member, number, key, body.seen)));
    }

    private Ask ask(Member member, String number, UUID key, int seen) {
        return new Ask(numbers.id(number), member, key, seen);
    }

    private StepAnswer page(Member member, Matter<?> matter) {
        return pages.after(member, matter);
    }
}
