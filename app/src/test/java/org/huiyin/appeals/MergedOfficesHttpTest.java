package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.appeals.command.RegisterAppeal.About;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Matter;
import org.huiyin.people.Member;
import org.huiyin.people.Office.Level;
import org.huiyin.people.Role;
import org.huiyin.people.command.OfficeHandler;
import org.huiyin.people.command.OpenOffice;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

/** Whoever carries on an office answers for what was said against it. */
@DirtiesContext // its offices are nobody else's
class MergedOfficesHttpTest extends AppealHttp {
    private static final String ABOUT_ITSELF = "office.successor-holds-what-is-about-it";
    @Autowired private OfficeHandler administration;

    @Test
    void a_report_about_an_office_stays_unknown_to_what_it_was_merged_into_and_to_all_below_through_several_mergers() {
        opened("old-street", "wangchuan", Level.TOWNSHIP);
        opened("between-street", "wangchuan", Level.TOWNSHIP);
        opened("new-street", "wangchuan", Level.TOWNSHIP);
        opened("new-village", "new-street", Level.COMMUNITY);
        var report = heldOnce(about("old-street", true), "new-village");
        var complaint = heldOnce(about("old-street", false), "new-village");
        for (var role : List.of(Role.SUPERVISOR, Role.LEADER)) {
            assertThat(whereItShows(role, "new-street", report)).as("before the merger").containsExactlyElementsOf(PLACES.keySet());
        }
        assertThat(as(Role.HANDLER, "new-village").get("/api/matters/" + number(complaint)).json().get("contentsClosed").asBoolean()).isFalse();

        administration.close(office("old-street"), office("between-street"), administrator());
        assertThat(whereItShows(Role.SUPERVISOR, "new-street", report)).isNotEmpty();
        administration.close(office("between-street"), office("new-street"), administrator());

        for (var role : List.of(Role.SUPERVISOR, Role.LEADER, Role.HEAD, Role.AUDITOR)) {
            assertThat(whereItShows(role, "new-street", report)).as("%s after the mergers", role).isEmpty();
        }
        for (var role : List.of(Role.HANDLER, Role.HEAD)) {
            assertThat(whereItShows(role, "new-village", report)).as("%s below", role).isEmpty();
        }
        assertThat(whereItShows(Role.SUPERVISOR, "centre", report)).as("the centre above").isNotEmpty();
        assertThat(as(Role.HANDLER, "new-village").get("/api/matters/" + number(complaint)).json().get("contentsClosed").asBoolean())
                .as("a complaint is known, what it says is not").isTrue();
        var later = about("old-street", true);
        for (var office : List.of("new-street", "new-village")) {
            refused("custody.report-about-office", () -> dispatched(later, office));
        }
        dispatched(later, "henan");
    }

    @Test
    void an_office_is_not_merged_into_one_that_still_holds_or_helps_with_what_is_about_it() {
        opened("first", "jiangbei", Level.COMMUNITY);
        opened("second", "jiangbei", Level.COMMUNITY);
        opened("third", "jiangbei", Level.COMMUNITY);
        administration.close(office("first"), office("second"), administrator());
        var held = dispatched(about("first", true), "third");
        refused(ABOUT_ITSELF, () -> administration.close(office("second"), office("third"), administrator()));
        refused(ABOUT_ITSELF, () -> administration.close(office("second"), office("jiangbei"), administrator()));
        residents.withdraw(resident(held), null);
        administration.close(office("second"), office("third"), administrator());
    }

    @Test
    void a_report_sent_again_after_its_office_became_part_of_the_centre_is_answered_as_the_first_time() {
        opened("fourth", "jiangbei", Level.COMMUNITY);
        var sent = appeal(UUID.randomUUID(), new About(office("fourth"), null), true);
        var first = register.handle(sent);
        residents.withdraw(resident(first.matter()), null);
        administration.close(office("fourth"), office("centre"), administrator());
        assertThat(register.handle(sent).receiptCode()).isEqualTo(first.receiptCode());
        refused("appeal.report-about-centre", () -> register.handle(appeal(UUID.randomUUID(), new About(office("fourth"), null), true)));
    }

    private static final Map<String, String> PLACES = new java.util.LinkedHashMap<>();

    static {
        PLACES.put("page", "/api/matters/$number");
        PLACES.put("list", "/api/matters?view=all&limit=100");
        PLACES.put("search", "/api/search?limit=100&q=" + URLEncoder.encode("地下室", StandardCharsets.UTF_8));
        PLACES.put("export", "/api/exports/matters.csv?view=all");
        PLACES.put("ledger", "/api/ledger/matters?figure=received&limit=100&from=2026-09-01&to=2026-09-30&office=$office");
    }

    private List<String> whereItShows(Role role, String office, Matter<AppealState> matter) {
        jdbc.update("update lease set until = '2000-01-01' where name = 'outbox'");
        outbox.read();
        return PLACES.entrySet().stream()
                .filter(place -> as(role, office).get(place.getValue().replace("$number", number(matter)).replace("$office", Integer.toString(office(office))))
                        .text().contains("\"number\":\"" + number(matter)) || place.getKey().equals("export") && as(role, office).get(place.getValue()).text().contains(number(matter)))
                .map(Map.Entry::getKey).toList();
    }

    private Matter<AppealState> about(String office, boolean report) {
        return register.handle(appeal(UUID.randomUUID(), new About(office(office), null), report)).matter();
    }

    /** Done with, so that nothing stands in the way of a merger. */
    private Matter<AppealState> heldOnce(Matter<AppealState> matter, String by) {
        dispatched(matter, by);
        account(Role.HANDLER, by);
        residents.withdraw(resident(matter), null);
        return now(matter.id());
    }

    private void opened(String code, String parent, Level level) {
        var name = new Wording(code + "名", code);
        administration.handle(new OpenOffice(code, office(parent), level, level == Level.TOWNSHIP ? "street" : "community", name, name, null), administrator());
    }

    private Member administrator() {
        return member(Role.ADMINISTRATOR, "centre");
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable doing) {
        assertThatThrownBy(doing).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
