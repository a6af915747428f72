package org.huiyin.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huiyin.appeals.AppealHttp;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Somebody of the staff who wants to know or to do more than their post allows. */
class StaffAttacksTest extends AppealHttp {
    @Test
    void a_number_of_a_matter_out_of_reach_is_answered_as_one_that_never_was() {
        var matter = inHand("jiangbei");
        var api = JsonMapper.builder().build().readTree(Path.of("../web/openapi.json").toFile());
        var neighbour = as(Role.HANDLER, "henan");
        api.get("paths").propertyStream().filter(path -> path.getKey().startsWith("/api/matters/{number}")).forEach(path -> path.getValue().propertyStream().forEach(operation -> {
            var method = operation.getKey().toUpperCase(Locale.ROOT);
            var rest = path.getKey().replace("{id}", UUID.randomUUID().toString()).replace("{slot}", "promise");
            var body = method.equals("GET") ? null : body(api, operation.getValue());
            var key = UUID.randomUUID().toString();
            var there = ask(neighbour, method, rest.replace("{number}", number(matter)), key, body);
            var never = ask(neighbour, method, rest.replace("{number}", "WC260916-ZZZZZZ"), key, body);
            assertThat(there.status()).as(method + " " + rest + there.text()).isIn(400, 404);
            assertThat(there.text()).as(method + " " + rest).isEqualTo(never.text());
        }));
    }

    @Test
    void nobody_makes_themselves_more_than_they_are() {
        var handler = as(Role.HANDLER, "water");
        var self = account(Role.HANDLER, "water");
        for (var attempt : List.of(Map.of("roles", List.of("administrator")), Map.of("office", office("centre")), Map.of("roles", List.of("administrator"), "name", "x"))) {
            assertThat(handler.put("/api/admin/accounts/" + self, attempt).status()).isIn(400, 403, 404);
        }
        handler.put("/api/password", Map.of("old", "x", "new", "y", "roles", List.of("administrator"), "account", account(Role.ADMINISTRATOR, "centre").toString()));
        handler.post("/api/views", Map.of("name", "x", "filters", Map.of(), "account", account(Role.ADMINISTRATOR, "centre").toString(), "member", account(Role.ADMINISTRATOR, "centre").toString()));
        assertThat(as(Role.ADMINISTRATOR, "centre").get("/api/views").text()).doesNotContain("\"x\"");
        assertThat(handler.get("/api/session").json().at("/account/roles").toString()).isEqualTo("[\"handler\"]");
        handler.with("X-Role", "administrator").with("X-Forwarded-User", "administrator").with("X-Original-URL", "/api/admin/accounts");
        assertThat(handler.get("/api/admin/accounts").status()).isEqualTo(403);
        for (var trick : List.of("/api/admin/accounts/", "/api//admin/accounts", "/API/admin/accounts", "/api/%61dmin/accounts", "/api/admin/accounts;x=y", "/api/admin/./accounts", "/api/x/../admin/accounts", "/api/admin/accounts.json")) {
            var answer = handler.get(trick);
            assertThat(answer.status() == 200 && answer.header("Content-Type").startsWith("text/html") || List.of(400, 403, 404).contains(answer.status()))
                    .as(trick + answer.status()).isTrue(); // an address that is none of ours is a page, as any other
            assertThat(answer.text()).doesNotContain("administrator-centre");
        }
    }

    @Test
    void what_is_ones_own_is_nobody_elses() {
        var mine = as(Role.HANDLER, "binhe");
        var other = as(Role.HANDLER, "laocheng");
        var view = mine.post("/api/views", Map.of("name", "我的", "filters", Map.of("state", "registered"))).json().get("id").asString();
        other.delete("/api/views/" + view);
        assertThat(mine.get("/api/views").text()).contains(view);
        assertThat(other.get("/api/views").text()).doesNotContain(view);
        mine.get("/api/sessions").json().forEach(session -> other.delete("/api/sessions/" + session.get("id").asString()));
        assertThat(mine.get("/api/sessions").status()).isEqualTo(200);
        assertThat(other.get("/api/bulk/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void a_step_names_neither_another_actor_nor_another_time_than_now() {
        var matter = inHand("jiangbei");
        var body = new HashMap<String, Object>(Map.of("seen", now(matter.id()).header().revision(), "words", "内部情况"));
        body.putAll(Map.of("actor", UUID.randomUUID().toString(), "office", office("water"), "occurredAt", "2020-01-01T00:00:00Z", "recordedAt", "2020-01-01T00:00:00Z", "revision", 1, "command", UUID.randomUUID().toString()));
        var handler = as(Role.HANDLER, "jiangbei");
        var answer = handler.with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/matters/" + number(matter) + "/note", body);
        assertThat(answer.status()).as(answer::text).isIn(200, 400);
        var last = jdbc.queryForMap("select actor, office, occurred_at from matter_event where matter_id = ? order by revision desc limit 1", matter.id().value());
        assertThat(last.get("office")).isEqualTo(office("jiangbei"));
        assertThat(last.get("occurred_at").toString()).doesNotStartWith("2020");
    }

    private static Object body(tools.jackson.databind.JsonNode api, tools.jackson.databind.JsonNode operation) {
        var schema = operation.at("/requestBody/content/application~1json/schema");
        var at = schema.has("$ref") ? api.at(schema.get("$ref").asString().substring(1)) : schema;
        var body = new HashMap<String, Object>();
        at.path("properties").propertyStream().filter(field -> field.getValue().has("example"))
                .forEach(field -> body.put(field.getKey(), field.getValue().get("example")));
        return body;
    }

    private static org.huiyin.Browser.Answer ask(org.huiyin.Browser browser, String method, String path, String key, Object body) {
        browser.with("Idempotency-Key", key);
        return body == null ? browser.get(path) : browser.json(method, path, body);
    }
}
