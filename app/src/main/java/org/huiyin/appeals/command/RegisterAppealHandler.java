package org.huiyin.appeals.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.appeals.domain.AppealEvent;
import org.huiyin.appeals.domain.AppealEvent.AppealRegistered;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.AppealPublication;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.appeals.domain.Category;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.insight.Outline;
import org.huiyin.insight.store.PublicList;
import org.huiyin.kernel.Actor;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Command;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Header;
import org.huiyin.matters.Header.Flag;
import org.huiyin.matters.Intake;
import org.huiyin.matters.Matters;
import org.huiyin.matters.Registered;
import org.huiyin.matters.RuleTitle;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.Masking;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.store.RegistrationStore;
import org.huiyin.matters.store.SearchWords;
import org.huiyin.people.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Registering gives an appeal its number and its promise; the promise counts from receipt and is never restarted. */
@Service
public class RegisterAppealHandler {
    /** Numbers of the sealed words of a registration. */
    public static final short POSITION = AppealPublication.POSITION;
    public static final short TEXT = 4;
    public static final short IDENTITY = 5;
    public static final short ADDRESS = 6;
    public static final short FIRM = 7;

    private final Matters matters;
    private final AppealLifecycle lifecycle;
    private final AppealRules rules;
    private final MatterUploads uploads;
    private final Joining joining;
    private final JsonMapper json;

    RegisterAppealHandler(Matters matters, AppealLifecycle lifecycle, AppealRules rules, MatterUploads uploads, Joining joining, JsonMapper json) {
        this.matters = matters;
        this.lifecycle = lifecycle;
        this.rules = rules;
        this.uploads = uploads;
        this.joining = joining;
        this.json = json;
    }

    /** With whom an appeal may be put together. */
    @org.springframework.stereotype.Component
    public record Joining(GroupHandler groups, Matters matters, PublicList open, AppealPublication publication, org.huiyin.people.Offices offices,
            RegistrationStore registrations) {
        Actor resident(MatterId id) {
            return new Actor.Resident(registrations.resident(id).orElseThrow(() -> Refusal.notAllowed("matter.erased")));
        }

        boolean mayBeNamed(MatterId other, @Nullable Member by) {
            if (by == null) {
                return open.find(other, publication.kept()).isPresent();
            }
            return matters.find(other).filter(one -> new MatterPolicy(offices).mayKnow(by, one.header(), one.custody())).isPresent();
        }
    }

    /** What a registration asks of the district's rules. */
    @org.springframework.stereotype.Component
    public record AppealRules(StatutoryClocks clocks, Clock clock, org.huiyin.appeals.domain.Categories categories,
            org.huiyin.people.Offices offices, org.huiyin.kernel.District district, Outline outline) {}

    /** Not one transaction: a repeated command meets the first one's row, and what it sent is then looked up. */
    public Registered<AppealState> handle(RegisterAppeal appeal) {
        return register(appeal, List.of(), () -> {});
    }

    /**
     * An appeal that says it is about the same thing as another one, known to whoever sends it: to a resident what is public, to an
     * agent what the centre knows.
     */
    public Registered<AppealState> handle(RegisterAppeal appeal, MatterId other, String number) {
        var registered = register(appeal, List.of(number), () -> {
            if (!joining.mayBeNamed(other, appeal.by())) {
                throw Refusal.invalid("appeal.join-unknown", "join");
            }
        });
        var actor = appeal.by() == null ? joining.resident(registered.matter().id()) : appeal.by().actor();
        return new Registered<>(joining.groups.joinFresh(registered.matter(), other, number, new Command(appeal.key(), actor, null)),
                registered.receiptCode());
    }

    /** @param mayBegin refuses what may not be registered; what is sent again is answered as the first time, whatever happened since */
    private Registered<AppealState> register(RegisterAppeal appeal, List<String> alike, Runnable mayBegin) {
        var request = json.writeValueAsString(fingerprinted(appeal, alike));
        var before = matters.<AppealState>before(appeal.key(), request);
        if (before.isPresent()) {
            return withFiles(before.get(), appeal);
        }
        checkText(appeal);
        checkOffices(appeal);
        mayBegin.run();
        uploads.mustBeThere(appeal.attachments()); // before there is a number: a refusal must leave nothing behind
        return withFiles(matters.register(lifecycle, intake(appeal, request)), appeal);
    }

    private Registered<AppealState> withFiles(Registered<AppealState> registered, RegisterAppeal appeal) {
        uploads.bring(registered.matter(), appeal.attachments());
        return registered;
    }

