package org.huiyin.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Completes the schemas of the description; the models it walks have raw types of their own. */
@SuppressWarnings({"rawtypes", "unchecked"})
final class ApiSchemas {
    static final String SCHEMAS = "#/components/schemas/";

    private ApiSchemas() {}

    /** An answer says null where there is nothing; a request may leave it out. */
    static void everythingIsAnswered(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        var answered = new HashSet<String>();
        api.getPaths().values().stream().flatMap(item -> item.readOperations().stream())
                .flatMap(operation -> operation.getResponses().values().stream())
                .filter(response -> response.getContent() != null)
                .flatMap(response -> response.getContent().values().stream())
                .forEach(content -> reach(content.getSchema(), schemas, answered));
        for (var name : answered) {
            var schema = Objects.requireNonNull(schemas.get(name));
            if (schema.getProperties() != null && !RecordSchemas.sparse(schema)) {
                schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
            }
        }
        schemas.values().stream().map(Schema::getExtensions).filter(Objects::nonNull).forEach(marks -> marks.remove(RecordSchemas.RECORD));
    }

    /** Names of the schemas that requests are made of. */
    static Set<String> asked(OpenAPI api) {
        var asked = new HashSet<String>();
        api.getPaths().values().stream().flatMap(item -> item.readOperations().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .forEach(content -> reach(content.getSchema(), api.getComponents().getSchemas(), asked));
        return asked;
    }

    private static void reach(@Nullable Schema from, Map<String, Schema> schemas, Set<String> found) {
        if (from == null) {
            return;
        }
        if (from.get$ref() != null) {
            var name = from.get$ref().substring(SCHEMAS.length());
            if (schemas.containsKey(name) && found.add(name)) {
                reach(schemas.get(name), schemas, found);
            }
        }
        Stream.of(from.getOneOf(), from.getAnyOf(), from.getAllOf(), from.getProperties() == null ? null : from.getProperties().values())
                .filter(Objects::nonNull).flatMap(Collection::stream).forEach(one -> reach((Schema) one, schemas, found));
        reach(from.getItems(), schemas, found);
        if (from.getAdditionalProperties() instanceof Schema values) {
            reach(values, schemas, found);
        }
    }
}
