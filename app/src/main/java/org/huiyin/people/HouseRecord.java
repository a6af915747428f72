package org.huiyin.people;

import java.util.Map;
import org.huiyin.people.store.PeopleRecord;
import org.springframework.stereotype.Component;

/** The record that auditors read: other modules add what members of staff did with many matters at once. */
@Component
public final class HouseRecord {
    private final PeopleRecord record;

    HouseRecord(PeopleRecord record) {
        this.record = record;
    }

    /** Codes, ids and figures alone; never words of a resident. */
    public void add(String kind, Member by, Map<String, Object> facts) {
        record.add(kind, by.office(), by.id(), facts);
    }
}
