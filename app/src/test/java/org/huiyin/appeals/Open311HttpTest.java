package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.huiyin.Browser;
import org.huiyin.appeals.command.DispatchHandler.Dispatch;
import org.huiyin.appeals.command.ReplyHandler.Reply;
import org.huiyin.appeals.domain.Outcome;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;

/** GeoReport v2 as an application uses it: every answer fits the published schemas, in JSON and in XML alike. */
class Open311HttpTest extends Open311Http {
    @Test
    void what_is_sent_publicly_is_read_by_everybody_without_a_word_of_the_resident() {
        var matter = sent(lamp());
        var answer = application.get(V2 + "requests/" + number(matter) + ".json");
        fits("requests", answer);
        var request = one(answer);
        assertThat(request.get("status").asString()).isEqualTo("open");
        assertThat(request.get("description").asString()).isEqualTo("路灯");
        assertThat(request.get("lat").asDouble()).isNotEqualTo(30.912345).isBetween(30.91, 30.915);
        assertThat(answer.text()).doesNotContain("三盏").doesNotContain("欧阳").doesNotContain("138777").doesNotContain("LD-0417").doesNotContain("device");
        assertThat(matter.header().channel()).isEqualTo("open311");
        var page = as(Role.DISPATCHER, "centre").get("/api/matters/" + number(matter)).json();
        assertThat(page.get("text").asString()).contains("灯坏了三盏").contains("灯杆编号：LD-0417");
    }

