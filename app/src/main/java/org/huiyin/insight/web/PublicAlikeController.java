package org.huiyin.insight.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import org.huiyin.insight.store.PublicAlike;
import org.huiyin.insight.web.PublicViews.PublicLine;
import org.huiyin.kernel.District;
import org.huiyin.matters.domain.OpenTexts.Asked;
import org.huiyin.matters.store.SearchWords;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may see already that is like what a resident is writing, so that one joins instead of beginning anew. */
@RestController
class PublicAlikeController {
    private static final int MOST = 3;
    private final PublicAlike alike;
    private final PublicViews views;
    private final PublicCategories categories;
    private final District district;
    private final Clock clock;

    PublicAlikeController(PublicAlike alike, PublicViews views, PublicCategories categories, District district, Clock clock) {
        this.alike = alike;
        this.views = views;
        this.categories = categories;
        this.district = district;
        this.clock = clock;
    }

    /** What is written, as far as it is, with what else was chosen. Nothing of it is kept. */
    record Written(@NotBlank @Size(max = 4000) String text, @Nullable Integer community, @Nullable @Size(max = 100) String category) {}

    /**
     * A public matter that waits for an answer, and why it is shown.
     *
     * @param shared words of its title that were written too
     */
    record PublicAlikeLine(PublicLine matter, List<String> shared, boolean samePlace) {}

    /** Asked with a body: what somebody writes stands in no address, and so in no log and no browser's history. */
    @PostMapping("/api/public/similar")
    ResponseEntity<List<PublicAlikeLine>> similar(@Valid @RequestBody Written written) {
        var asked = new Asked(SearchWords.compared(written.text), written.community, written.category, district.today(clock).toEpochDay());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(alike.to(asked, categories.kept(), MOST).stream()
                .map(found -> new PublicAlikeLine(views.line(found.matter()), found.alike().shared(), found.alike().samePlace())).toList());
    }
}
