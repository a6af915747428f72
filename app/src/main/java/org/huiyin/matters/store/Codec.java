package org.huiyin.matters.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.clocks.Due;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.matters.Lifecycle;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.Custody;
import org.huiyin.matters.domain.RunningClock;
import org.huiyin.matters.domain.SpineEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** How states and events stand in the database: records as JSON, known by their simple names. */
@Component
public class Codec {
    private static final TypeReference<List<ClockChange>> CLOCKS = new TypeReference<>() {};
    private final JsonMapper json;
    private final ObjectReader custodies;
    private final Map<String, Lifecycle<?, ?>> kinds = new HashMap<>();
    private final Map<String, Class<?>> events = new HashMap<>();

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private interface Tagged {}

    /** Short names: a change of a clock stands in most events. */
    private interface ShortChange {
        @JsonProperty("s")
        String slot();

        @JsonProperty("d")
        @Nullable Due due();

        @JsonProperty("e")
        @Nullable Instant settledAt();

        @JsonProperty("w")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean withdrawn();
    }

    private interface ShortRunning {
        @JsonProperty("s")
        String slot();

        @JsonProperty("d")
        Due due();

        @JsonProperty("r")
        Instant remindAt();

        @JsonProperty("g")
        int stage();
    }

    public Codec(List<Lifecycle<?, ?>> lifecycles, StatutoryClocks clocks) {
        var builder = JsonMapper.builder()
                .addModule(new ClockJson(clocks))
                .addMixIn(ClockChange.class, ShortChange.class)
                .addMixIn(RunningClock.class, ShortRunning.class)
                .changeDefaultPropertyInclusion(old -> old.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(tools.jackson.databind.cfg.DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addMixIn(SpineEvent.class, Tagged.class)
                .registerSubtypes(SpineEvent.class.getPermittedSubclasses());
        for (var kind : lifecycles) {
            kinds.put(kind.kind(), kind);
            builder.addMixIn(kind.states(), Tagged.class).registerSubtypes(kind.states().getPermittedSubclasses());
            for (var event : kind.events().getPermittedSubclasses()) {
                events.put(kind.kind() + "." + event.getSimpleName(), event);
            }
        }
        json = builder.build();
        custodies = json.readerFor(Custody.class);
    }

    /** The kind of that code. */
    @SuppressWarnings("unchecked")
    public <S, E> Lifecycle<S, E> kind(String code) {
        var kind = kinds.get(code);
        if (kind == null) {
            throw new IllegalStateException("no module brings the kind " + code);
        }
        return (Lifecycle<S, E>) kind;
    }

    public String write(Object value) {
        return json.writeValueAsString(value);
    }

    public @Nullable String writeOrNull(@Nullable Object value) {
        return value == null || value instanceof List<?> list && list.isEmpty() ? null : json.writeValueAsString(value);
    }

    <S> S state(Lifecycle<S, ?> kind, String body) {
        return json.readValue(body, kind.states());
    }

    Custody custody(String body) {
        return custodies.readValue(body);
    }

    /** The kind's event of that name; null when the name is one of the spine's. */
    public @Nullable Object event(String kind, String name, @Nullable String body) {
        var type = events.get(kind + "." + name);
        return type == null ? null : json.readValue(body == null ? "{}" : body, type);
    }

    public @Nullable SpineEvent spine(@Nullable String body) {
        return body == null ? null : json.readValue(body, SpineEvent.class);
    }

    public List<ClockChange> clocks(@Nullable String body) {
        return body == null ? List.of() : json.readValue(body, CLOCKS);
    }
}
