package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.Browser.Answer;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;

/** How the open interface says no, how often it may be asked, and who may send. */
class Open311DoorHttpTest extends Open311Http {
    @Test
    void errors_are_as_the_specification_has_them() {
        assertError(403, post("requests.json", Map.of("service_code", "municipal.lamps")), "api_key");
        assertError(403, post("requests.json", Map.of("api_key", "wrong", "service_code", "municipal.lamps")), "api_key");
        assertError(400, post("requests.json", Map.of("api_key", key, "lat", "1", "long", "1")), "service_code");
        assertError(404, post("requests.json", Map.of("api_key", key, "service_code", "no.such", "lat", "1", "long", "1")), "service_code");
        assertError(400, post("requests.json", Map.of("api_key", key, "service_code", "municipal.lamps", "lat", "1")), "lat");
        assertError(400, post("requests.json", Map.of("api_key", key, "service_code", "municipal.lamps")), "lat");
        assertError(400, post("requests.json", Map.of("api_key", key, "service_code", "housing.lifts", "lat", "1", "long", "1")), "trapped");
        assertError(400, post("requests.json", Map.of("api_key", key, "service_code", "housing.lifts", "lat", "1", "long", "1", "attribute[trapped]", "x")), "trapped");
        assertError(400, post("requests.json", Map.of("api_key", key, "service_code", "municipal.lamps", "lat", "1", "long", "1", "media_url",
                "javascript:alert(1)")), "media_url");
        assertError(400, post("requests.json", Map.of("api_key", key, "service_code", "municipal.lamps", "lat", "1", "long", "1", "phone", "none")), "phone");
        assertError(404, application.get(V2 + "services.json?jurisdiction_id=elsewhere"), "jurisdiction_id");
        assertError(404, application.get(V2 + "services/no.such.json"), "service_code");
        assertError(404, application.get(V2 + "requests/no-number.json"), "service_request_id");
        assertError(404, application.get(V2 + "tokens/none.json"), "token");
        assertError(400, application.get(V2 + "requests.json?start_date=yesterday"), "start_date");
        assertError(400, application.get(V2 + "requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z"), "90");
        assertError(400, application.get(V2 + "requests.json?status=fixed"), "status");
        var xml = application.get(V2 + "tokens/none.xml");
        assertThat(xml.text()).contains("<errors><error><code>404</code><description>");
    }

    @Test
    void a_place_outside_the_district_is_refused() {
        for (var far : List.of("12", "0")) {
            var form = lamp();
            form.put("lat", far);
            form.put("long", far);
            assertError(400, post("requests.json", form), "lat");
        }
    }

    @Test
    void whatever_is_asked_wrongly_is_answered_as_the_specification_has_it() {
        assertThat(application.get(V2 + "requests").text()).startsWith("<?xml").contains("<code>404</code>", ".json");
        assertError(404, application.get(V2 + "nothing.json"), ".json");
        assertThat(application.get("/open311/nothing").text()).contains("<code>404</code>");
        for (var path : List.of("requests", "services.json", "requests/1.json")) {
            assertThat(application.send("POST", V2 + path, BodyPublishers.noBody(), "application/x-www-form-urlencoded").status()).as(path).isEqualTo(405);
        }
        for (var method : List.of("PUT", "DELETE")) {
            assertError(405, application.send(method, V2 + "requests.json", BodyPublishers.noBody(), "application/x-www-form-urlencoded"), "");
        }
        assertError(400, application.get(V2 + "requests.json?page=0"), "1");
        var much = lamp();
        much.put("description", "x".repeat(3_000_000));
        assertError(413, post("requests.json", much), "");
        var file = "--b\r\nContent-Disposition: form-data; name=\"api_key\"\r\n\r\n" + key + "\r\n--b\r\nContent-Disposition: form-data; name=\"media\"; "
                + "filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\nx\r\n--b--\r\n";
        for (var path : List.of("requests.json", "servicerequestupdates.json")) {
            assertError(400, application.send("POST", V2 + path, BodyPublishers.ofString(file), "multipart/form-data; boundary=b"), "media_url");
        }
        var short_ = lamp();
        short_.put("description", "x");
        short_.put("service_code", "housing.repairs");
        short_.remove("attribute[lamp-post]");
        assertError(400, post("requests.json", short_), "description: ");
    }

