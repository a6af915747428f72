package org.huiyin.open311.command;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.open311.store.ApiKeyStore;
import org.huiyin.open311.store.ApiKeyStore.ApiKey;
import org.huiyin.people.HouseRecord;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.huiyin.storage.MasterKey;
import org.huiyin.web.RateLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues and revokes the keys of other applications, and lets each in as often as it may come. */
@Service
public class KeyHandler {
    private static final int BITS = 160;
    private static final int TAIL = 4;
    private final ApiKeyStore store;
    private final HouseRecord record;
    private final MasterKey master;
    private final District district;
    private final Offices offices;
    private final Clock clock;
    private final RateLimit limit;
    private final SecureRandom random = new SecureRandom();

    KeyHandler(ApiKeyStore store, HouseRecord record, MasterKey master, Offices offices, Pace pace) {
        this.store = store;
        this.record = record;
        this.master = master;
        this.offices = offices;
        this.district = pace.district;
        this.clock = pace.clock;
        this.limit = new RateLimit(pace.permits, Duration.ofMinutes(1), pace.clock);
    }

    /** By which days and how often in a minute. */
    @Component
    record Pace(District district, Clock clock, @Value("${huiyin.open311.permits-a-minute:120}") int permits) {}

    /** A key, told this once. */
    public record Issued(UUID id, String key) {}

    @Transactional
    public Issued issue(String name, @Nullable Member by) {
        if (by != null) {
            mustAdminister(by);
        }
        var key = "hy" + new BigInteger(BITS, random).setBit(BITS - 1).toString(36);
        var id = UUID.randomUUID();
        store.insert(id, name.strip(), hash(key), key.substring(key.length() - TAIL), by == null ? null : by.id(), clock.instant());
        if (by != null) {
            record.add("ApiKeyIssued", by, Map.of("key", id.toString(), "name", name.strip()));
        }
        return new Issued(id, key);
    }

    @Transactional
    public void revoke(UUID id, Member by) {
        mustAdminister(by);
        if (!store.revoke(id, clock.instant())) {
            throw Refusal.notFound("open311.key-unknown");
        }
        var name = store.all().stream().filter(key -> key.id().equals(id)).map(ApiKey::name).findFirst().orElseThrow();
        record.add("ApiKeyRevoked", by, Map.of("key", id.toString(), "name", name));
    }

    public List<ApiKey> all(Member by) {
        mustAdminister(by);
        return store.all();
    }

    /** Whose key it is; refused when there is none such or it comes too often. */
    public ApiKey admit(@Nullable String key) {
        if (key == null || key.isBlank()) {
            throw Refusal.notPermitted("open311.key-missing");
        }
        var found = store.valid(hash(key.strip())).orElseThrow(() -> Refusal.notPermitted("open311.key-invalid"));
        var tooOften = limit.refuse(found.id().toString());
        if (tooOften.isPresent()) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "request.too-many", Map.of("retryAfterSeconds", tooOften.getAsLong()));
        }
        var today = district.today(clock);
        if (!Objects.equals(found.usedOn(), today)) {
            store.used(found.id(), today);
        }
        return found;
    }

    /** What is stored of a key. */
    private byte[] hash(String key) {
        return MasterKey.hmac(master.derive("api-key"), key.getBytes(StandardCharsets.UTF_8));
    }

    private void mustAdminister(Member by) {
        if (!by.is(Role.ADMINISTRATOR) || !offices.isDistrictWide(by.office())) {
            throw Refusal.notPermitted("open311.needs-administrator");
        }
    }
}
