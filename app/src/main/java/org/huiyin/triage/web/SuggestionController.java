package org.huiyin.triage.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.Evidence;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.domain.SpineEvent.Suggested;
import org.huiyin.matters.web.Opened;
import org.huiyin.people.Member;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.huiyin.triage.command.SuggestHandler;
import org.huiyin.triage.domain.Suggestion;
import org.huiyin.triage.web.ReplyHintsController.Reach;
import org.huiyin.triage.web.Settled.SettledView;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What is suggested for an appeal, for whoever may read it: the last suggestion its history holds, or one for words being written down. */
@RestController
class SuggestionController {
    private final Matters matters;
    private final Opened opened;
    private final SuggestHandler handler;
    private final Settled settled;
    private final Reach reach;
    private final MatterPolicy policy;

    /** What somebody says on the telephone; never kept. */
    record Said(@NotBlank @Size(max = 4000) String text, @Nullable Integer community) {}

    /** How probable a category is in percent, and the words of the text that speak for it. */
    record CategoryView(String code, int percent, List<String> words) {}

    /** How probable an office is in percent; of so many appeals of the first category it took so many. */
    record OfficeView(OfficeRef office, int percent, int times, int of) {}

    /**
     * What is suggested; a person decides.
     *
     * @param reason {@code sure}, or why a person should choose: {@code few-decisions}, {@code nothing-known}, {@code close}
     * @param urgent words that speak for urgency
     */
    record SuggestionView(String model, String reason, List<CategoryView> categories, List<OfficeView> offices, List<String> urgent) {}

    /**
     * Null while nothing is suggested yet.
     *
     * @param settled appeals like it that were answered, the most alike first
     */
    record SuggestionAnswer(@Nullable SuggestionView suggestion, List<SettledView> settled) {}

    SuggestionController(Matters matters, Opened opened, SuggestHandler handler, Settled settled, Reach reach) {
        this.matters = matters;
        this.opened = opened;
        this.handler = handler;
        this.settled = settled;
        this.reach = reach;
        this.policy = new MatterPolicy(reach.offices());
    }

    @GetMapping("/api/matters/{number}/suggestion")
    SuggestionAnswer suggestion(Member member, @PathVariable String number) {
        Matter<?> matter = matters.get(reach.numbers().id(number));
        if (!policy.mayKnow(member, matter.header(), matter.custody())) {
            throw Refusal.notFound("matter.unknown");
        }
        if (matter.key() == null || !policy.mayReadContents(member, matter.header(), matter.custody())) {
            throw Refusal.notPermitted("suggestion.with-contents");
        }
        reach.readings().contents(matter, member);
        var last = opened.events(matter).reversed().stream().map(event -> event.spine()).filter(Suggested.class::isInstance).map(Suggested.class::cast).findFirst();
        return new SuggestionAnswer(last.map(one -> view(one, one.words() == null ? "" : opened.words(matter).getOrDefault(one.words(), ""), reach.offices())).orElse(null),
                settled.of(member, handler.alike(matter), categories(matter, last.orElse(null))));
    }

    private static Set<String> categories(Matter<?> matter, @Nullable Suggested suggested) {
        var suggestions = suggested == null ? Stream.<String>empty() : suggested.categories().stream().map(Suggested.OfCategory::code);
        return Stream.concat(Stream.ofNullable(matter.header().category()), suggestions).collect(Collectors.toSet());
    }

    @PostMapping("/api/suggestion")
    SuggestionAnswer suggestion(Member member, @Valid @RequestBody Said said) {
        if (!policy.telephones(member)) {
            throw Refusal.notPermitted("suggestion.for-intake");
        }
        return new SuggestionAnswer(view(handler.advise(said.text, said.community), reach.offices()), List.of());
    }

    private static SuggestionView view(Suggested one, String words, Offices offices) {
        var categories = new ArrayList<CategoryView>();
        IntStream.range(0, one.categories().size())
                .forEach(at -> categories.add(new CategoryView(one.categories().get(at).code(), one.categories().get(at).percent(), Evidence.of(words, at))));
        return new SuggestionView(one.model(), reason(one.reason()), categories,
                one.offices().stream().map(office -> new OfficeView(OfficeRef.of(offices.byId(office.office())), office.percent(), office.times(), office.of())).toList(),
                Evidence.of(words, one.categories().size()));
    }

    private static SuggestionView view(Suggestion one, Offices offices) {
        return new SuggestionView(one.model(), reason(one.reason().name()),
                one.categories().stream().map(category -> new CategoryView(category.code(), category.percent(), category.evidence())).toList(),
                one.offices().stream().map(office -> new OfficeView(OfficeRef.of(offices.byId(office.office())), office.percent(), office.times(), office.of())).toList(),
                one.urgent());
    }

    private static String reason(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
