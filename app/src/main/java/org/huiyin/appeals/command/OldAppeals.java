package org.huiyin.appeals.command;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.appeals.domain.AppealEvent;
import org.huiyin.appeals.domain.AppealEvent.AppealImported;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.appeals.domain.Category;
import org.huiyin.appeals.domain.OldAppeal;
import org.huiyin.kernel.Actor;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Header;
import org.huiyin.matters.Header.Flag;
import org.huiyin.matters.Intake;
import org.huiyin.matters.Matters;
import org.huiyin.matters.RuleTitle;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.Masking;
import org.huiyin.matters.store.SearchWords;
import org.huiyin.matters.vault.Vault;
import org.huiyin.people.Office;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Registers appeals of before as facts. No clock starts, so nothing reminds, escalates or notifies; where a rule was in force
 * when it came and an answer was given, the promise of then stands with how it came out.
 */
@Component
class OldAppeals {
    /** Numbers of the sealed words below those of a registration. */
    static final short NUMBER = 2;
    static final short REPLY = 3;
    private static final Map<String, AppealType> TYPES = Map.ofEntries(Map.entry("咨询", AppealType.INQUIRY), Map.entry("求助", AppealType.HELP),
            Map.entry("建议", AppealType.HELP), Map.entry("求助、建议", AppealType.HELP), Map.entry("意见建议", AppealType.HELP),
            Map.entry("投诉", AppealType.COMPLAINT), Map.entry("举报", AppealType.COMPLAINT), Map.entry("投诉、举报", AppealType.COMPLAINT),
            Map.entry("投诉举报", AppealType.COMPLAINT));
    private final Matters matters;
    private final AppealLifecycle lifecycle;
    private final RegisterAppealHandler.AppealRules rules;
    private final JsonMapper json;
    private final Vault vault;

    OldAppeals(Matters matters, AppealLifecycle lifecycle, RegisterAppealHandler.AppealRules rules, JsonMapper json, Vault vault) {
        this.matters = matters;
        this.lifecycle = lifecycle;
        this.rules = rules;
        this.json = json;
        this.vault = vault;
    }

    /** Ours by code and by every name that only one has; built once for a list. */
    record Names(Map<String, Integer> offices, Map<String, Category> categories) {}

    /** A row whose names are found: under which key it is registered, and from which words. */
    record Fit(UUID key, String request, OldAppeal old, @Nullable Category category, AppealType type, @Nullable Integer office,
            @Nullable Integer place) {}

    Names names() {
        var offices = new HashMap<String, Integer>();
        for (var office : rules.offices().open()) {
            for (var name : List.of(office.name().zh(), office.name().en(), office.shortName().zh(), office.shortName().en())) {
                offices.merge(name.toLowerCase(Locale.ROOT), office.id(), (one, other) -> one.equals(other) ? one : Integer.valueOf(0));
            }
        }
        rules.offices().open().forEach(office -> offices.put(office.code(), office.id()));
        var categories = new HashMap<String, Category>();
        for (var category : rules.categories().all()) {
            for (var name : List.of(category.name().zh(), category.name().en(), category.code())) {
                categories.putIfAbsent(name.toLowerCase(Locale.ROOT), category);
            }
        }
        return new Names(offices, categories);
    }

    Fit fit(OldAppeal old, Names names) {
        var called = old.named().category();
        var category = called == null ? null : names.categories.get(called.toLowerCase(Locale.ROOT));
        if (called != null && category == null) {
            throw Refusal.invalid("import.category-unknown", "category");
        }
        var type = type(old.named().type(), category);
        var office = office(names, old.named().office(), "office");
        if (office != null && rules.offices().byId(office).level() == Office.Level.DISTRICT) {
            throw Refusal.invalid("office.holds-nothing", "office");
        }
        var answer = old.answer();
        var said = List.of(old.text(), Objects.requireNonNullElse(old.subject(), ""), answer == null ? "" : answer.text(),
                answer == null ? "" : answer.at().toString());
        return new Fit(key(old), json.writeValueAsString(said), old, category, type, office, office(names, old.named().place(), "place"));
    }

    /** By the number it had, told apart by its time; without one, by time and words. */
    private UUID key(OldAppeal old) {
        var what = old.number() == null ? old.text() : "#" + old.number();
        return vault.commandFor("import/appeals/" + old.receivedAt() + "/" + what);
    }

