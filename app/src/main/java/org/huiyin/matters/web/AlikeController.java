package org.huiyin.matters.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.web.AlikePages.AlikeLine;
import org.huiyin.people.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether somebody told us already: while it is said, and when it has come in. */
@RestController
@RequestMapping("/api")
class AlikeController {
    private final Matters matters;
    private final AlikePages pages;
    private final Numbers numbers;
    private final MatterFilters filters;

    /** What a resident says, as far as it is written down, and the community it is about. */
    record Said(@NotBlank @Size(max = 4000) String text, @Nullable Integer community) {}

    AlikeController(Matters matters, AlikePages pages, Numbers numbers, MatterFilters filters) {
        this.matters = matters;
        this.pages = pages;
        this.numbers = numbers;
        this.filters = filters;
    }

    /** Asked with a body: what a resident says stands in no address, and so in no log and no browser's history. */
    @PostMapping("/similar")
    List<AlikeLine> similar(Member member, @Valid @RequestBody Said said) {
        var reach = filters.reach();
        if (!new MatterPolicy(reach.offices()).telephones(member)) {
            throw Refusal.notPermitted("similar.for-intake");
        }
        return pages.to(member, said.text, said.community, reach.clock().instant(), filters.textsWithin(member));
    }

    /** Asked for beside the page, which does not wait for it. */
    @GetMapping("/matters/{number}/similar")
    List<AlikeLine> similar(Member member, @PathVariable String number) {
        return pages.to(member, matters.get(numbers.id(number)), filters.textsWithin(member));
    }
}
