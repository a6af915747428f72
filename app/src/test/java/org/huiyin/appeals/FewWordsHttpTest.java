package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.huiyin.Browser.Answer;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;

/** How few words an appeal may have: the same at every door. */
class FewWordsHttpTest extends Open311Http {
    private Answer written(String text) {
        return visitor().with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/appeals",
                Map.of("text", text, "report", false, "contact", Map.of("anonymous", true, "mayBeNamed", false), "urgent", false));
    }

    @Test
    void two_characters_that_say_what_it_is_are_enough_and_one_is_not() {
        assertThat(written("路灯不亮").status()).isEqualTo(201);
        assertThat(written("停电").status()).isEqualTo(201);
        var refused = written(" 电 ");
        assertThat(refused.code()).isEqualTo("appeal.text-too-short");
        assertThat(refused.json().get("detail").asString()).contains("2");
        assertThat(written("电").code()).isEqualTo("appeal.text-too-short");
        var form = lamp();
        form.put("description", "停电");
        assertThat(post("requests.json", form).status()).isEqualTo(200);
    }

    @Test
    void what_an_application_sends_without_a_word_says_so_to_whoever_dispatches_it() {
        var form = lamp();
        form.put("description", " ");
        var matter = sent(form);
        assertThat(as(Role.DISPATCHER, "centre").get("/api/matters/" + number(matter)).json().get("text").asString())
                .contains("路灯").contains("没有写是什么事").contains("灯杆编号：LD-0417");
        assertThat(application.get(V2 + "requests/" + number(matter) + ".json").text()).doesNotContain("没有写是什么事");
        form = lamp();
        form.put("description", "电");
        form.remove("attribute[lamp-post]");
        assertThat(post("requests.json", form).status()).isEqualTo(400);
    }
}
