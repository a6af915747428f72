package org.huiyin.matters.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.huiyin.clocks.Due;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.clocks.Turn;
import org.huiyin.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Instants as microseconds and due instants as short arrays, because every step writes some: code, start, end, and only where
 * there is one: whether it is provisional, the turns, the article. The article is written out when the table of clocks, whose
 * rows are closed and never removed, does not give it for the day of the start.
 */
final class ClockJson extends SimpleModule {
    private final transient StatutoryClocks clocks;

    ClockJson(StatutoryClocks clocks) {
        this.clocks = clocks;
        addSerializer(Instant.class, new InstantWriter());
        addDeserializer(Instant.class, new InstantReader());
        addSerializer(Due.class, new DueWriter());
        addDeserializer(Due.class, new DueReader());
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private @Nullable String article(String code, Instant from) {
        try {
            return clocks.rule(code, from.atZone(clocks.zone()).toLocalDate()).text().rule().zh();
        } catch (IllegalArgumentException | Refusal unknown) {
            return null;
        }
    }

    private static final class InstantWriter extends StdSerializer<Instant> {
        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant at, JsonGenerator json, SerializationContext context) {
            json.writeNumber(micros(at));
        }
    }

    private static final class InstantReader extends StdDeserializer<Instant> {
        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            return json.currentToken() == JsonToken.VALUE_STRING ? Instant.parse(json.getString()) : instant(json.getLongValue());
        }
    }

    private final class DueWriter extends StdSerializer<Due> {
        DueWriter() {
            super(Due.class);
        }

        @Override
        public void serialize(Due due, JsonGenerator json, SerializationContext context) {
            boolean known = Objects.equals(due.rule(), article(due.code(), due.from()));
            json.writeStartArray();
            json.writeString(due.code());
            json.writeNumber(micros(due.from()));
            json.writeNumber(micros(due.at()));
            if (due.provisional() || !due.turns().isEmpty() || !known) {
                json.writeBoolean(due.provisional());
                json.writeStartArray();
                for (var turn : due.turns()) {
                    context.writeValue(json, turn);
                }
                json.writeEndArray();
            }
            if (!known) {
                json.writeString(due.rule());
            }
            json.writeEndArray();
        }
    }

    private final class DueReader extends StdDeserializer<Due> {
        DueReader() {
            super(Due.class);
        }

        @Override
        public Due deserialize(JsonParser json, DeserializationContext context) {
            json.nextToken();
            var code = json.getString();
            json.nextToken();
            var from = instant(json.getLongValue());
            json.nextToken();
            var at = instant(json.getLongValue());
            boolean provisional = false;
            List<Turn> turns = new ArrayList<>();
            @Nullable String rule = null;
            if (json.nextToken() != JsonToken.END_ARRAY) {
                provisional = json.getBooleanValue();
                json.nextToken();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    turns.add(context.readValue(json, Turn.class));
                }
                if (json.nextToken() != JsonToken.END_ARRAY) {
                    rule = json.getString();
                    json.nextToken();
                }
            }
            return new Due(code, from, at, provisional, Objects.requireNonNullElse(rule == null ? article(code, from) : rule, code), turns);
        }
    }
}
