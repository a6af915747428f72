package org.huiyin.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.huiyin.Browser;
import org.huiyin.Browser.Answer;
import org.huiyin.appeals.StagedAppeals;
import org.huiyin.open311.command.KeyHandler;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every endpoint of the contract, also those that come to it later, asked with nonsense and with malice: it says no in words, in
 * time, and tells nothing of what it is made of.
 */
class FuzzTest extends StagedAppeals {
    private static final long SEED = 20260916;
    private static final int EACH = 16;
    private static final int AT_A_DOOR = 8;
    private static final long SLOW_MS = 10_000;
    private static final Set<String> ENDLESS = Set.of("/api/live");
    private static final Pattern TOLD = Pattern.compile(
            "(?i)\\b(org|java|jakarta|tools|com)\\.[a-z]+\\.[a-z]|exception|\\bat [a-z.]+\\(|stack ?trace|SQLSTATE|\\bselect .* from\\b|relation \"|/(tmp|home|work|etc|root|usr)/|\\.java\\b|Whitelabel|Apache Tomcat");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    @Autowired private KeyHandler keys;
    private final Hostile hostile = new Hostile(SEED);
    private final TreeMap<String, String> faults = new TreeMap<>();
    private int asked;

    @Test
    @Timeout(180)
    void nonsense_and_malice_are_refused_in_words_and_in_time_at_every_endpoint() {
        var api = JSON.readTree(Path.of("../web/openapi.json").toFile());
        var matter = at(Stage.IN_HAND);
        api.get("paths").propertyStream().filter(path -> !ENDLESS.contains(path.getKey())).forEach(path ->
                path.getValue().propertyStream().forEach(operation -> fuzz(api, path.getKey(), operation.getKey(), operation.getValue(), number(matter))));
        assertThat(asked).isGreaterThan(1500);
        assertThat(faults.values()).as(asked + " requests").isEmpty();
    }

    @Test
    @Timeout(120)
    void bombs_entities_and_broken_files_are_refused_at_every_upload() throws IOException {
        for (var file : Hostile.files().entrySet()) {
            look("PATCH /api/uploads " + file.getKey().strip(), () -> Browser.stranger(port).inPieces(file.getKey(), file.getValue()).last());
            for (var path : List.of("/api/admin/offices.csv?dryRun=true", "/api/admin/accounts.csv?dryRun=true", "/api/imports")) {
                var browser = signedIn(account(Role.ADMINISTRATOR, "centre"));
                browser.with("Idempotency-Key", UUID.randomUUID().toString());
                look("POST " + path + " " + file.getKey().strip(), () -> browser.upload(path, file.getKey().replaceAll("[\r\n\"]", "_"), file.getValue()));
            }
        }
        assertThat(faults.values()).as(asked + " requests").isEmpty();
    }

    /** GeoReport v2 stands in no contract of ours. */
    @Test
    @Timeout(60)
    void the_open_interface_refuses_nonsense_too() {
        var key = keys.issue("乱来的应用", null).key();
        var names = List.of("service_request_id", "service_code", "start_date", "end_date", "status", "page", "page_size", "jurisdiction_id", "api_key",
                "lat", "long", "address_string", "address_id", "description", "phone", "email", "media_url", "attribute[visibility]", "attribute[x][]",
                "update_id", "updated_datetime");
        for (int i = 0; i < 160; i++) {
            var browser = Browser.stranger(port);
            for (var path : List.of("discovery", "v2/services", "v2/services/" + hostile.id(), "v2/requests", "v2/requests/" + hostile.id(), "v2/tokens/" + hostile.id(),
                    "v2/servicerequestupdates")) {
                var where = "/open311/" + path + (hostile.chance(2) ? ".xml" : ".json") + (hostile.chance(3) ? "" : hostile.query(names));
                look("GET /open311/" + path.replaceAll("(services|requests|tokens)/.*", "$1/…"), () -> browser.get(where));
            }
            var form = "api_key=" + key + "&service_code=municipal.lamps&" + hostile.query(names).replaceFirst("^\\?", "");
            look("POST /open311/v2/requests", () -> browser.send("POST", "/open311/v2/requests.json", BodyPublishers.ofString(form), "application/x-www-form-urlencoded"));
            look("POST /open311/v2/servicerequestupdates", () -> browser.send("POST", "/open311/v2/servicerequestupdates.xml", BodyPublishers.ofString(form),
                    hostile.chance(3) ? "multipart/form-data; boundary=" + Hostile.MARK : "application/x-www-form-urlencoded"));
        }
        assertThat(faults.values()).as(asked + " requests").isEmpty();
    }

