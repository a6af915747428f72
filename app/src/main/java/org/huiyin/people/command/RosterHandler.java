package org.huiyin.people.command;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.huiyin.people.domain.Account;
import org.huiyin.people.domain.AccountPolicy;
import org.huiyin.people.domain.Leave;
import org.huiyin.people.store.AccountStore;
import org.huiyin.people.store.PeopleRecord;
import org.huiyin.people.store.RosterStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the leaves with their deputies, and the duty list for nights and holidays. */
@Component
public class RosterHandler {
    private final RosterStore rosters;
    private final AccountStore accounts;
    private final Offices offices;
    private final Turn turn;
    private final PeopleRecord record;

    RosterHandler(RosterStore rosters, AccountStore accounts, Offices offices, Turn turn, PeopleRecord record) {
        this.rosters = rosters;
        this.accounts = accounts;
        this.offices = offices;
        this.turn = turn;
        this.record = record;
    }

    @Transactional
    public void take(UUID id, Leave leave, Member by) {
        turn.take();
        var account = known(id);
        AccountPolicy.recordLeave(by, account, offices);
        AccountPolicy.change(account);
        if (!leave.until().isAfter(leave.from())) {
            throw Refusal.invalid("leave.ends-before-it-begins", "until");
        }
        var deputy = accounts.find(leave.deputy()).orElseThrow(() -> Refusal.invalid("leave.unfit-deputy", "deputy"));
        AccountPolicy.deputise(account, deputy, offices);
        if (rosters.hasLeaveWithin(id, leave.from(), leave.until())) {
            throw Refusal.invalid("leave.overlaps", "from");
        }
        rosters.add(id, leave);
        record.add("LeaveRecorded", id, by.id(),
                Map.of("from", leave.from().toString(), "until", leave.until().toString(), "deputy", leave.deputy()));
    }

    @Transactional
    public void cancel(UUID id, java.time.LocalDate from, Member by) {
        AccountPolicy.recordLeave(by, known(id), offices);
        if (!rosters.removeLeave(id, from)) {
            throw Refusal.notFound("leave.unknown");
        }
        record.add("LeaveCancelled", id, by.id(), Map.of("from", from.toString()));
    }

    @Transactional
    public long putOnDuty(UUID id, Role role, Instant from, Instant until, Member by) {
        AccountPolicy.keepDutyList(by, offices);
        var account = known(id);
        AccountPolicy.change(account);
        if (!until.isAfter(from)) {
            throw Refusal.invalid("duty.ends-before-it-begins", "endsAt");
        }
        if (role != Role.DISPATCHER && role != Role.LEADER) {
            throw Refusal.invalid("duty.role", "role");
        }
        if (!account.roles().contains(role)) {
            throw Refusal.invalid("duty.role-not-held", "account");
        }
        long shift = rosters.addShift(id, role, from, until);
        record.add("DutyAdded", id, by.id(),
                Map.of("shift", shift, "role", role.code(), "from", from.toString(), "until", until.toString()));
        return shift;
    }

    @Transactional
    public void takeOffDuty(long shift, Member by) {
        AccountPolicy.keepDutyList(by, offices);
        var account = rosters.removeShift(shift).orElseThrow(() -> Refusal.notFound("duty.unknown"));
        record.add("DutyRemoved", account, by.id(), Map.of("shift", shift));
    }

    private Account known(UUID id) {
        return accounts.find(id).orElseThrow(() -> Refusal.notFound("account.unknown"));
    }
}
