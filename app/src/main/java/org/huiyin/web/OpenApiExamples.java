package org.huiyin.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Example values for requests and parameters, by the name of the field; a field means the same wherever it is asked for. */
record OpenApiExamples(Properties values) {
    private static final String FILE = "/openapi-examples.properties";

    static OpenApiExamples read() {
        var values = new Properties();
        try (var in = Objects.requireNonNull(OpenApiExamples.class.getResourceAsStream(FILE));
                var text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            values.load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new OpenApiExamples(values);
    }

    void fill(OpenAPI api) {
        for (var name : ApiSchemas.asked(api)) {
            Schema<?> schema = api.getComponents().getSchemas().get(name);
            if (schema != null && schema.getProperties() != null) {
                schema.getProperties().forEach((field, property) -> give(field, property));
            }
        }
        api.getPaths().values().stream().flatMap(path -> path.readOperations().stream()).forEach(this::fill);
    }

    private void fill(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getExample() == null)
                    .forEach(parameter -> parameter.setExample(example(parameter.getName(), parameter.getSchema())));
        }
    }

    private void give(String name, Schema<?> property) {
        boolean told = property.getExample() != null || property.getExamples() != null || property.getEnum() != null;
        var example = told ? null : example(name, property);
        if (example != null) {
            property.setExample(example);
        }
    }

    private @Nullable Object example(String name, @Nullable Schema<?> schema) {
        var uuid = schema != null && "uuid".equals(schema.getFormat());
        var value = values.getProperty(uuid ? name + ".uuid" : name, uuid ? values.getProperty("uuid") : null);
        var types = schema == null || schema.getTypes() == null ? java.util.Set.<String>of() : schema.getTypes();
        if (value == null || types.isEmpty() || types.contains("object") || types.contains("array")) {
            return null;
        }
        if (types.contains("integer")) {
            return value.matches("\\d+") ? Integer.valueOf(value) : null;
        }
        return types.contains("boolean") ? null : value;
    }
}
