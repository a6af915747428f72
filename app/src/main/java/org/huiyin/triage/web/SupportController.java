package org.huiyin.triage.web;

import java.util.List;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Header;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.people.Member;
import org.huiyin.people.OfficeRef;
import org.huiyin.triage.store.SuggestionStore;
import org.huiyin.triage.web.ReplyHintsController.Reach;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which offices holders of like matters asked to help: for whoever sends one out to write down, and for the holder, who alone may ask. */
@RestController
class SupportController {
    private static final int FEWEST = 3; // once or twice says nothing of the next
    private static final int MOST = 3;
    private final Matters matters;
    private final SuggestionStore store;
    private final Reach reach;
    private final MatterPolicy policy;

    /** An office and how often it was asked to help with matters of the category. */
    record OftenSupport(OfficeRef office, int times) {}

    SupportController(Matters matters, SuggestionStore store, Reach reach) {
        this.matters = matters;
        this.store = store;
        this.reach = reach;
        this.policy = new MatterPolicy(reach.offices());
    }

    @GetMapping("/api/matters/{number}/often-support")
    List<OftenSupport> often(Member member, @PathVariable String number, @RequestParam(required = false) @Nullable String category) {
        var matter = matters.get(reach.numbers().id(number));
        var header = matter.header();
        if (!policy.mayKnow(member, header, matter.custody())) {
            throw Refusal.notFound("matter.unknown");
        }
        var of = category == null ? header.category() : category;
        return of == null ? List.of() : store.supports(header.id().district(), of, FEWEST).stream()
                .filter(one -> one.office() != matter.custody().office() && mayHelp(header, one.office())
                        && matter.custody().supports().stream().noneMatch(asked -> asked.office() == one.office()))
                .limit(MOST).map(one -> new OftenSupport(OfficeRef.of(reach.offices().byId(one.office())), one.times())).toList();
    }

    private boolean mayHelp(Header header, int office) {
        try {
            policy.mustBeAbleToHelp(header, office);
            return !Integer.valueOf(office).equals(header.about());
        } catch (Refusal not) {
            return false;
        }
    }
}
