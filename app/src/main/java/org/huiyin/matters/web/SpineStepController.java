package org.huiyin.matters.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huiyin.matters.command.Ask;
import org.huiyin.matters.command.CustodyHandler;
import org.huiyin.matters.command.HelpHandler;
import org.huiyin.matters.command.MessageHandler;
import org.huiyin.matters.command.OversightHandler;
import org.huiyin.people.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The steps every kind of matter has, over HTTP. */
@RestController
@RequestMapping("/api/matters/{number}")
class SpineStepController {
    private static final String KEY = "Idempotency-Key";
    private final CustodyHandler custody;
    private final HelpHandler help;
    private final OversightHandler oversight;
    private final MessageHandler messages;
    private final Numbers numbers;
    private final MatterPages pages;

    SpineStepController(CustodyHandler custody, HelpHandler help, OversightHandler oversight, MessageHandler messages, Numbers numbers,
            MatterPages pages) {
        this.custody = custody;
        this.help = help;
        this.oversight = oversight;
        this.messages = messages;
        this.numbers = numbers;
        this.pages = pages;
    }

    record Seen(int seen) {}

    record Words(int seen, @NotBlank @Size(max = 4000) String words) {}

    record Open(int seen, @NotBlank @Size(max = 4000) String words, boolean open) {}

    record To(int seen, @NotNull Integer office, @Nullable @Size(max = 4000) String words) {}

    record Transfer(int seen, @NotNull Integer office, @NotBlank String reason, @NotBlank @Size(max = 4000) String words) {}

    record Return(int seen, @NotBlank String reason, @NotBlank @Size(max = 4000) String words, @NotNull Integer competent) {}

    /** Without an office it stays where it is. */
    record Redirect(int seen, @Nullable Integer office, @NotBlank @Size(max = 4000) String words) {}

    record Support(int seen, @NotNull Integer office, @NotBlank @Size(max = 4000) String words) {}

    record Extension(int seen, @NotBlank String reason, @NotBlank @Size(max = 4000) String words) {}

    record Decision(int seen, @NotNull Boolean granted, @NotBlank @Size(max = 4000) String words) {}

    record CallOut(int seen, @NotEmpty List<Integer> offices, @NotNull Instant at, @NotBlank @Size(max = 200) String words) {}

    record Arrival(int seen, int no, @NotNull Integer office, @NotNull Instant at) {}

    record CallOutEnd(int seen, int no, @NotBlank @Size(max = 4000) String words) {}

    record Called(int seen, @NotNull Boolean reached, @Nullable @Size(max = 4000) String words) {}

    record Title(int seen, @NotBlank @Size(max = 60) String title) {}

    @PostMapping("/signature")
    StepAnswer sign(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Seen body) {
        return page(member, custody.sign(ask(member, number, key, body.seen)));
    }

    @PostMapping("/hand-down")
    StepAnswer handDown(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody To body) {
        return page(member, custody.handDown(ask(member, number, key, body.seen), body.office, body.words));
    }

    @PostMapping("/transfer")
    StepAnswer transfer(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Transfer body) {
        return page(member, custody.transfer(ask(member, number, key, body.seen), body.office, body.reason, body.words));
    }

    @PostMapping("/referral")
    StepAnswer refer(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Words body) {
        return page(member, custody.referUp(ask(member, number, key, body.seen), body.words));
    }

    @PostMapping("/return")
    StepAnswer giveBack(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Return body) {
        return page(member, custody.giveBack(ask(member, number, key, body.seen), body.reason, body.words, body.competent));
    }

    @PostMapping("/lead")
    StepAnswer fixLead(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Support body) {
        return page(member, custody.fixLead(ask(member, number, key, body.seen), body.office, body.words));
    }

    @PostMapping("/contest-decision")
    StepAnswer decideContest(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Redirect body) {
        return page(member, custody.decideContest(ask(member, number, key, body.seen), body.office, body.words));
    }

    @PostMapping("/support")
    StepAnswer support(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Support body) {
        return page(member, help.askSupport(ask(member, number, key, body.seen), body.office, body.words));
    }

    @PostMapping("/support-answer")
    StepAnswer answer(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Words body) {
        return page(member, help.answerSupport(ask(member, number, key, body.seen), body.words));
    }

    @PostMapping("/call-out")
    StepAnswer callOut(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody CallOut body) {
        return page(member, help.callOut(ask(member, number, key, body.seen), body.offices, body.at, body.words));
    }

    @PostMapping("/arrival")
    StepAnswer arrival(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Arrival body) {
        return page(member, help.recordArrival(ask(member, number, key, body.seen), body.no, body.office, body.at));
    }

    @PostMapping("/call-out-outcome")
    StepAnswer close(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody CallOutEnd body) {
        return page(member, help.closeCallOut(ask(member, number, key, body.seen), body.no, body.words));
    }

    @PostMapping("/supervision")
    StepAnswer supervise(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Words body) {
        return page(member, oversight.supervise(ask(member, number, key, body.seen), body.words));
    }

    @PostMapping("/extension")
    StepAnswer extend(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Extension body) {
        return page(member, oversight.askExtension(ask(member, number, key, body.seen), body.reason, body.words));
    }

    @PostMapping("/extension-decision")
    StepAnswer decide(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Decision body) {
        return page(member, oversight.decideExtension(ask(member, number, key, body.seen), body.granted, body.words));
    }

    @PostMapping("/title")
    StepAnswer retitle(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Title body) {
        return page(member, oversight.retitle(ask(member, number, key, body.seen), body.title));
    }

    @PostMapping("/message")
    StepAnswer message(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Words body) {
        return page(member, messages.message(ask(member, number, key, body.seen), body.words));
    }

    @PostMapping("/question")
    StepAnswer question(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Words body) {
        return page(member, messages.askDetails(ask(member, number, key, body.seen), body.words));
    }

    @PostMapping("/call-request")
    StepAnswer askCall(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Words body) {
        return page(member, messages.askCall(ask(member, number, key, body.seen), body.words));
    }

    @PostMapping("/call")
    StepAnswer call(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Called body) {
        return page(member, messages.recordCall(ask(member, number, key, body.seen), body.reached, body.words));
    }

    @PostMapping("/note")
    StepAnswer note(Member member, @PathVariable String number, @RequestHeader(KEY) UUID key, @Valid @RequestBody Open body) {
        return page(member, messages.note(ask(member, number, key, body.seen), body.words, body.open));
    }

    private Ask ask(Member member, String number, UUID key, int seen) {
        return new Ask(numbers.id(number), member, key, seen);
    }

    private StepAnswer page(Member member, org.huiyin.matters.Matter<?> matter) {
        return pages.after(member, matter);
    }
}
