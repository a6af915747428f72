package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The description of the interface, from which the front end's types are made. */
class OpenApiTest extends AppealHttp {
    private static final Path CONTRACT = Path.of("../web/openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private JsonNode api = JSON.missingNode();

    @BeforeEach
    void fetch() {
        api = visitor().get("/openapi.json").json();
    }

    @Test
    void the_description_the_front_end_is_made_from_is_what_the_server_says() throws IOException {
        var served = JSON.writeValueAsString(sorted(api)) + "\n";
        Files.writeString(Path.of("target/openapi.json"), served);
        assertThat(served).as("web/openapi.json is stale; what the server says stands in app/target/openapi.json")
                .isEqualTo(Files.exists(CONTRACT) ? Files.readString(CONTRACT) : "");
    }

    @Test
    void every_field_of_a_request_has_an_example() {
        var without = new ArrayList<String>();
        api.get("paths").propertyStream().forEach(path -> path.getValue().propertyStream().forEach(operation -> {
            var content = operation.getValue().at("/requestBody/content/application~1json/schema");
            if (!content.isMissingNode()) {
                lacking(content, operation.getKey() + " " + path.getKey(), new HashSet<>(), without);
            }
            for (var parameter : operation.getValue().path("parameters")) {
                var schema = parameter.path("schema");
                if (!parameter.has("example") && !schema.has("default") && !schema.path("type").asString("").equals("object")) {
                    without.add(operation.getKey() + " " + path.getKey() + "?" + parameter.get("name").asString());
                }
            }
        }));
        assertThat(String.join("\n", without)).isEmpty();
    }

    @Test
    void no_answer_is_a_bag_of_anything() {
        var untold = new ArrayList<String>();
        api.get("paths").propertyStream().forEach(path -> path.getValue().propertyStream().forEach(operation ->
                operation.getValue().get("responses").propertyStream().filter(response -> !response.getKey().equals("default")).forEach(response -> {
                    for (var content : response.getValue().path("content")) {
                        var schema = content.path("schema");
                        if (schema.path("type").asString("").equals("object") && schema.path("additionalProperties").isEmpty()) {
                            untold.add(operation.getKey() + " " + path.getKey());
                        }
                    }
                })));
        assertThat(String.join("\n", untold)).isEmpty();
    }

    @Test
    void the_description_of_the_interface_is_openapi_3_1_with_problems() {
        assertThat(api.get("openapi").asString()).startsWith("3.1");
        assertThat(api.at("/components/schemas/Problem/properties/code/examples/0").asString("")
                + api.at("/components/schemas/Problem/properties/code/example").asString("")).isEqualTo("matter.stale");
        var signIn = api.at("/paths/~1api~1session/post");
        assertThat(signIn.at("/responses/default/content/application~1problem+json/schema/$ref").asString()).endsWith("/Problem");
        assertThat(signIn.path("security").isMissingNode()).isTrue();
        assertThat(signIn.at("/parameters/0/name").asString()).isEqualTo("X-XSRF-TOKEN");
        assertThat(api.at("/paths/~1api~1admin~1offices/get/security/0/session").isMissingNode()).isFalse();
        assertThat(api.at("/paths/~1api~1admin~1offices/get/parameters").toString()).doesNotContain("\"by\"");
        assertThat(api.at("/paths/~1api~1offices~1tree/get/responses/200/content/application~1json/schema/items/$ref").asString())
                .endsWith("/OfficeRef");
    }

    private void lacking(JsonNode schema, String where, Set<String> seen, List<String> without) {
        var at = schema;
        if (schema.has("$ref")) {
            var name = schema.get("$ref").asString();
            if (!seen.add(name)) {
                return;
            }
            at = api.at(name.substring(1));
        }
        for (var one : at.path("oneOf")) {
            lacking(one, where, seen, without);
        }
        if (at.has("items")) {
            lacking(at.get("items"), where + "[]", seen, without);
        }
        at.path("properties").propertyStream().forEach(property -> {
            var type = property.getValue().path("type");
            boolean plain = type.toString().contains("string") && !property.getValue().has("enum") && !property.getValue().path("format").asString("").equals("binary");
            if (plain && !property.getValue().has("example")) {
                without.add(where + ": " + property.getKey());
            }
            lacking(property.getValue(), where + ": " + property.getKey(), seen, without);
        });
    }

    private static Object sorted(JsonNode node) {
        if (node.isObject()) {
            var sorted = new TreeMap<String, Object>();
            node.propertyStream().forEach(property -> sorted.put(property.getKey(), sorted(property.getValue())));
            return sorted;
        }
        return node.isArray() ? node.valueStream().map(OpenApiTest::sorted).toList() : node;
    }
}
