package org.huiyin.people.command;

import java.util.Map;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.huiyin.people.domain.OfficePolicy;
import org.huiyin.people.store.PeopleRecord;
import org.springframework.stereotype.Component;

/** Hands everything one office holds to another, so that the first may close. */
@Component
public class HandOverHandler {
    private final Burden burden;
    private final Offices offices;
    private final PeopleRecord record;

    HandOverHandler(Burden burden, Offices offices, PeopleRecord record) {
        this.burden = burden;
        this.offices = offices;
        this.record = record;
    }

    /** Each matter moves by a step of its own, so this is no single transaction: run again, it goes on where it stopped. */
    public long handle(int from, int to, Member by) {
        OfficePolicy.administer(by, from, offices);
        OfficePolicy.administer(by, to, offices);
        if (offices.find(from).isEmpty()) {
            throw Refusal.notFound("office.unknown");
        }
        if (from == to || offices.find(to).filter(Office::open).isEmpty()) {
            throw Refusal.invalid("office.unfit-successor", "to");
        }
        long moved = burden.moveOffice(from, to, by);
        record.add("OfficeHandedOver", from, by.id(), Map.of("to", to, "matters", moved));
        return moved;
    }
}
