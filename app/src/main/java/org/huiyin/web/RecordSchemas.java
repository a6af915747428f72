package org.huiyin.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in the description what a record says in Java: every component is given, and null only where it is Nullable. */
@Component
class RecordSchemas implements ModelConverter {
    /** Marks the schema of a record with its class; taken off before anybody reads it. */
    static final String RECORD = "x-record";

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    /** Whether the record leaves out what is null. */
    static boolean sparse(Schema<?> model) {
        return model.getExtensions() != null && model.getExtensions().get(RECORD) instanceof Class<?> record
                && record.isAnnotationPresent(JsonInclude.class)
                && record.getAnnotation(JsonInclude.class).value() == JsonInclude.Include.NON_NULL;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        var raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord()) {
            var name = schema.get$ref() == null ? schema.getName() : schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            Schema<?> model = context.getDefinedModels().get(name);
            if (model != null && model.getProperties() != null) {
                mustBeAlike(raw, named.computeIfAbsent(name, _ -> raw));
                describe(model, raw);
            }
        }
        return schema;
    }

    @SuppressWarnings("rawtypes")
    private static void describe(Schema<?> model, Class<?> record) {
        if (model.getExtensions() != null && model.getExtensions().containsKey(RECORD)) {
            return;
        }
        for (var component : record.getRecordComponents()) {
            var name = jsonName(component);
            Schema<?> property = model.getProperties().get(name);
            if (property == null) {
                continue;
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                model.getProperties().put(name, orNull(property));
            } else if (model.getRequired() == null || !model.getRequired().contains(name)) {
                model.addRequiredItem(name);
            }
        }
        model.addExtension(RECORD, record);
    }

    /** Two records of one simple name share one schema, so they must say the same. */
    private static void mustBeAlike(Class<?> one, Class<?> other) {
        var parts = Arrays.stream(one.getRecordComponents()).map(part -> part.getGenericType() + " " + part.getName()).toList();
        var others = Arrays.stream(other.getRecordComponents()).map(part -> part.getGenericType() + " " + part.getName()).toList();
        if (!parts.equals(others)) {
            throw new IllegalStateException(one.getName() + " and " + other.getName() + " would share one schema");
        }
    }

    private static String jsonName(RecordComponent component) {
        var given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null || given.value().isEmpty() ? component.getName() : given.value();
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() == null && property.getEnum() == null) {
            if (property.getTypes() != null) {
                property.addType("null");
            }
            return property;
        }
        return new JsonSchema().oneOf(List.of(property, new JsonSchema().typesItem("null")));
    }
}
