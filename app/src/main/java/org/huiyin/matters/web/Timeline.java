package org.huiyin.matters.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.CategoryNames;
import org.huiyin.matters.command.Reasons;
import org.huiyin.matters.domain.SpineEvent.Messaged;
import org.huiyin.matters.domain.SpineEvent.Suggested;
import org.huiyin.matters.store.History.Recorded;
import org.huiyin.matters.web.Telling.Told;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells a history in plain sentences, oldest first. */
@Component
public class Timeline {
    /** One sentence of the history. */
    public record Item(int revision, Instant at, String kind, @Nullable OfficeRef office,
            @Schema(allowableValues = {"resident", "office", "system"}) String actor, Wording words,
            @Nullable Wording reason, @Nullable String text, boolean publicToResident) {}

    /** A message relayed between resident and office. */
    public record Message(int id, Instant at, @Schema(allowableValues = {"resident", "office"}) String from, @Nullable OfficeRef office, String text, boolean question) {}

    private static final Wording RESIDENT = new Wording("居民", "The resident");
    private final Offices offices;
    private final Reasons reasons;
    private final SuggestionTelling suggestions;
    private final Map<String, Telling> kinds = new HashMap<>();

    Timeline(Offices offices, Reasons reasons, CategoryNames categories, List<Telling> tellings) {
        this.offices = offices;
        this.reasons = reasons;
        this.suggestions = new SuggestionTelling(code -> categories.apply(code), id -> offices.byId(id).shortName());
        tellings.forEach(telling -> kinds.put(telling.kind(), telling));
    }

    public List<Item> items(String kind, List<Recorded> events, Map<Short, String> words, boolean forResident) {
        var items = new ArrayList<Item>();
        for (var event : events) {
            for (var told : told(kind, event)) {
                if (told.open() || !forResident) {
                    items.add(item(event, told, words));
                }
            }
        }
        items.sort(Comparator.comparing(Item::at)); // a limit that ran out while no server ran is recorded later than it happened
        return items;
    }

    public List<Message> messages(List<Recorded> events, Map<Short, String> words) {
        var messages = new ArrayList<Message>();
        for (var event : events) {
            if (event.spine() instanceof Messaged(boolean resident, boolean question, short no) && words.containsKey(no)) {
                messages.add(new Message(event.revision(), event.occurredAt(), resident ? "resident" : "office", ref(event.office()),
                        words.getOrDefault(no, ""), question));
            }
        }
        return messages;
    }

    public @Nullable OfficeRef ref(@Nullable Integer office) {
        return office == null ? null : OfficeRef.of(offices.byId(office));
    }

    Telling telling(String kind) {
        var telling = kinds.get(kind);
        if (telling == null) {
            throw new IllegalStateException("nobody tells the kind " + kind);
        }
        return telling;
    }

    private List<Told> told(String kind, Recorded event) {
        var by = event.office() == null ? RESIDENT : offices.byId(event.office()).shortName();
        var all = new ArrayList<Told>();
        if (event.event() != null) {
            all.add(telling(kind).tell(event.event(), by));
        }
        if (event.spine() != null) {
            all.add(event.spine() instanceof Suggested suggested ? suggestions.tell(suggested) : SpineTelling.tell(event.spine(), by, office -> offices.byId(office).shortName()));
        }
        return all;
    }

    private Item item(Recorded event, Told told, Map<Short, String> words) {
        var actor = event.office() != null ? "office" : event.actor().getMostSignificantBits() == 0 ? "system" : "resident";
        return new Item(event.revision(), event.occurredAt(), event.kind(), ref(event.office()), actor, told.sentence(),
                told.reason() == null ? null : reasons.name(told.reason()), told.words() == null ? null : words.get(told.words()), told.open());
    }
}
