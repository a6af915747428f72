package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.huiyin.Browser;
import org.huiyin.Browser.Answer;
import org.huiyin.people.PeopleHttp;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class EdgeHttpTest extends PeopleHttp {
    private static final String PERSON = "张小红13812345678";

    @ParameterizedTest
    @ValueSource(strings = {
        "/api/offices", "/api/offices/tree", "/api/sessions", "/api/admin/offices", "/api/no-such-thing", "/api", "/api/",
        "/%61pi/offices", "/%61%70%69/offices/tree", "/api/admin/accounts.csv", "/API/offices/../offices", "/actuator/env"})
    void nothing_of_the_staffs_opens_without_a_session(String path) {
        var answer = visitor().get(path);
        assertThat(answer.status()).as(answer.toString()).isIn(400, 401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void every_answer_carries_the_strict_headers_and_an_id_of_its_own() {
        for (var path : List.of("/", "/api/session", "/api/offices", "/assets/page-1a2b3c.js", "/no/such/page")) {
            var answer = visitor().get(path);
            assertThat(answer.header("Content-Security-Policy")).as(path).isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; "
                    + "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Permissions-Policy")).contains("geolocation=(self)", "microphone=(self)", "payment=()", "usb=()");
            assertThat(answer.header("X-Request-Id")).hasSize(16);
            assertThat(answer.header("Server")).isEmpty();
            assertThat(answer.header("Strict-Transport-Security")).as("only over TLS").isEmpty();
        }
    }

    @Test
    void an_address_without_a_dot_is_a_page_and_one_with_a_dot_is_a_file() {
        for (var path : List.of("/", "/desk", "/desk/matters/WC260916-7K3M9Q", "/r")) {
            var answer = visitor().get(path);
            assertThat(answer.text()).as(path).contains("the first page");
            assertThat(answer.header("Cache-Control")).contains("no-cache");
        }
        assertThat(visitor().get("/assets/page-1a2b3c.js").header("Cache-Control")).contains("immutable");
        assertThat(visitor().get("/no-such.js").code()).isEqualTo("page.unknown");
        assertThat(visitor().get("/assets/no-such.js").code()).isEqualTo("page.unknown");
    }

    @Test
    void every_way_to_be_wrong_is_answered_by_a_problem_in_the_callers_language() {
        var staff = as("administrator-centre");
        expect(staff.get("/api/no-such-thing"), 404, "page.unknown");
        expect(staff.json("PATCH", "/api/sessions", "{}"), 405, "request.method");
        expect(staff.post("/api/session", "{not json"), 400, "request.unreadable");
        expect(staff.post("/api/session", ""), 400, "request.unreadable");
        expect(staff.post("/api/session", "[]"), 400, "request.unreadable");
        expect(staff.post("/api/session", Map.of("account", "x".repeat(65), "password", "y")), 400, "request.invalid");
        expect(staff.send("POST", "/api/session", BodyPublishers.ofString("a=b"), "text/plain"), 415, "request.media-type");
        expect(staff.get("/api/admin/offices/seven"), 400, "request.invalid");
        expect(staff.get("/api/duty"), 400, "request.invalid");
        expect(staff.get("/api/duty?from=yesterday&until=today"), 400, "request.invalid");
        expect(staff.get("/api/admin/accounts?role=king"), 400, "request.invalid");
        expect(staff.get("/api/admin/accounts?limit=9999999999"), 400, "request.invalid");
        expect(staff.get("/api/offices?q=%00"), 400, "request.unreadable");
        expect(staff.get("/api/duty?from=%2B300000-01-01T00:00:00Z&until=%2B300000-01-02T00:00:00Z"), 400, "request.unreadable");
        expect(staff.post("/api/session", "{\"account\": \"a\\u0000b\", \"password\": \"x\"}"), 400, "request.unreadable");
        expect(staff.post("/api/admin/posts", "{\"office\": 1, \"name\": {\"zh\": \"a\\u0000\", \"en\": \"b\"}}"), 400, "request.unreadable");
        expect(staff.upload("/api/admin/offices.csv", "big.csv", new byte[21 * 1024 * 1024]), 413, "request.too-large");
        expect(staff.post("/api/admin/offices.csv", "{}"), 400, "request.unreadable");
        expect(staff.send("POST", "/api/admin/offices.csv", BodyPublishers.ofString("x"), "multipart/form-data"), 400, "request.unreadable");
        expect(visitor().get("/api/offices"), 401, "account.sign-in-needed");
        var english = visitor().with("Accept-Language", "en-GB,en;q=0.9,zh;q=0.5").get("/api/offices");
        assertThat(english.json().get("title").asString()).isEqualTo("Please sign in first");
        assertThat(visitor().with("Accept-Language", "fr").get("/api/offices").json().get("title").asString()).isEqualTo("请先登录");
    }

    private static void expect(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        var problem = answer.json();
        assertThat(problem.get("type").asString()).isEqualTo("/problems/" + code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank().doesNotContain("{");
    }

    @Test
    void a_field_at_fault_is_named_with_a_code_and_words() {
        var answer = visitor().post("/api/session", Map.of("account", "", "password", "x"));
        var error = answer.json().at("/errors/0");
        assertThat(error.get("field").asString()).isEqualTo("account");
        assertThat(error.get("code").asString()).isEqualTo("field.missing");
        assertThat(error.get("detail").asString()).isEqualTo("这一项必须填写");
        assertThat(as("administrator-centre").get("/api/admin/accounts?limit=0").json().at("/errors/0/field").asString()).isEqualTo("limit");
    }

    @Test
    void what_was_sent_comes_back_in_no_problem_and_no_log(CapturedOutput log) {
        var staff = as("administrator-centre");
        var encoded = java.net.URLEncoder.encode(PERSON, StandardCharsets.UTF_8);
        for (var answer : List.of(
                staff.get("/api/offices/" + encoded), staff.get("/api/admin/offices/" + encoded), staff.get("/" + encoded + ".html"),
                staff.get("/api/admin/accounts?role=" + encoded), staff.get("/api/duty?from=" + encoded + "&until=x"),
                staff.post("/api/session", "{\"account\": \"" + PERSON + "\", \"password\": 5, nonsense"),
                staff.post("/api/session", Map.of("account", PERSON, "password", PERSON)),
                staff.post("/api/session", Map.of("account", PERSON + "x".repeat(80), "password", PERSON)),
                staff.put("/api/password", Map.of("old", PERSON, "new", PERSON)),
                staff.upload("/api/admin/offices.csv", PERSON + ".csv", PERSON.getBytes(StandardCharsets.UTF_8)),
                staff.upload("/api/admin/accounts.csv", "a.csv",
                        ("account,name,office,post_zh,post_en,roles\n" + PERSON + "," + PERSON + ",x,y,z," + PERSON).getBytes(StandardCharsets.UTF_8)))) {
            assertThat(answer.text()).doesNotContain("张小红").doesNotContain("13812345678").doesNotContain("Exception");
        }
        assertThat(log.getAll()).doesNotContain("张小红").doesNotContain("13812345678").doesNotContain(encoded);
    }

    @Test
    void a_fault_tells_its_number_and_nothing_else() {
        var id = open("sealed-under-another-key", "binhe", Role.ADMINISTRATOR);
        assertThat(id).isNotNull();
        var faulty = signIn(visitor(), "sealed-under-another-key", "whatever it is");
        assertThat(faulty.status()).as(faulty.toString()).isEqualTo(500);
        assertThat(faulty.code()).isEqualTo("fault");
        assertThat(faulty.json().at("/facts/id").asString()).isEqualTo(faulty.header("X-Request-Id"));
        assertThat(faulty.text()).doesNotContain("seal").doesNotContain("org.");
    }

    @Test
    void a_door_closes_for_an_address_that_comes_too_often() {
        var browser = visitor();
        Answer answer = browser.post("/api/receipts", Map.of("code", "x"));
        for (int i = 0; i < 10; i++) {
            answer = browser.post("/api/receipts", Map.of("code", "x"));
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("request.too-many");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        clock.advance(java.time.Duration.ofSeconds(60));
        assertThat(browser.post("/api/receipts", Map.of("code", "x")).status()).isNotEqualTo(429);
    }

    @Test
    void the_health_of_the_server_is_told_to_everybody_and_nothing_besides() {
        assertThat(visitor().get("/actuator/health").json().get("status").asString()).isEqualTo("UP");
        assertThat(visitor().get("/actuator/health").json().path("components").isMissingNode()).isTrue();
        assertThat(as("administrator-centre").get("/actuator/env").status()).isEqualTo(404);
    }

    @Test
    void a_token_that_opens_nothing_is_refused_and_counted() {
        var guess = new Browser(port).cookie("huiyin", "A".repeat(43));
        assertThat(guess.get("/api/offices").code()).isEqualTo("account.sign-in-needed");
        assertThat(guess.get("/api/session").json().get("account").isNull()).isTrue();
    }
}
