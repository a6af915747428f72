package org.huiyin.people.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.domain.OfficePolicy;
import org.huiyin.people.domain.PeopleEvent;
import org.huiyin.people.store.AccountStore;
import org.huiyin.people.store.PeopleRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The record of what administrators did, with the names of whom and what it speaks of. */
@RestController
class RecordController {
    private static final int PAGE = 100;
    private static final List<String> ACCOUNTS = List.of("deputy");
    private static final List<String> OFFICES = List.of("office", "parent", "mergedInto", "to");
    private final PeopleRecord events;
    private final AccountStore accounts;
    private final Offices tree;

    RecordController(PeopleRecord events, AccountStore accounts, Offices tree) {
        this.events = events;
        this.accounts = accounts;
        this.tree = tree;
    }

    record RecordLine(
            long id, Instant at, @Schema(example = "OfficeClosed") String kind, String subject, @Nullable UUID actor,
            Map<String, Object> facts) {
        static RecordLine of(PeopleEvent event) {
            return new RecordLine(event.id(), event.at(), event.kind(), event.subject(), event.actor(), event.facts());
        }
    }

    /**
     * A page of it, the newest first.
     *
     * @param people names of the accounts it speaks of, by their ids
     * @param offices names of the offices it speaks of, by their numbers
     */
    record RecordPage(List<RecordLine> items, @Nullable Long next, Map<String, String> people, Map<String, Wording> offices) {}

    @GetMapping("/api/admin/record")
    RecordPage record(@RequestParam(defaultValue = "9223372036854775807") long before, Member by) {
        OfficePolicy.readRecord(by, tree);
        var found = events.before(before, PAGE + 1);
        var items = found.stream().limit(PAGE).map(RecordLine::of).toList();
        return new RecordPage(items, found.size() > PAGE ? items.getLast().id() : null, people(items), offices(items));
    }

    private Map<String, String> people(List<RecordLine> items) {
        return accounts.names(items.stream().flatMap(item -> Stream.concat(Stream.of(item.subject, String.valueOf(item.actor)), said(item, ACCOUNTS))).distinct()
                .filter(id -> id.length() == 36).map(UUID::fromString).toList());
    }

    private Map<String, Wording> offices(List<RecordLine> items) {
        var names = new HashMap<String, Wording>();
        items.stream().flatMap(item -> Stream.concat(Stream.of(item.subject), said(item, OFFICES))).distinct()
                .filter(id -> id.matches("\\d{1,9}"))
                .forEach(id -> tree.find(Integer.parseInt(id)).ifPresent(office -> names.put(id, office.shortName())));
        return names;
    }

    private static Stream<String> said(RecordLine item, List<String> keys) {
        return keys.stream().map(item.facts::get).filter(Objects::nonNull).map(Object::toString);
    }
}
