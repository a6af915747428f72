package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.Browser;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;

/** A point on the map that a resident sent: whoever may read the contents has it just as it was sent, and nobody else. */
class PositionHttpTest extends PublicHttp {
    private static final Map<String, Object> PINNED = Map.of("text", "路边的井盖翘起来了，晚上很危险", "report", false, "urgent", false,
            "contact", Map.of("anonymous", true, "mayBeNamed", false), "place", Map.of("position", Map.of("lat", HERE.lat(), "lng", HERE.lng())));

    private Browser.Answer send(Map<String, Object> body) {
        return visitor().with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/appeals", body);
    }

    @Test
    void a_point_reaches_the_office_that_may_read_the_contents_and_its_resident() {
        var registration = send(PINNED).json();
        var page = as(Role.DISPATCHER, "centre").get("/api/matters/" + registration.get("number").asString()).json();
        assertThat(List.of(page.at("/position/lat").asDouble(), page.at("/position/lng").asDouble())).isEqualTo(List.of(HERE.lat(), HERE.lng()));
        assertThat(page.get("position").size()).isEqualTo(2);
        var token = visitor().post("/api/receipts", Map.of("code", registration.get("code").asString())).json().get("token").asString();
        var receipt = visitor().with("Authorization", "Receipt " + token).get("/api/receipt").json();
        assertThat(List.of(receipt.at("/position/lat").asDouble(), receipt.at("/position/lng").asDouble())).isEqualTo(List.of(HERE.lat(), HERE.lng()));
    }

    @Test
    void whoever_may_know_of_a_matter_but_not_read_it_learns_no_point() {
        var matter = shown("municipal.lamps");
        var page = as(Role.LEADER, "centre").get("/api/matters/" + number(matter));
        assertThat(page.json().get("contentsClosed").asBoolean()).as(page.text()).isTrue();
        assertThat(page.text()).doesNotContain(String.valueOf(HERE.lat())).doesNotContain(String.valueOf(HERE.lng()));
    }

    private static Map<String, Object> pinned(double lat, double lng) {
        var body = new HashMap<>(PINNED);
        body.put("place", Map.of("position", Map.of("lat", lat, "lng", lng)));
        return body;
    }

    @Test
    void a_point_outside_the_district_is_refused_and_one_just_over_its_border_is_not() {
        for (var far : List.of(pinned(12, 12), pinned(0, 0), pinned(31.9, 117.05))) {
            var answer = send(far);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("position.outside");
            assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("place.position");
        }
        assertThat(send(pinned(HERE.lat(), HERE.lng())).status()).isEqualTo(201);
    }

    @Test
    void a_point_and_a_community_together_find_what_lies_by_either() {
        var placed = number(shown("municipal.lamps"));
        var unplaced = number(sent("municipal.lamps", true, false, null));
        hear();
        var near = visitor().get("/api/public/near?lat=30.913&lng=117.055&community=" + office("binhe")).json().get("items");
        assertThat(near.valueStream().map(one -> one.get("number").asString()).toList()).contains(placed, unplaced).doesNotHaveDuplicates();
        var far = visitor().get("/api/public/near?lat=30.8&lng=116.9&community=" + office("binhe")).json().get("items");
        assertThat(far.valueStream().map(one -> one.get("number").asString()).toList()).contains(placed, unplaced);
        assertThat(visitor().get("/api/public/near?lat=30.913&lng=117.055&community=" + office("jiangbei")).code()).isEqualTo("place.unknown");
    }
}