    @Test
    void what_is_hardly_http_is_refused_too() throws IOException {
        for (var words : List.of("GET / HTTP/9.9\r\n\r\n", "NONSENSE\r\n\r\n", "GET /api/session HTTP/1.1\r\n\r\n", "GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "GET /;a=b/..;/actuator/env HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
                "POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", "POST /api/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n",
                "GET / HTTP/1.1\r\nHost: " + "x".repeat(20_000) + "\r\n\r\n", "TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "FOO /api/session HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET http://[::1/ HTTP/1.1\r\nHost: x\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "GET /api/offices?q=%FF%FE%ZZ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")) {
            try (var socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout((int) SLOW_MS);
                socket.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).as(words.lines().findFirst().orElse("")).doesNotContainPattern("HTTP/1.1 5(?!05)").doesNotContainPattern(TOLD).doesNotContain("Server:");
            }
        }
    }

    private void fuzz(JsonNode api, String path, String method, JsonNode operation, String number) {
        boolean open = operation.path("security").isMissingNode();
        var staff = signedIn(account(path.contains("/admin/") || path.contains("/imports") || path.contains("/accounts") ? Role.ADMINISTRATOR : Role.HANDLER,
                path.contains("/matters/") ? HOLDER : "centre"));
        var names = new ArrayList<String>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.get("in").asString().equals("query")) {
                names.add(parameter.get("name").asString());
            }
        });
        var schema = operation.at("/requestBody/content/application~1json/schema");
        var stranger = Browser.stranger(port);
        for (int i = 0; i < EACH; i++) {
            stranger = i % AT_A_DOOR == 0 ? Browser.stranger(port) : stranger;
            var browser = open ? stranger.again() : dressed(staff);
            browser.with("Idempotency-Key", UUID.randomUUID().toString());
            boolean inBody = i % 2 == 0 && !method.equals("get");
            if (!inBody && hostile.chance(2)) {
                var header = hostile.header();
                browser.with(header[0], header[1]);
            }
            var asked = path.replace("{number}", inBody || hostile.chance(2) ? number : hostile.id());
            while (asked.contains("{")) {
                asked = asked.replaceFirst("\\{\\w+}", hostile.id().replace("$", "") );
            }
            var where = asked + (names.isEmpty() && hostile.chance(2) ? "" : hostile.query(names));
            var body = method.equals("get") || method.equals("delete") ? new byte[0] : hostile.body(api, schema.isMissingNode() ? null : schema);
            var type = hostile.chance(6) ? hostile.chance(2) ? "application/xml" : "multipart/form-data; boundary=" + Hostile.MARK : hostile.chance(8) ? "application/json;charset=utf-16" : "application/json";
            look(method + " " + path, () -> browser.send(method.toUpperCase(java.util.Locale.ROOT), where, BodyPublishers.ofByteArray(body), type));
        }
    }

    private Browser dressed(Browser staff) {
        return new Browser(port).cookie("huiyin", Objects.requireNonNull(staff.cookie("huiyin"))).cookie("XSRF-TOKEN", Objects.requireNonNull(staff.cookie("XSRF-TOKEN")));
    }

    private interface Asking {
        Answer ask();
    }

    private void look(String what, Asking asking) {
        asked++;
        long began = System.nanoTime();
        Answer answer;
        try {
            answer = asking.ask();
        } catch (IllegalArgumentException notToBeSent) {
            return;
        } catch (RuntimeException broken) {
            faults.put(what + " broken", what + ": " + broken);
            return;
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        if (answer.status() >= 500) {
            faults.put(what + " " + answer.status(), what + ": " + answer);
        }
        if (took > SLOW_MS) {
            faults.put(what + " slow", what + " took " + took + " ms");
        }
        if (answer.status() >= 400) {
            for (var told : new HashSet<>(List.of(TOLD.matcher(answer.text()).find() ? "told" : "", answer.text().contains(Hostile.MARK) ? "echo" : ""))) {
                if (!told.isEmpty()) {
                    faults.put(what + " " + told, what + " " + told + ": " + answer);
                }
            }
            boolean geoReport = what.contains("/open311/"); // says no in a form of its own
            if (answer.status() != 400 && !geoReport && !answer.header("Content-Type").startsWith("application/problem+json")) {
                faults.put(what + " no problem", what + " is no problem: " + answer.status() + " " + answer.header("Content-Type"));
            }
        }
    }
}
