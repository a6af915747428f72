package org.huiyin.people.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.Member;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.huiyin.people.command.RosterHandler;
import org.huiyin.people.domain.AccountPolicy;
import org.huiyin.people.domain.Leave;
import org.huiyin.people.store.AccountStore;
import org.huiyin.people.store.RosterStore;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Leaves with their deputies, and the duty list that every member of staff may read. */
@RestController
@RequestMapping("/api")
class RosterController {
    private static final int LONGEST_STRETCH_DAYS = 400;

    record LeaveIn(@NotNull LocalDate from, @NotNull LocalDate until, @NotNull UUID deputy) {}

    record LeaveOut(LocalDate from, LocalDate until, UUID deputy, String deputyName) {}

    record ShiftIn(@NotNull UUID account, @NotNull Role role, @NotNull Instant startsAt, @NotNull Instant endsAt) {}

    record ShiftOut(long id, UUID account, String name, OfficeRef office, Role role, Instant startsAt, Instant endsAt) {}

    record NewShift(long id) {}

    private final RosterHandler handler;
    private final RosterStore rosters;
    private final AccountStore accounts;
    private final Offices offices;

    RosterController(RosterHandler handler, RosterStore rosters, AccountStore accounts, Offices offices) {
        this.handler = handler;
        this.rosters = rosters;
        this.accounts = accounts;
        this.offices = offices;
    }

    @GetMapping("/accounts/{id}/leaves")
    List<LeaveOut> leaves(@PathVariable UUID id, Member by) {
        var account = accounts.find(id).orElseThrow(() -> Refusal.notFound("account.unknown"));
        AccountPolicy.recordLeave(by, account, offices);
        return rosters.leavesOf(id).stream()
                .map(leave -> new LeaveOut(
                        leave.from(), leave.until(), leave.deputy(), accounts.find(leave.deputy()).orElseThrow().name()))
                .toList();
    }

    @PostMapping("/accounts/{id}/leaves")
    @ResponseStatus(HttpStatus.CREATED)
    List<LeaveOut> take(@PathVariable UUID id, @Valid @RequestBody LeaveIn body, Member by) {
        handler.take(id, new Leave(body.from(), body.until(), body.deputy()), by);
        return leaves(id, by);
    }

    @DeleteMapping("/accounts/{id}/leaves/{from}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable UUID id, @PathVariable LocalDate from, Member by) {
        handler.cancel(id, from, by);
    }

    @GetMapping("/duty")
    List<ShiftOut> duty(@RequestParam Instant from, @RequestParam Instant until) {
        if (!until.isAfter(from) || from.until(until, ChronoUnit.DAYS) > LONGEST_STRETCH_DAYS) {
            throw Refusal.invalid("duty.stretch", "until");
        }
        return rosters.shifts(from, until).stream()
                .map(shift -> new ShiftOut(
                        shift.id(), shift.account(), shift.name(), OfficeRef.of(offices.byId(shift.office())), shift.role(),
                        shift.startsAt(), shift.endsAt()))
                .toList();
    }

    @PostMapping("/admin/duty")
    @ResponseStatus(HttpStatus.CREATED)
    NewShift add(@Valid @RequestBody ShiftIn body, Member by) {
        return new NewShift(handler.putOnDuty(body.account(), body.role(), body.startsAt(), body.endsAt(), by));
    }

    @DeleteMapping("/admin/duty/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id, Member by) {
        handler.takeOffDuty(id, by);
    }
}