    private static void assertError(int status, Answer answer, String names) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get(0).get("code").asInt()).isEqualTo(status);
        assertThat(answer.json().get(0).get("description").asString()).contains(names);
    }

    @Test
    void a_list_is_paged_and_never_longer_than_a_thousand_or_ninety_days() {
        for (int i = 0; i < 3; i++) {
            sent(lamp());
        }
        var all = application.get(V2 + "requests.json?page_size=3").json();
        var second = application.get(V2 + "requests.json?page_size=1&page=2").json();
        assertThat(second.size()).isEqualTo(1);
        assertThat(second.get(0)).isEqualTo(all.get(1));
        assertThat(application.get(V2 + "requests.json?page_size=1&page=1000000").text()).isNotNull();
        clock.set("2040-03-01T09:00"); // long after whatever another class of this process sent
        assertThat(application.get(V2 + "requests.json").text()).isEqualTo("[]");
        assertThat(application.get(V2 + "requests.json?start_date=2026-09-01T00:00:00Z").json().size()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void an_update_is_a_message_of_the_resident_once_and_only_through_the_application_that_sent_it() {
        var matter = sent(lamp());
        var update = new LinkedHashMap<>(Map.of("api_key", key, "service_request_id", number(matter), "update_id", "u-1", "status", "OPEN",
                "updated_datetime", "2026-09-16T10:00:00+08:00", "description", "昨晚又灭了两盏"));
        assertThat(one(post("servicerequestupdates.json", update)).get("update_id").asString()).isEqualTo("u-1");
        post("servicerequestupdates.json", update);
        assertThat(as(Role.DISPATCHER, "centre").get("/api/matters/" + number(matter)).json().get("messages").valueStream()
                .filter(message -> message.get("text").asString().contains("又灭了两盏")).count()).isEqualTo(1);
        update.put("api_key", keys.issue("别的应用", null).key());
        assertError(404, post("servicerequestupdates.json", update), "service_request_id");
        update.remove("status");
        assertError(400, post("servicerequestupdates.json", update), "status");
    }

    @Test
    void the_same_command_again_is_answered_as_the_first_time() {
        var command = UUID.randomUUID().toString();
        application.with("Idempotency-Key", command);
        var first = post("requests.json", lamp()).text();
        assertThat(post("requests.json", lamp()).text()).isEqualTo(first);
        var other = lamp();
        other.put("description", "另一件事情");
        assertThat(post("requests.json", other).status()).isEqualTo(400);
    }

    @Test
    void a_revoked_key_opens_nothing_and_only_administrators_of_the_district_issue_any() {
        var administrator = as(Role.ADMINISTRATOR, "centre");
        var issued = administrator.post("/api/admin/open311-keys", Map.of("name", "随手拍")).json();
        var form = lamp();
        form.put("api_key", issued.get("key").asString());
        assertThat(post("requests.json", form).status()).isEqualTo(200);
        assertThat(administrator.get("/api/admin/open311-keys").text()).contains("随手拍").doesNotContain(issued.get("key").asString());
        assertThat(administrator.delete("/api/admin/open311-keys/" + issued.get("id").asString()).status()).isEqualTo(204);
        assertError(403, post("requests.json", form), "api_key");
        assertThat(administrator.delete("/api/admin/open311-keys/" + issued.get("id").asString()).status()).isEqualTo(404);
        assertThat(as(Role.ADMINISTRATOR, "jiangbei").get("/api/admin/open311-keys").status()).isEqualTo(403);
    }

    @Test
    void a_key_comes_only_so_often() {
        Answer last = null;
        for (int i = 0; i < 130; i++) {
            last = post("requests.json", Map.of("api_key", key));
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("Retry-After")).isNotEmpty();
        assertThat(post("requests.json", Map.of("api_key", keys.issue("另一个", null).key())).status()).isEqualTo(400);
    }
}
