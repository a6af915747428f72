package org.huiyin.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.huiyin.Browser;
import org.huiyin.appeals.AppealHttp;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Script, formulas, SQL and paths, wherever words are taken and given out again. */
class TextAttacksTest extends AppealHttp {
    private Browser stranger;
    private static final String SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg/onload=alert(3)>";
    private static final String FORMULA = "=HYPERLINK(\"http://evil.example\",\"x\")";
    private static final List<String> SQL = List.of("' or '1'='1", "') or true --", "1; drop table matter", "' union select null,null--", "\\'; select pg_sleep(30)--", "$$; select 1; $$", "%' or 1=1 or '%'='",
            "{\"a\":1}", "[]", "'||(select version())||'");

    @Test
    void script_that_was_stored_comes_back_as_json_that_no_browser_runs() throws IOException {
        var answer = visitor().with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/appeals", Map.of("text", SCRIPT,
                "contact", Map.of("anonymous", false, "name", SCRIPT.substring(0, 30), "phone", "13877712345", "mayBeNamed", true), "place", Map.of("address", SCRIPT)));
        assertThat(answer.status()).as(answer::text).isEqualTo(201);
        var number = answer.json().get("number").asString();
        var staff = as(Role.DISPATCHER, "centre").with("Idempotency-Key", UUID.randomUUID().toString());
        assertThat(staff.post("/api/matters/" + number + "/title", Map.of("seen", 1, "title", "<script>alert(1)</script>")).status()).isEqualTo(200);
        staff.with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/matters/" + number + "/note", Map.of("seen", 2, "words", SCRIPT));
        for (var path : List.of("/api/matters/" + number, "/api/matters?view=dispatch", "/api/search?q=" + URLEncoder.encode(SCRIPT, StandardCharsets.UTF_8))) {
            var given = staff.get(path);
            assertThat(given.header("Content-Type")).as(path).startsWith("application/json");
            assertThat(given.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(given.header("Content-Security-Policy")).contains("default-src 'none'");
        }
        var token = visitor().post("/api/receipts", Map.of("code", answer.json().get("code").asString())).json().get("token").asString();
        var bundle = visitor().with("Authorization", "Receipt " + token).get("/api/receipt/everything.zip");
        int pages = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle.raw().body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getName()).doesNotContain("..").doesNotStartWith("/");
                if (entry.getName().endsWith(".html")) {
                    pages++;
                    assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("<script>alert", "<img src=x", "<svg/onload");
                }
            }
        }
        assertThat(pages).isPositive();
    }

    @Test
    void script_in_an_address_comes_back_in_no_page_and_no_refusal() {
        var encoded = URLEncoder.encode(SCRIPT, StandardCharsets.UTF_8).replace("+", "%20");
        for (var path : List.of("/?q=" + encoded, "/desk/search?q=" + encoded, "/api/search?q=" + encoded, "/api/matters?view=" + encoded, "/" + encoded, "/api/clocks/" + encoded + "/explanation?from=" + encoded,
                "/api/calendar/" + encoded, "/api/matters/" + encoded, "/assets/" + encoded + ".js")) {
            for (var browser : List.of(visitor(), as(Role.DISPATCHER, "centre"))) {
                assertThat(browser.get(path).text()).as(path).doesNotContain("<script>alert", "onerror=alert", "onload=alert");
            }
        }
    }

    @Test
    void a_formula_in_a_title_is_text_in_every_file() throws IOException {
        var matter = registered();
        as(Role.DISPATCHER, "centre").with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/matters/" + number(matter) + "/title", Map.of("seen", 1, "title", FORMULA));
        var staff = as(Role.SUPERVISOR, "centre");
        var csv = staff.get("/api/exports/matters.csv?view=all");
        assertThat(csv.header("Content-Disposition")).startsWith("attachment");
        assertThat(csv.text().lines().flatMap(line -> List.of(line.split(",")).stream()).map(cell -> cell.replaceFirst("^\"", "")))
                .noneMatch(cell -> cell.matches("^[=+@\\t\\r-].*"));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(staff.get("/api/exports/matters.xlsx?view=all").raw().body()))) {
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA)));
        }
    }

    @Test
    void sql_in_every_filter_finds_nothing_more_and_breaks_nothing() {
        var api = JsonMapper.builder().build().readTree(Path.of("../web/openapi.json").toFile());
        registered();
        int before = matters();
        var filters = new LinkedHashMap<String, List<String>>();
        api.get("paths").propertyStream().filter(path -> path.getValue().has("get") && !path.getKey().contains("{") && !path.getKey().equals("/api/live")).forEach(path -> {
            var names = new ArrayList<String>();
            path.getValue().get("get").path("parameters").forEach(one -> names.add(one.get("name").asString()));
            if (names.remove("asked")) {
                names.addAll(List.of("state", "category", "type", "channel", "place", "flag", "due", "office", "from", "to", "after", "limit", "view"));
            }
            filters.put(path.getKey(), names);
        });
        assertThat(filters.values().stream().mapToInt(List::size).sum()).isGreaterThan(40);
        var staff = as(Role.ADMINISTRATOR, "centre");
        filters.forEach((path, names) -> names.forEach(name -> SQL.forEach(attempt -> {
            var answer = staff.get(path + "?q=x&" + name + "=" + URLEncoder.encode(attempt, StandardCharsets.UTF_8));
            assertThat(answer.status()).as(path + " " + name + " " + attempt + answer.text()).isLessThan(500);
            assertThat(answer.text()).doesNotContain("PostgreSQL 18", "syntax error", "org.postgresql");
        })));
        assertThat(staff.get("/api/offices?q=" + URLEncoder.encode(SQL.getFirst(), StandardCharsets.UTF_8)).json()).as("nothing is called so").isEmpty();
        assertThat(matters()).isEqualTo(before);
    }

    @Test
    void no_path_leads_out_of_the_pages_and_no_address_leads_to_another_site() {
        for (var path : List.of("/..%2f..%2fetc%2fpasswd", "/assets/..%2f..%2f..%2fapplication.yaml", "/%2e%2e/%2e%2e/etc/passwd", "/assets/%5c..%5c..%5cx", "/static/../application.yaml", "/WEB-INF/web.xml",
                "/META-INF/sbom/application.cdx.json", "/application.yaml", "/db/migration/V001__lease.sql", "/BOOT-INF/classes/application.yaml", "/api/receipt/attachments/..%2f..%2fsecrets%2fmaster-key",
                "/api/exports/..%2f..%2fetc%2fpasswd", "/.git/config", "/assets/..;/..;/application.yaml")) {
            var answer = visitor().get(path);
            assertThat(answer.text()).as(path).doesNotContain("root:", "huiyin:\n", "create table", "bomFormat");
            assertThat(answer.status()).as(path).isIn(400, 401, 404);
        }
        for (var path : List.of("//evil.example", "/%2f%2fevil.example", "/\\evil.example", "/desk//evil.example", "/sign-in?to=https://evil.example", "/api/session?redirect=//evil.example", "/%0d%0aLocation:%20//evil.example", "/@evil.example")) {
            try {
                var answer = visitor().with("X-Forwarded-Host", "evil.example").with("Forwarded", "host=evil.example").get(path);
                assertThat(answer.status()).as(path).isNotIn(301, 302, 303, 307, 308);
                assertThat(answer.header("Location") + answer.text()).as(path).doesNotContain("evil.example");
            } catch (IllegalArgumentException notToBeSent) {
                assertThat(path).contains("\\");
            }
        }
    }

    @Test
    void a_file_is_never_shown_as_a_page_of_ours() {
        var page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        for (var name : List.of("x.html", "x.svg", "x.pdf", "x.png", "x.xhtml", "x.pdf.html")) {
            assertThat(visitor().inPieces(name, page).last().status()).as(name).isIn(400, 415);
        }
        var polyglot = ("%PDF-1.4\n" + SCRIPT + "\n%%EOF").getBytes(StandardCharsets.UTF_8);
        var id = visitor().inPieces("a\".pdf", polyglot).id();
        var answer = visitor().with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/appeals",
                Map.of("text", "路灯坏了三盏，见附件。", "contact", Map.of("anonymous", true, "mayBeNamed", false), "attachments", List.of(id)));
        assertThat(answer.status()).as(answer::text).isEqualTo(201);
        var token = visitor().post("/api/receipts", Map.of("code", answer.json().get("code").asString())).json().get("token").asString();
        var given = new Browser(port).with("Authorization", "Receipt " + token).get("/api/receipt/attachments/" + id);
        assertThat(given.status()).isEqualTo(200);
        assertThat(given.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(given.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(given.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(given.header("Content-Type")).startsWith("application/pdf");
    }

    private int matters() {
        return jdbc.queryForObject("select count(*) from matter", Integer.class);
    }

    /** Each test comes from an address of its own, so that the doors count it alone. */
    @Override
    protected Browser visitor() {
        stranger = stranger == null ? Browser.stranger(port) : stranger;
        return stranger.again();
    }
}