    @Test
    void only_the_title_and_the_released_part_of_the_reply_are_told() {
        var matter = sent(lamp());
        dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new Dispatch(office("housing"), null, null, "滨河路路灯不亮", null));
        custody.sign(ask(matter, Role.HANDLER, "housing"));
        replying.handle(ask(matter, Role.HANDLER, "housing"),
                new Reply(Outcome.EXPLAINED, "欧阳女士，明天去修。", null, null, List.of(), Map.of(), "三盏路灯明天换好"));
        hear();
        var answer = application.get(V2 + "requests.json?service_code=municipal.lamps&status=closed");
        fits("requests", answer);
        var request = answer.json().valueStream().filter(one -> one.get("service_request_id").asString().equals(number(matter))).findFirst().orElseThrow();
        assertThat(request.get("description").asString()).isEqualTo("滨河路路灯不亮");
        assertThat(request.get("status_notes").asString()).isEqualTo("三盏路灯明天换好");
        assertThat(answer.text()).doesNotContain("欧阳");
        var updates = application.get(V2 + "servicerequestupdates.json").json().valueStream()
                .filter(one -> one.get("service_request_id").asString().equals(number(matter))).toList();
        assertThat(updates).extracting(one -> one.get("status").asString()).containsExactly("OPEN", "IN_PROGRESS", "CLOSED");
        assertThat(updates.getLast().get("description").asString()).isEqualTo("三盏路灯明天换好");
    }

    @Test
    void what_was_sent_to_the_offices_alone_gives_a_token_and_stands_in_no_list() {
        var form = lamp();
        form.remove("attribute[visibility]");
        var taken = one(post("requests.json", form));
        assertThat(taken.has("service_request_id")).isFalse();
        assertThat(taken.get("token").asString()).hasSizeGreaterThanOrEqualTo(22);
        var matter = sent(form);
        assertThat(application.get(V2 + "requests.json").text()).doesNotContain(number(matter));
        assertThat(application.get(V2 + "requests.json?service_request_id=" + number(matter)).text()).isEqualTo("[]");
        assertThat(application.get(V2 + "requests/" + number(matter) + ".json").status()).isEqualTo(404);
        var followed = application.get(V2 + "requests/" + number(matter) + ".json?api_key=" + key);
        fits("requests", followed);
        assertThat(one(followed).get("description").isNull()).isTrue();
        var other = keys.issue("别的应用", null).key();
        assertThat(application.get(V2 + "requests/" + number(matter) + ".json?api_key=" + other).text())
                .isEqualTo(application.get(V2 + "requests/WC260916-222222.json?api_key=" + other).text());
    }

    @Test
    void whoever_may_not_see_the_keys_is_told_so_as_on_every_page_of_the_desk() {
        var refused = as(Role.HANDLER, "housing").get("/api/admin/open311-keys");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("code").asString()).isEqualTo("open311.needs-administrator");
    }

    @Test
    void private_categories_are_never_public_whatever_was_chosen() {
        var form = lamp();
        form.put("service_code", "health.care");
        form.remove("attribute[lamp-post]");
        assertThat(post("requests.json", form).status()).isEqualTo(400); // who may read it is not asked there
        form.remove("attribute[visibility]");
        var matter = sent(form);
        assertThat(application.get(V2 + "requests.json?service_code=health.care").text()).isEqualTo("[]");
        assertThat(application.get(V2 + "requests/" + number(matter) + ".xml").status()).isEqualTo(404);
    }

    @Test
    void services_and_what_they_ask_come_from_the_rules() {
        var services = application.get(V2 + "services.json");
        fits("services", services);
        assertThat(services.json().size()).isGreaterThan(80);
        var lamps = services.json().valueStream().filter(one -> one.get("service_code").asString().equals("municipal.lamps")).findFirst().orElseThrow();
        assertThat(lamps.get("group").asString()).isEqualTo("市政公用");
        assertThat(lamps.get("type").asString()).isEqualTo("realtime");
        var asked = application.get(V2 + "services/municipal.lamps.json");
        fits("service-definition", asked);
        assertThat(asked.json().get("attributes").valueStream().map(one -> one.get("code").asString()).toList())
                .containsExactly("visibility", "lamp-post", "since");
        assertThat(new Browser(port).with("Accept-Language", "en").get(V2 + "services/municipal.lamps.json").text()).contains("Number on the lamp post");
        var english = new Browser(port).with("Accept-Language", "en").get(V2 + "services.json").json();
        assertThat(english.valueStream().map(one -> one.get("description").asString()).toList()).noneMatch(said -> said.matches("(?s).*\\p{IsHan}.*")).noneMatch(String::isBlank);
        for (var lift : services.json()) {
            fits("service-definition", application.get(V2 + "services/" + lift.get("service_code").asString() + ".json"));
        }
    }

    @Test
    void xml_says_what_json_says() throws Exception {
        var matter = sent(lamp());
        for (var path : List.of("services", "services/municipal.lamps", "requests", "requests/" + number(matter), "servicerequestupdates", "discovery")) {
            var xml = application.get(V2 + path + ".xml");
            assertThat(xml.header("Content-Type")).isEqualToIgnoringCase("text/xml;charset=UTF-8");
            assertThat(xml.text()).startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
            var root = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml.raw().body())).getDocumentElement();
            assertThat(plain(root)).as(path).isEqualTo(plain(application.get(V2 + path + ".json").json()));
        }
    }

    /** A document as lists, maps and strings; what is empty is an empty string, in either format. */
    private static Object plain(Element element) {
        var children = new ArrayList<Element>();
        for (Node at = element.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element child) {
                children.add(child);
            }
        }
        if (children.isEmpty()) {
            return element.getTextContent();
        }
        if (List.of("services", "attributes", "values", "service_requests", "service_request_updates", "endpoints", "formats").contains(element.getTagName())) {
            return children.stream().map(Open311HttpTest::plain).toList();
        }
        var fields = new LinkedHashMap<String, Object>();
        children.forEach(child -> fields.put(child.getTagName(), plain(child)));
        return fields;
    }

    private static Object plain(JsonNode node) {
        if (node.isArray()) {
            return node.isEmpty() ? "" : node.valueStream().map(Open311HttpTest::plain).toList();
        }
        if (node.isObject()) {
            var fields = new LinkedHashMap<String, Object>();
            node.properties().forEach(field -> fields.put(field.getKey(), plain(field.getValue())));
            return fields;
        }
        return node.isNull() ? "" : node.asString();
    }

    @Test
    void nothing_joins_what_one_device_or_account_sent() {
        var matter = sent(lamp());
        var tables = jdbc.queryForList("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'", String.class);
        for (var table : tables) {
            assertThat(jdbc.queryForList("select t::text from " + table + " t", String.class)).as(table)
                    .noneMatch(row -> row.contains("the-device") || row.contains("the-account"));
        }
        assertThat(matter.header().everyone()).isTrue();
    }
}
