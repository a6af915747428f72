package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Until somebody words it, a title is category and place, and is said in the reader's language. */
class TitleHttpTest extends AppealHttp {
    @Test
    void a_title_by_rule_is_said_in_both_languages_and_a_worded_one_as_it_was_written() {
        var registered = register.handle(new RegisterAppeal(UUID.randomUUID(), "垃圾三天没有清运", AppealType.COMPLAINT, "urban.waste", false, null,
                new RegisterAppeal.Place(office("jiangbei"), office("binhe"), null, null), new RegisterAppeal.Contact(true, null, null, null, false, null),
                false, List.of(), "web", null, false, null));
        var number = number(registered.matter());
        var desk = as(Role.DISPATCHER, "centre");
        var line = desk.get("/api/matters/" + number).json().get("line");
        var place = offices.byId(office("binhe")).shortName();
        assertThat(line.at("/titleName/zh").asString()).isEqualTo(line.at("/category/zh").asString() + "（" + place.zh() + "）");
        assertThat(line.at("/titleName/en").asString()).isEqualTo(line.at("/category/en").asString() + " (" + place.en() + ")");
        assertThat(receipt(registered.receiptCode()).get("titleName")).isEqualTo(line.get("titleName"));

        dispatched(registered.matter(), "jiangbei");
        var worded = desk.get("/api/matters/" + number).json().at("/line/titleName");
        assertThat(List.of(worded.get("zh").asString(), worded.get("en").asString())).containsOnly("地下室积水");
    }

    private JsonNode receipt(String code) {
        var visitor = visitor();
        var token = visitor.post("/api/receipts", Map.of("code", code)).json().get("token").asString();
        return visitor.with("Authorization", "Receipt " + token).get("/api/receipt").json();
    }
}
