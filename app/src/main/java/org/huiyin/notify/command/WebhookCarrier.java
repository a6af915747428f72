package org.huiyin.notify.command;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.huiyin.notify.Channel;
import org.huiyin.notify.NotifySettings;
import org.huiyin.notify.domain.OutsideOnly;
import org.huiyin.notify.store.LetterStore.Queued;
import org.huiyin.notify.store.WebhookStore;
import org.huiyin.notify.store.WebhookStore.Webhook;
import org.huiyin.storage.MasterKey;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Posts a fact to another system: a CloudEvent (1.0, structured) signed as Standard Webhooks has it. */
@Component
public class WebhookCarrier implements Carrier {
    static final int MOST_FAILURES = 20;
    private static final String TEST = "test";
    private final WebhookStore store;
    private final HookSecrets secrets;
    private final OutsideHttp http;
    private final NotifySettings settings;
    private final JsonMapper json;
    private final Clock clock;

    WebhookCarrier(WebhookStore store, HookSecrets secrets, OutsideHttp http, NotifySettings settings, JsonMapper json, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.http = http;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public boolean ready() {
        return !store.all().isEmpty();
    }

    @Override
    public void carry(Queued letter, Sealing.Inside inside) throws NotCarried {
        var hook = store.find(UUID.fromString(inside.address())).orElseThrow(() -> NotCarried.ever("webhook-gone"));
        if (hook.paused()) {
            throw NotCarried.held("paused");
        }
        try {
            post(hook, letter.id(), inside.values());
            store.reached(hook.id(), clock.instant());
        } catch (NotCarried not) {
            store.failed(hook.id(), MOST_FAILURES, clock.instant());
            throw not;
        }
    }

    /** Sends a test at once; what it came to, as a code. */
    public String test(UUID id) {
        var hook = store.find(id).orElseThrow(() -> org.huiyin.kernel.Refusal.notFound("webhook.unknown"));
        try {
            post(hook, UUID.randomUUID(), Map.of("event", TEST, "kind", TEST));
            return "taken";
        } catch (NotCarried not) {
            return not.reason;
        }
    }

    private void post(Webhook hook, UUID id, Map<String, String> facts) throws NotCarried {
        if (OutsideOnly.objection(URI.create(hook.url()), settings.insideAllowed()).isPresent()) {
            throw NotCarried.ever("address-refused");
        }
        var body = body(id, facts);
        long seconds = clock.instant().getEpochSecond();
        var ask = new HttpPost(hook.url());
        ask.setHeader("webhook-id", id.toString());
        ask.setHeader("webhook-timestamp", String.valueOf(seconds));
        ask.setHeader("webhook-signature", secrets.of(hook).stream().map(secret -> signature(secret, id + "." + seconds + "." + body))
                .collect(Collectors.joining(" ")));
        ask.setEntity(new StringEntity(body, ContentType.create("application/cloudevents+json", StandardCharsets.UTF_8)));
        try {
            SmsCarrier.settle(http.status(ask));
        } catch (OutsideHttp.Inside inside) {
            throw NotCarried.ever("address-inside");
        } catch (IOException e) {
            throw NotCarried.now("unreachable");
        }
    }

    private String body(UUID id, Map<String, String> facts) {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", id.toString());
        event.put("source", settings.address().isBlank() ? "huiyin" : settings.address());
        event.put("type", "org.huiyin." + facts.get("kind") + "." + facts.get("event"));
        var number = facts.get("number");
        if (number != null) {
            event.put("subject", number);
        }
        event.put("datacontenttype", "application/json");
        event.put("data", new TreeMap<>(facts));
        return json.writeValueAsString(event);
    }

    private static String signature(byte[] secret, String signed) {
        return "v1," + Base64.getEncoder().encodeToString(MasterKey.hmac(secret, signed.getBytes(StandardCharsets.UTF_8)));
    }
}
