package org.huiyin.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.huiyin.Browser;
import org.huiyin.Browser.Answer;
import org.huiyin.appeals.AppealHttp;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;

/** Somebody who wants to read, answer or end another person's appeal, or to be given more than a resident gets. */
class ReceiptAttacksTest extends AppealHttp {
    private Browser stranger;
    private static final Map<String, Object> CONTACT = Map.of("anonymous", false, "name", "欧阳晓岚", "phone", "13877712345", "mayBeNamed", false);

    /** A resident with their appeal. */
    private record Theirs(String number, String code, String token, UUID file) {}

    @Test
    void the_code_of_one_receipt_opens_nothing_of_another() {
        var mine = lodged("我的路灯坏了。");
        var hers = lodged("她的地下室积水。");
        assertThat(holding(mine).get("/api/receipt").text()).contains(mine.number).doesNotContain(hers.number);
        assertThat(holding(hers).get("/api/receipt/attachments/" + hers.file).status()).isEqualTo(200);
        var stolen = holding(mine).get("/api/receipt/attachments/" + hers.file);
        var madeUp = holding(mine).get("/api/receipt/attachments/" + UUID.randomUUID());
        assertThat(stolen.status()).isEqualTo(404);
        assertThat(stolen.text()).as("whether it exists is not told").isEqualTo(madeUp.text());
        for (var path : List.of("/api/receipt?number=", "/api/receipt?token=", "/api/receipt/clocks/promise?matter=")) {
            assertThat(holding(mine).get(path + hers.number).text()).doesNotContain(hers.number);
        }
    }

    @Test
    void a_token_that_was_changed_moved_or_made_up_opens_nothing() {
        var mine = lodged("我的路灯坏了。");
        var bytes = Base64.getUrlDecoder().decode(mine.token);
        for (int i = 0; i < bytes.length; i++) {
            var changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(bearing("Receipt " + Base64.getUrlEncoder().withoutPadding().encodeToString(changed)).status()).as("byte " + i).isEqualTo(401);
        }
        for (var claim : List.of("Receipt", "Receipt ", "Receipt null", "Bearer " + mine.token, "receipt" + mine.token, "Receipt " + mine.code, "Receipt " + mine.number)) {
            assertThat(bearing(claim).status()).as(claim).isIn(400, 401);
        }
        assertThat(visitor().cookie("Authorization", mine.token).get("/api/receipt").status()).isEqualTo(400);
    }

    @Test
    void a_code_is_guessed_ten_times_a_minute_and_every_wrong_one_is_answered_alike() {
        var mine = lodged("我的路灯坏了。");
        var answers = new TreeSet<String>();
        var nearly = (mine.code.charAt(0) == 'A' ? "B" : "A") + mine.code.substring(1);
        for (var guess : List.of(nearly, "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA", "x", mine.number, "%", "' or ''='")) {
            var answer = visitor().post("/api/receipts", Map.of("code", guess));
            assertThat(answer.status()).isEqualTo(404);
            answers.add(answer.text());
        }
        assertThat(answers).as("nearly right, malformed, made up").hasSize(1);
        int refused = 0;
        for (int i = 0; i < 8; i++) {
            refused += visitor().post("/api/receipts", Map.of("code", mine.code)).status() == 429 ? 1 : 0;
        }
        assertThat(refused).as("the right one too, once too many were tried from there").isPositive();
    }

    @Test
    void nobody_gives_an_appeal_what_only_an_office_gives() {
        var body = new HashMap<String, Object>(Map.of("text", "路灯坏了。", "contact", CONTACT));
        body.putAll(Map.of("number", "WC260916-AAAAAA", "state", "closed", "office", office("water"), "revision", 99, "title", "我的标题", "resident", UUID.randomUUID().toString(),
                "flags", List.of("urgent"), "channel", "imported", "promise", "2020-01-01T00:00:00Z"));
        body.put("everyone", true);
        body.put("urgent", true);
        body.put("district", 2);
        var answer = sent(body);
        if (answer.status() == 201) {
            var line = as(Role.DISPATCHER, "centre").get("/api/matters/" + answer.json().get("number").asString()).json().get("line");
            assertThat(line.get("number").asString()).isNotEqualTo("WC260916-AAAAAA");
            assertThat(line.get("title").asString()).isNotEqualTo("我的标题");
            assertThat(line.get("channel").asString()).isEqualTo("web");
            assertThat(line.get("flags").toString()).doesNotContain("urgent");
            assertThat(line.at("/office/code").asString()).isEqualTo("centre");
        } else {
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @Test
    void a_resident_cannot_take_the_steps_of_staff_nor_those_of_another_stage() {
        var mine = lodged("我的路灯坏了。");
        for (var step : List.of("dispatch", "reply", "signature", "erasure", "title", "note", "identity")) {
            assertThat(holding(mine).post("/api/matters/" + mine.number + "/" + step, Map.of("seen", 1)).status()).as(step).isEqualTo(401);
        }
        assertThat(holding(mine).post("/api/receipt/rating", Map.of("solved", "yes", "satisfied", "yes")).status()).as("nothing was answered yet").isEqualTo(409);
        assertThat(holding(mine).post("/api/receipt/reopening", Map.of("why", "还是不行")).status()).isEqualTo(409);
    }

    private Theirs lodged(String text) {
        var file = visitor().inPieces("路灯.pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)).id();
        var answer = sent(Map.of("text", text, "contact", CONTACT, "attachments", List.of(file)));
        assertThat(answer.status()).as(answer::text).isEqualTo(201);
        var code = answer.json().get("code").asString();
        var token = visitor().post("/api/receipts", Map.of("code", code)).json().get("token").asString();
        return new Theirs(answer.json().get("number").asString(), code, token, UUID.fromString(file));
    }

    private Answer sent(Map<String, Object> body) {
        return visitor().with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/appeals", body);
    }

    private Browser holding(Theirs theirs) {
        return visitor().with("Authorization", "Receipt " + theirs.token).with("Idempotency-Key", UUID.randomUUID().toString());
    }

    private Answer bearing(String authorization) {
        return visitor().with("Authorization", authorization).get("/api/receipt");
    }

    /** Each test comes from an address of its own, so that the doors count it alone. */
    @Override
    protected Browser visitor() {
        stranger = stranger == null ? Browser.stranger(port) : stranger;
        return stranger.again();
    }
}
