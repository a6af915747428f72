package org.huiyin.appeals.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.UUID;
import org.huiyin.appeals.command.PromiseHandler;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.matters.command.Ask;
import org.huiyin.matters.web.MatterPages;
import org.huiyin.matters.web.Numbers;
import org.huiyin.matters.web.StepAnswer;
import org.huiyin.people.Member;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** A new promise for an appeal that was brought in without one. */
@RestController
class PromiseController {
    private final PromiseHandler promises;
    private final Numbers numbers;
    private final MatterPages pages;

    PromiseController(PromiseHandler promises, Numbers numbers, MatterPages pages) {
        this.promises = promises;
        this.numbers = numbers;
        this.pages = pages;
    }

    record NewPromise(int seen, @NotBlank String type) {}

    @PostMapping("/api/matters/{number}/promise")
    StepAnswer promise(Member member, @PathVariable String number, @RequestHeader("Idempotency-Key") UUID key,
            @Valid @RequestBody NewPromise body) {
        return pages.after(member, promises.promise(new Ask(numbers.id(number), member, key, body.seen), AppealType.of(body.type)));
    }
}
