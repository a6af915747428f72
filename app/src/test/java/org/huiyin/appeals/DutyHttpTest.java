package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.people.Role;
import org.huiyin.people.command.RosterHandler;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What cannot wait reaches whoever stands on the duty list at that moment, and nobody else. */
class DutyHttpTest extends AppealHttp {
    @Autowired private RosterHandler roster;

    @Test
    void an_urgent_matter_at_night_reaches_the_dispatcher_on_duty() {
        clock.set("2026-09-19T23:30"); // a Saturday
        var onDuty = account(Role.DISPATCHER, "centre");
        roster.putOnDuty(onDuty, Role.DISPATCHER, clock.instant().minus(Duration.ofHours(3)), clock.instant().plus(Duration.ofHours(8)),
                member(Role.ADMINISTRATOR, "centre"));
        var before = urgent(onDuty);
        var plain = appeal(UUID.randomUUID(), null, false);
        register.handle(new RegisterAppeal(plain.key(), "煤气味很大，楼道里都是。", AppealType.HELP, null, false, null, plain.place(), plain.contact(), false,
                List.of(), "hotline", null, true, null));
        assertThat(urgent(onDuty)).isEqualTo(before + 1);
        var asleep = accounts.holdersOf(Role.DISPATCHER, office("centre")).stream().filter(one -> !one.id().equals(onDuty)).findFirst().orElseThrow();
        assertThat(signedIn(asleep.id()).get("/api/matters/counts").json().has("urgent")).isFalse();
        assertThat(as(Role.HANDLER, "housing").get("/api/matters/counts").json().has("urgent")).isFalse();
    }

    @Test
    void a_clock_that_runs_out_at_district_level_reaches_the_leader_on_duty() {
        clock.set("2026-09-28T17:59"); // the newest stand first, and other tests leave theirs
        var matter = inHand("housing");
        clock.advance(Duration.ofDays(60));
        agenda.run();
        var leader = account(Role.LEADER, "centre");
        roster.putOnDuty(leader, Role.LEADER, clock.instant().minus(Duration.ofHours(1)), clock.instant().plus(Duration.ofHours(1)),
                member(Role.ADMINISTRATOR, "centre"));
        var browser = signedIn(leader);
        assertThat(browser.get("/api/matters/counts").json().get("escalated").asInt()).isPositive();
        assertThat(browser.get("/api/matters?view=escalated&limit=100").text()).contains(number(matter));
        assertThat(as(Role.HANDLER, "water").get("/api/matters?view=escalated").text()).doesNotContain(number(matter));
    }

    @Test
    void a_stranger_with_an_old_revision_learns_no_more_than_that_there_is_nothing() {
        var matter = inHand("housing");
        var stranger = as(Role.HANDLER, "water").with("Idempotency-Key", UUID.randomUUID().toString());
        var answer = stranger.post("/api/matters/" + number(matter) + "/signature", Map.of("seen", 1));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("matter.unknown");
    }

    private int urgent(UUID account) {
        return signedIn(account).get("/api/matters/counts").json().path("urgent").asInt(-1);
    }
}
