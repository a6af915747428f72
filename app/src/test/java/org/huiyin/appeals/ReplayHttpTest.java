package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.huiyin.Browser;
import org.huiyin.Browser.Answer;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;

/** A step sent again is answered to whoever took it, and tells no more than they may know by then. */
class ReplayHttpTest extends AppealHttp {
    @Test
    void a_step_that_handed_the_matter_away_says_when_sent_again_only_that_it_was_taken() {
        var matter = inHand("housing");
        var key = UUID.randomUUID();
        Map<String, Object> away = Map.of("seen", matter.header().revision(), "office", office("henan"), "reason", "T01", "words", "属于他们");
        var first = step(as(Role.HANDLER, "housing"), number(matter), "transfer", key, away).json();
        assertThat(first.get("gone").asBoolean()).isTrue();
        assertThat(first.at("/office/code").asString()).as("to whom one's own step gave it").isEqualTo("henan");
        custody.sign(ask(matter, Role.HANDLER, "henan"));

        var again = step(as(Role.HANDLER, "housing"), number(matter), "transfer", key, away);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        var left = new java.util.TreeMap<String, Object>();
        again.json().propertyStream().filter(part -> !part.getValue().isNull() && !part.getValue().isEmpty() || part.getValue().isValueNode() && !part.getValue().isNull())
                .forEach(part -> left.put(part.getKey(), part.getValue().asString()));
        assertThat(left).isEqualTo(Map.of("number", number(matter), "gone", "true", "revision", Integer.toString(now(matter.id()).header().revision())));
    }

    @Test
    void a_key_somebody_else_used_for_the_same_matter_is_refused_and_tells_a_stranger_nothing() {
        var matter = inHand("housing");
        var key = UUID.randomUUID();
        Map<String, Object> said = Map.of("seen", matter.header().revision(), "words", "看过", "open", false);
        assertThat(step(as(Role.HANDLER, "housing"), number(matter), "note", key, said).status()).isEqualTo(200);
        int revision = now(matter.id()).header().revision();
        var colleague = signedIn(account(Role.HANDLER, "housing", "another-handler"));
        assertThat(step(colleague, number(matter), "note", key, said).code()).isEqualTo("command.key-reused");
        assertThat(step(as(Role.HANDLER, "henan"), number(matter), "note", key, said).code()).isEqualTo("matter.unknown");
        assertThat(step(as(Role.HANDLER, "housing"), number(matter), "note", key, said).json().get("revision").asInt()).isEqualTo(revision);
        assertThat(now(matter.id()).header().revision()).isEqualTo(revision);
    }

    private static Answer step(Browser browser, String number, String noun, UUID key, Object body) {
        return browser.with("Idempotency-Key", key.toString()).post("/api/matters/" + number + "/" + noun, body);
    }
}
