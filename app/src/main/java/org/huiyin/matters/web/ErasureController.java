package org.huiyin.matters.web;

import jakarta.validation.Valid;
import java.util.UUID;
import org.huiyin.matters.CategoryNames;
import org.huiyin.matters.Matters;
import org.huiyin.matters.command.Ask;
import org.huiyin.matters.command.ErasureHandler;
import org.huiyin.people.Member;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The erasure of a matter, by an administrator, when its resident asked for it. */
@RestController
class ErasureController {
    private final ErasureHandler erasure;
    private final Matters matters;
    private final Numbers numbers;
    private final CategoryNames categories;
    private final MatterPages pages;

    ErasureController(ErasureHandler erasure, Matters matters, Numbers numbers, CategoryNames categories, MatterPages pages) {
        this.erasure = erasure;
        this.matters = matters;
        this.numbers = numbers;
        this.categories = categories;
        this.pages = pages;
    }

    record Seen(int seen) {}

    @PostMapping("/api/matters/{number}/erasure")
    StepAnswer erase(Member member, @PathVariable String number, @RequestHeader("Idempotency-Key") UUID key, @Valid @RequestBody Seen body) {
        var id = numbers.id(number);
        return pages.after(member, erasure.erase(new Ask(id, member, key, body.seen), categories.title(matters.get(id).header())));
    }
}
