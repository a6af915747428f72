package org.huiyin.matters.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.RefusalWords;
import org.huiyin.matters.command.BulkHandler;
import org.huiyin.matters.command.BulkHandler.Chosen;
import org.huiyin.matters.command.BulkHandler.Order;
import org.huiyin.matters.command.Jobs;
import org.huiyin.matters.domain.StepForm;
import org.huiyin.matters.store.JobStore.Job;
import org.huiyin.people.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One step for many matters, with how far it is and what was refused. */
@RestController
@RequestMapping("/api/bulk")
class BulkController {
    private final BulkHandler bulk;
    private final Jobs jobs;
    private final Numbers numbers;
    private final District district;
    private final RefusalWords words;

    BulkController(BulkHandler bulk, Jobs jobs, Numbers numbers, District district, RefusalWords words) {
        this.bulk = bulk;
        this.jobs = jobs;
        this.numbers = numbers;
        this.district = district;
        this.words = words;
    }

    record Many(@NotNull @Size(max = BulkHandler.MOST) List<@NotBlank String> numbers) {}

    record Offer(String code, int count, List<StepForm.Field> form) {}

    record One(@NotBlank String number, int seen) {}

    record Begin(@NotBlank String step, @NotNull List<@Valid One> matters, @Nullable Map<String, Object> fields) {}

    record Failed(String number, String code, String detail) {}

    record BulkProgress(UUID id, int total, int done, int accepted, List<Failed> failed, boolean finished, @Nullable String failure) {}

    /** Which steps may be taken together; reads no contents, so that choosing leaves no reading behind. */
    @PostMapping("/steps")
    List<Offer> steps(Member member, @Valid @RequestBody Many body) {
        return bulk.offered(member, body.numbers.stream().map(numbers::id).toList()).stream()
                .map(offered -> new Offer(offered.form().code(), offered.count(), offered.form().form()))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    BulkProgress begin(Member member, @RequestHeader("Idempotency-Key") UUID key, @Valid @RequestBody Begin body, Locale locale) {
        var chosen = body.matters.stream().map(one -> new Chosen(numbers.id(one.number).value(), one.seen)).toList();
        var job = bulk.begin(member, key, new Order(body.step, chosen), body.fields == null ? Map.of() : body.fields);
        jobs.soon();
        return progress(job, locale);
    }

    @GetMapping("/{id}")
    BulkProgress look(Member member, @PathVariable UUID id, Locale locale) {
        return progress(bulk.look(member, id).orElseThrow(() -> Refusal.notFound("job.unknown")), locale);
    }

    private BulkProgress progress(Job job, Locale locale) {
        var chosen = bulk.order(job).chosen();
        var failed = bulk.refusals(job).stream()
                .map(refused -> new Failed(numbers.number(new MatterId(district.id(), chosen.get(refused.no()).matter())), refused.code(),
                        words.sentence(refused.code(), Map.of(), locale)))
                .toList();
        var failure = job.failure();
        return new BulkProgress(job.id(), job.count().total(), job.count().done(), job.count().accepted(), failed, job.finished(),
                failure == null ? null : words.sentence(failure, Map.of(), locale));
    }
}
