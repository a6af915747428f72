package org.huiyin.matters.web;

import jakarta.validation.Valid;
import java.util.UUID;
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
    private final Lines lines;
    private final MatterPages pages;

    ErasureController(ErasureHandler erasure, Matters matters, Numbers numbers, Lines lines, MatterPages pages) {
        this.erasure = erasure;
        this.matters = matters;
        this.numbers = numbers;
        this.lines = lines;
        this.pages = pages;
    }

    record Seen(int seen) {}

    @PostMapping("/api/matters/{number}/erasure")
    StepAnswer erase(Member member, @PathVariable String number, @RequestHeader("Idempotency-Key") UUID key, @Valid @RequestBody Seen body) {
        var id = numbers.id(number);
        var category = lines.line(matters.get(id).header()).category();
        return pages.after(member, erasure.erase(new Ask(id, member, key, body.seen), category == null ? "未分类的诉求" : category.zh()));
    }
}
