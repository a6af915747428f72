package org.huiyin.appeals.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.huiyin.appeals.command.SampleHandler;
import org.huiyin.appeals.domain.Lot;
import org.huiyin.appeals.domain.SampleRule;
import org.huiyin.appeals.store.SampleStore.Sample;
import org.huiyin.people.Member;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Drawn samples for follow-up: fix a rule, draw by it, and everything needed to draw it again. */
@RestController
@RequestMapping("/api/follow-up/samples")
class SampleController {
    private static final int TOLD_AT_ONCE = 500;
    private final SampleHandler samples;
    private final Offices offices;

    SampleController(SampleHandler samples, Offices offices) {
        this.samples = samples;
        this.offices = offices;
    }

    /** The rule to fix: a size or a share, not both. */
    record NewSample(@NotNull LocalDate from, @NotNull LocalDate to, @Nullable @Size(max = 500) List<Integer> offices, @Nullable Integer size,
            @Nullable Double share) {}

    /** A sample as screens show it. */
    record SampleView(int id, LocalDate from, LocalDate to, List<OfficeRef> offices, @Nullable Integer size, @Nullable Double share,
            Instant fixedAt, @Nullable Instant drawnAt, @Nullable String seed, int population, int drawn) {}

    /** The samples, and what this member may do with them. */
    record Samples(boolean mayDraw, boolean mayList, List<SampleView> samples) {}

    @GetMapping
    Samples all(Member member) {
        return new Samples(samples.mayDraw(member), samples.mayList(member), samples.all(member).stream().map(this::view).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SampleView fix(Member member, @Valid @RequestBody NewSample rule) {
        var whose = Objects.requireNonNullElse(rule.offices, List.<Integer>of());
        return view(samples.fix(member, new SampleRule(rule.from, rule.to, whose, rule.size, rule.share)));
    }

    @PostMapping("/{id}/draw")
    SampleView draw(Member member, @PathVariable int id) {
        var drawn = samples.draw(member, id);
        samples.tell(TOLD_AT_ONCE);
        return view(drawn);
    }

    /** Number, hash and whether it was drawn, in the order of the numbers. */
    @GetMapping("/{id}/list")
    ResponseEntity<byte[]> list(Member member, @PathVariable int id) {
        var list = samples.list(member, id);
        var seed = samples.all(member).stream().filter(one -> one.id() == id).findFirst().map(Sample::seed).orElse(null);
        var csv = new StringBuilder("number,sha256,drawn\r\n");
        list.forEach((number, drawn) -> csv.append(number).append(',').append(seed == null ? "" : Lot.hash(seed, number)).append(',')
                .append(drawn ? "yes" : "no").append("\r\n"));
        return ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("sample-" + id + ".csv").build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private SampleView view(Sample sample) {
        var rule = sample.rule();
        return new SampleView(sample.id(), rule.from(), rule.to(), rule.offices().stream().map(offices::byId).map(OfficeRef::of).toList(),
                rule.size(), rule.share(), sample.fixedAt(), sample.drawnAt(), sample.seed(), sample.population(), sample.drawn());
    }
}