    private Intake<AppealEvent> intake(RegisterAppeal appeal, String request) {
        var now = rules.clock.instant();
        var category = appeal.category() == null ? null : rules.categories.of(appeal.category());
        var type = appeal.type() == null ? AppealType.COMPLAINT : appeal.type();
        boolean urgent = appeal.urgent() || category != null && category.urgent();
        var promise = rules.clocks.start(type.promise(), now);
        var dispatch = rules.clocks.start(AppealLifecycle.dispatchClock(urgent), now);
        return new Intake<>(appeal.key(), request, appeal.by() == null ? null : appeal.by().actor(),
                header(appeal, category, type, flags(appeal, urgent), now, promise.at()), new AppealRegistered(TEXT),
                List.of(ClockChange.start(ClockChange.PROMISE, promise), ClockChange.start(ClockChange.DISPATCH, dispatch)),
                words(appeal), SearchWords.of(appeal.text(), appeal.contact().name()));
    }

    private static void checkText(RegisterAppeal appeal) {
        if (appeal.text().strip().length() < RegisterAppeal.SHORTEST) {
            throw Refusal.of(Refusal.Kind.INVALID, "appeal.text-too-short", Map.of("field", "text", "shortest", RegisterAppeal.SHORTEST));
        }
    }

    private void checkOffices(RegisterAppeal appeal) {
        var about = appeal.about();
        if (about != null && about.office() != null && rules.offices.find(about.office()).isEmpty()) {
            throw Refusal.invalid("office.unknown", "about.office");
        }
        if (appeal.report() && about != null && about.office() != null && rules.offices.answersFor(rules.offices.centre().id()).contains(about.office())) {
            throw Refusal.invalid("appeal.report-about-centre", "about.office");
        }
        var place = appeal.place();
        for (var office : new Integer[] {place.township(), place.community()}) {
            if (office != null && rules.offices.find(office).isEmpty()) {
                throw Refusal.invalid("place.unknown", "place");
            }
        }
        if (place.position() != null) {
            rules.outline.mustHold(place.position(), "place.position");
        }
        if (appeal.report() && (about == null || about.office() == null && about.firm() == null)) {
            throw Refusal.invalid("appeal.report-names-nobody", "about");
        }
    }

    private Header header(RegisterAppeal appeal, @Nullable Category category, AppealType type, Set<Flag> flags, java.time.Instant now,
            java.time.Instant promise) {
        var about = appeal.about();
        return new Header(new MatterId(rules.district.id(), 0), AppealLifecycle.KIND, "", title(appeal, category),
                appeal.category(), type.code(), appeal.channel(), rules.offices.centre().id(), appeal.place().nearest(),
                about == null ? null : about.office(), now, promise, null, null, flags,
                appeal.everyone() && (category == null || !category.kept()) && !appeal.report(), null, 1, 1, 1);
    }

    /** Until a dispatcher writes or confirms one, the title is category and community, never words of the text. */
    private String title(RegisterAppeal appeal, @Nullable Category category) {
        if (appeal.title() != null && !appeal.title().isBlank()) {
            return Masking.mask(appeal.title().strip());
        }
        return defaultTitle(category, appeal.place().nearest());
    }

    private String defaultTitle(@Nullable Category category, @Nullable Integer place) {
        return RuleTitle.of(category == null ? null : category.name(), place == null ? null : rules.offices.byId(place).shortName()).zh();
    }

    private static Set<Flag> flags(RegisterAppeal appeal, boolean urgent) {
        var flags = EnumSet.noneOf(Flag.class);
        if (urgent) {
            flags.add(Flag.URGENT);
        }
        if (appeal.report()) {
            flags.add(Flag.REPORT);
        }
        return flags;
    }

    private List<Entry.Words> words(RegisterAppeal appeal) {
        var words = new ArrayList<Entry.Words>();
        words.add(new Entry.Words(TEXT, "text", appeal.text().strip()));
        if (!appeal.contact().anonymous()) {
            words.add(new Entry.Words(IDENTITY, "identity", json.writeValueAsString(appeal.contact())));
        }
        var address = appeal.place().address();
        if (address != null && !address.isBlank()) {
            words.add(new Entry.Words(ADDRESS, "address", address.strip()));
        }
        if (appeal.place().position() != null) {
            words.add(new Entry.Words(POSITION, "position", appeal.place().position().words()));
        }
        var about = appeal.about();
        if (about != null && about.firm() != null && !about.firm().isBlank()) {
            words.add(new Entry.Words(FIRM, "firm", about.firm().strip()));
        }
        return words;
    }

    /** All that was sent: the same key with anything else is another command. Of files the number: those that waited too long are sent anew; of none, the list that it always was. */
    private static List<@Nullable Object> fingerprinted(RegisterAppeal appeal, List<String> alike) {
        Object files = appeal.attachments().isEmpty() ? List.of() : appeal.attachments().size();
        return java.util.Arrays.asList(alike, appeal.text(), appeal.contact(), appeal.category(), appeal.place(), files, appeal.about(), appeal.report(),
                appeal.type(), appeal.everyone(), appeal.urgent(), appeal.title(), appeal.channel());
    }
}
