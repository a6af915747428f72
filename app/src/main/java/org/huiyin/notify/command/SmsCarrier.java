package org.huiyin.notify.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.huiyin.notify.Channel;
import org.huiyin.notify.NotifySettings;
import org.huiyin.notify.domain.Templates;
import org.huiyin.notify.store.LetterStore.Queued;
import org.huiyin.storage.MasterKey;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Hands an SMS to the gateway of the district's choice: one JSON document by HTTP POST, its shape from the settings. */
@Component
class SmsCarrier implements Carrier {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAULT = 500;
    private final NotifySettings settings;
    private final Templates templates;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();

    SmsCarrier(NotifySettings settings, Templates templates, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.templates = templates;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean ready() {
        return settings.sms().isSet() && !settings.address().isBlank();
    }

    @Override
    public void carry(Queued letter, Sealing.Inside inside) throws NotCarried {
        var text = templates.find(letter.template(), Channel.SMS, letter.language()).orElseThrow(() -> NotCarried.ever("template-gone")).body(inside.values());
        var body = filled(Map.of("id", letter.id().toString(), "phone", inside.address(), "text", text));
        var sms = settings.sms();
        var ask = HttpRequest.newBuilder(URI.create(sms.url())).timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8").header("Idempotency-Key", letter.id().toString());
        if (!sms.key().isBlank()) {
            ask.header(sms.keyHeader(), sms.key());
        }
        if (!sms.secret().isBlank()) {
            ask.header(sms.signatureHeader(), signature(sms.secret(), body));
        }
        settle(post(ask.POST(HttpRequest.BodyPublishers.ofString(body)).build()));
    }

    private int post(HttpRequest ask) throws NotCarried {
        try {
            return http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw NotCarried.now("unreachable");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotCarried.now("interrupted");
        }
    }

    /** Taken over, to be tried again, or refused for good; also what webhooks go by. */
    static void settle(int status) throws NotCarried {
        if (status >= 200 && status < 300) {
            return;
        }
        boolean forGood = status >= FIRST_REFUSAL && status < FIRST_FAULT && status != 408 && status != 425 && status != 429;
        throw forGood ? NotCarried.ever("answered-" + status) : NotCarried.now("answered-" + status);
    }

    /** {@code t=<seconds>,v1=<hex>} over the seconds, a point and the body. */
    private String signature(String secret, String body) {
        long seconds = clock.instant().getEpochSecond();
        var mac = MasterKey.hmac(secret.getBytes(StandardCharsets.UTF_8), (seconds + "." + body).getBytes(StandardCharsets.UTF_8));
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac);
    }

    private String filled(Map<String, String> values) {
        return java.util.regex.Pattern.compile("\\{(id|phone|text)}").matcher(settings.sms().body()).replaceAll(found -> {
            var written = json.writeValueAsString(Objects.requireNonNull(values.get(found.group(1))));
            return java.util.regex.Matcher.quoteReplacement(written.substring(1, written.length() - 1));
        });
    }
}