    private static AppealType type(@Nullable String called, @Nullable Category category) {
        if (called == null) {
            return category == null ? AppealType.COMPLAINT : category.type();
        }
        var type = TYPES.get(called);
        return type == null ? AppealType.of(called.toLowerCase(Locale.ROOT)) : type;
    }

    private static @Nullable Integer office(Names names, @Nullable String called, String column) {
        if (called == null) {
            return null;
        }
        var office = names.offices.getOrDefault(called.toLowerCase(Locale.ROOT), 0);
        if (office == 0) {
            throw Refusal.invalid("import.office-unknown", column);
        }
        return office;
    }

    /** True when the same row is here already; the same number with other words is refused. */
    boolean known(Fit fit) {
        return switch (matters.met(fit.key, fit.request)) {
            case NOTHING -> false;
            case THE_SAME -> true;
            case ANOTHER -> throw Refusal.invalid("import.other-words", "number");
        };
    }

    void register(Fit fit, Actor actor) {
        var old = fit.old;
        var answer = old.answer();
        var words = words(old);
        boolean held = fit.office != null;
        var event = new AppealImported(RegisterAppealHandler.TEXT, old.number() == null ? null : NUMBER, answer == null ? null : answer.at(),
                answer == null ? null : REPLY, answer == null ? null : answer.outcome(), old.closed(), held);
        matters.register(lifecycle, new Intake<AppealEvent>(fit.key, fit.request, actor, header(fit), event, clocks(fit), words,
                SearchWords.of(said(old), old.name())));
    }

    private Header header(Fit fit) {
        var old = fit.old;
        boolean urgent = fit.category != null && fit.category.urgent() && !old.closed();
        var flags = EnumSet.of(Flag.IMPORTED);
        if (urgent) {
            flags.add(Flag.URGENT);
        }
        if (!old.closed()) {
            flags.add(Flag.NO_RULE);
        }
        var promise = fit.type.promise();
        boolean promised = old.answer() != null && rules.clocks().inForce(promise, old.receivedAt()); // an open one waits for a new promise
        Instant then = promised ? rules.clocks().start(promise, old.receivedAt()).at() : null;
        return new Header(new MatterId(rules.district().id(), 0), AppealLifecycle.KIND, "", title(fit),
                fit.category == null ? null : fit.category.code(), fit.type.code(), "import",
                fit.office == null ? rules.offices().centre().id() : fit.office, fit.place, null, old.receivedAt(), then, null, null, flags, false,
                null, 1, 1, 1);
    }

    /** A title of the list is an office's own; else category, place and month, never words of the text. */
    private String title(Fit fit) {
        var given = fit.old.title();
        if (given != null) {
            return Masking.mask(given);
        }
        return RuleTitle.ofEarlier(fit.category == null ? null : fit.category.name(),
                fit.place == null ? null : rules.offices().byId(fit.place).shortName(),
                YearMonth.from(fit.old.receivedAt().atZone(rules.clock().getZone()))).zh();
    }

    private List<ClockChange> clocks(Fit fit) {
        var answer = fit.old.answer();
        var promise = fit.type.promise();
        return answer == null || !rules.clocks().inForce(promise, fit.old.receivedAt()) ? List.of()
                : List.of(ClockChange.start(ClockChange.PROMISE, rules.clocks().start(promise, fit.old.receivedAt())),
                        ClockChange.settle(ClockChange.PROMISE, answer.at()));
    }

    private List<Entry.Words> words(OldAppeal old) {
        var words = new ArrayList<Entry.Words>();
        words.add(new Entry.Words(RegisterAppealHandler.TEXT, "text", said(old)));
        if (old.name() != null || old.phone() != null) {
            words.add(new Entry.Words(RegisterAppealHandler.IDENTITY, "identity",
                    json.writeValueAsString(new RegisterAppeal.Contact(false, old.name(), old.phone(), null, false, null))));
        }
        if (old.address() != null) {
            words.add(new Entry.Words(RegisterAppealHandler.ADDRESS, "address", old.address()));
        }
        if (old.number() != null) {
            words.add(new Entry.Words(NUMBER, "number", old.number()));
        }
        var answer = old.answer();
        if (answer != null) {
            words.add(new Entry.Words(REPLY, "reply", answer.text()));
        }
        return words;
    }

    private static String said(OldAppeal old) {
        return old.subject() == null ? old.text() : old.subject() + "\n\n" + old.text();
    }
}
