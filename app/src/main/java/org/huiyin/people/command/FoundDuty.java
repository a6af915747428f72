package org.huiyin.people.command;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.huiyin.people.Accounts;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a dispatcher and a leader of the demonstration on duty for four weeks, so that what is urgent at night reaches somebody. */
@Component
public class FoundDuty {
    private static final int DAYS = 28;
    private static final LocalTime CHANGE = LocalTime.of(8, 30);
    private final RosterHandler rosters;
    private final Accounts accounts;
    private final Offices offices;
    private final Clock clock;

    FoundDuty(RosterHandler rosters, Accounts accounts, Offices offices, Clock clock) {
        this.rosters = rosters;
        this.accounts = accounts;
        this.offices = offices;
        this.clock = clock;
    }

    @Transactional
    public void found() {
        int centre = offices.centre().id();
        var by = accounts.holdersOf(Role.ADMINISTRATOR, centre).getFirst();
        var today = LocalDate.now(clock);
        for (var role : new Role[] {Role.DISPATCHER, Role.LEADER}) {
            var who = accounts.holdersOf(role, centre).getFirst().id();
            for (var day = today; day.isBefore(today.plusDays(DAYS)); day = day.plusDays(1)) {
                var from = day.atTime(CHANGE).atZone(clock.getZone());
                rosters.putOnDuty(who, role, from.toInstant(), from.plusDays(1).toInstant(), by);
            }
        }
    }
}
