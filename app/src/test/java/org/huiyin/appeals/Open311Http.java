package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.huiyin.Browser;
import org.huiyin.Browser.Answer;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Matter;
import org.huiyin.open311.command.KeyHandler;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An application that talks GeoReport v2 to the server with a key of its own. */
abstract class Open311Http extends AppealHttp {
    static final String V2 = "/open311/v2/";
    static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7,
            builder -> builder.schemaIdResolvers(ids -> ids.mapPrefix("https://open311.test/", "classpath:open311-schema/")));
    @Autowired KeyHandler keys;
    String key;
    Browser application;

    @BeforeEach
    void anApplicationWithAKey() {
        key = keys.issue("测试应用", null).key();
        application = new Browser(port);
    }

    static void fits(String schema, Answer answer) {
        var faults = SCHEMAS.getSchema(SchemaLocation.of("https://open311.test/" + schema + ".json"))
                .validate(answer.text(), InputFormat.JSON, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        assertThat(faults).as(answer.text()).isEmpty();
    }

    Answer post(String path, Map<String, String> fields) {
        var form = fields.entrySet().stream().map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return application.send("POST", V2 + path, BodyPublishers.ofString(form), "application/x-www-form-urlencoded");
    }

    Map<String, String> lamp() {
        var form = new LinkedHashMap<>(Map.of("api_key", key, "service_code", "municipal.lamps", "lat", "30.912345", "long", "117.054321",
                "description", "灯坏了三盏，我是欧阳晓岚", "phone", "13877712345", "first_name", "晓岚", "last_name", "欧阳", "attribute[visibility]", "everyone"));
        form.put("attribute[lamp-post]", "LD-0417");
        form.put("device_id", "the-device");
        form.put("account_id", "the-account");
        return form;
    }

    JsonNode one(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().size()).isEqualTo(1);
        return answer.json().get(0);
    }

    Matter<AppealState> sent(Map<String, String> form) {
        var taken = one(post("requests.json", form));
        var number = taken.has("token") ? one(application.get(V2 + "tokens/" + taken.get("token").asString() + ".json")).get("service_request_id")
                : taken.get("service_request_id");
        hear();
        return now(MatterId.parse(district.id(), district.prefix(), number.asString()));
    }

    void hear() {
        jdbc.update("update lease set until = '2000-01-01' where name = 'outbox'");
        outbox.read();
    }
}
