package org.huiyin.notify.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.notify.Notices;
import org.huiyin.notify.command.Hooks;
import org.huiyin.notify.command.WebhookCarrier;
import org.huiyin.notify.domain.NotifyPolicy;
import org.huiyin.people.HouseRecord;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Addresses of other systems that hear of public facts. */
@RestController
@RequestMapping("/api/admin/webhooks")
class WebhookController {
    private final Hooks hooks;
    private final WebhookCarrier carrier;
    private final List<Notices> kinds;
    private final HouseRecord record;
    private final Offices offices;

    WebhookController(Hooks hooks, WebhookCarrier carrier, List<Notices> kinds, HouseRecord record, Offices offices) {
        this.hooks = hooks;
        this.carrier = carrier;
        this.kinds = kinds;
        this.record = record;
        this.offices = offices;
    }

    /** @param reachedAt the last time it took something */
    record WebhookView(UUID id, @Schema(example = "https://example.org/hook") String url, List<String> events, Instant addedAt, int failures,
            @Nullable Instant pausedAt, @Nullable Instant reachedAt) {}

    /** @param facts what may be heard of */
    record Webhooks(List<String> facts, List<WebhookView> items) {}

    record WebhookIn(@NotBlank @Size(max = 500) String url, @NotEmpty @Size(max = 30) List<@NotBlank String> events) {}

    /** @param secret told this once */
    record WebhookSecret(UUID id, @Schema(example = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=") String secret) {}

    /** @param outcome {@code taken}, or why not */
    record WebhookTest(@Schema(example = "taken") String outcome) {}

    @GetMapping
    Webhooks webhooks(Member by) {
        NotifyPolicy.administer(by, offices);
        return new Webhooks(facts(), hooks.all().stream().map(hook -> new WebhookView(hook.id(), hook.url(), hook.events(), hook.addedAt(),
                hook.failures(), hook.pausedAt(), hook.reachedAt())).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    WebhookSecret add(Member by, @Valid @RequestBody WebhookIn body) {
        NotifyPolicy.administer(by, offices);
        if (!facts().containsAll(body.events)) {
            throw Refusal.invalid("webhook.event-unknown", "events");
        }
        var told = hooks.add(body.url, body.events.stream().distinct().toList(), by.id());
        record.add("WebhookAdded", by, Map.of("webhook", told.id(), "host", URI.create(body.url.strip()).getHost()));
        return new WebhookSecret(told.id(), told.secret());
    }

    @PostMapping("/{id}/secret")
    WebhookSecret rotate(Member by, @PathVariable UUID id) {
        NotifyPolicy.administer(by, offices);
        var told = hooks.rotate(id);
        record.add("WebhookSecretChanged", by, Map.of("webhook", id));
        return new WebhookSecret(told.id(), told.secret());
    }

    @PostMapping("/{id}/test")
    WebhookTest test(Member by, @PathVariable UUID id) {
        NotifyPolicy.administer(by, offices);
        return new WebhookTest(carrier.test(id));
    }

    @PostMapping("/{id}/resumption")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(Member by, @PathVariable UUID id) {
        NotifyPolicy.administer(by, offices);
        hooks.resume(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Member by, @PathVariable UUID id) {
        NotifyPolicy.administer(by, offices);
        hooks.delete(id);
        record.add("WebhookRemoved", by, Map.of("webhook", id));
    }

    private List<String> facts() {
        return kinds.stream().flatMap(kind -> kind.facts().stream()).distinct().toList();
    }
}
