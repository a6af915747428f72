package org.huiyin.notify.command;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matter;
import org.huiyin.matters.store.History.Recorded;
import org.huiyin.matters.vault.Vault;
import org.huiyin.notify.NotifySettings;
import org.huiyin.notify.domain.OutsideOnly;
import org.huiyin.notify.store.WebhookStore;
import org.huiyin.notify.store.WebhookStore.Webhook;
import org.huiyin.people.Offices;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Webhooks: who hears of what. Only public facts, and of a matter that is not public no more than that something happened that day. */
@Component
public class Hooks {
    private static final int MOST = 20;
    private static final Duration BOTH_SIGN = Duration.ofDays(1);
    private final WebhookStore store;
    private final PostOffice post;
    private final Vault vault;
    private final House house;
    private final Clock clock;

    /** The district, its offices, and what may go where. */
    @Component
    record House(District district, Offices offices, HookSecrets secrets, NotifySettings settings) {}

    Hooks(WebhookStore store, PostOffice post, Vault vault, House house, Clock clock) {
        this.store = store;
        this.post = post;
        this.vault = vault;
        this.house = house;
        this.clock = clock;
    }

    /** A webhook just registered or rotated, with the secret that is told this once. */
    public record Told(UUID id, String secret) {}

    public List<Webhook> all() {
        return store.all();
    }

    void tell(Matter<?> matter, Recorded event, String fact, boolean isPublic, List<Webhook> hooks) {
        var facts = new HashMap<String, String>();
        facts.put("kind", matter.header().kind());
        facts.put("event", fact);
        facts.put("day", event.occurredAt().atZone(house.district.zone()).toLocalDate().toString());
        if (isPublic) {
            facts.put("number", matter.id().number(house.district.prefix()));
            facts.put("office", house.offices.byId(matter.header().office()).code());
        }
        for (var hook : hooks) {
            if (hook.events().contains(fact)) {
                var key = vault.commandFor("webhook/" + hook.id() + "/" + matter.id().district() + "/" + matter.id().value() + "/" + event.revision());
                post.tell(key, hook.id(), matter, facts);
            }
        }
    }

    public Told add(String url, List<String> events, UUID by) {
        var address = readable(url);
        OutsideOnly.objection(address, house.settings.insideAllowed()).ifPresent(code -> {
            throw Refusal.invalid(code, "url");
        });
        if (store.all().size() >= MOST) {
            throw Refusal.notAllowed("webhook.too-many");
        }
        var id = UUID.randomUUID();
        var secret = house.secrets.draw();
        store.add(new Webhook(id, address.toString(), List.copyOf(events), house.secrets.seal(id, secret), null, null, clock.instant(), 0, null, null), by);
        return new Told(id, HookSecrets.written(secret));
    }

    /** The secret before it signs as well for a day. */
    public Told rotate(UUID id) {
        var secret = house.secrets.draw();
        store.rotate(one(id).id(), house.secrets.seal(id, secret), clock.instant().plus(BOTH_SIGN));
        return new Told(id, HookSecrets.written(secret));
    }

    @Transactional
    public void resume(UUID id) {
        store.resume(one(id).id(), clock.instant());
    }

    @Transactional
    public void delete(UUID id) {
        if (!store.delete(id)) {
            throw Refusal.notFound("webhook.unknown");
        }
    }

    Webhook one(UUID id) {
        return store.find(id).orElseThrow(() -> Refusal.notFound("webhook.unknown"));
    }

    private static URI readable(String url) {
        try {
            return URI.create(url.strip());
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.invalid("webhook.url-unreadable", "url");
        }
    }
}
