package org.huiyin.triage.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.huiyin.appeals.domain.AppealEvent;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealState.Accepted;
import org.huiyin.appeals.domain.AppealState.Registered;
import org.huiyin.kernel.Actor;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Command;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Header;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.Evidence;
import org.huiyin.matters.domain.Masking;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.domain.SpineEvent.Suggested;
import org.huiyin.matters.store.History;
import org.huiyin.people.Offices;
import org.huiyin.triage.domain.Suggestion;
import org.huiyin.triage.store.SuggestionStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes into the history of each appeal that waits for a dispatcher what is suggested for it, by which model, and the words it rests on. */
@Service
public class SuggestHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SuggestHandler.class);
    private final SuggestionStore store;
    private final Suggesting suggesting;
    private final Matters matters;
    private final History history;
    private final DecidedTexts texts;
    private final Place place;

    /** Which district, with which offices. */
    @Component("suggestPlace")
    record Place(District district, Offices offices, TransactionTemplate transaction) {}

    SuggestHandler(SuggestionStore store, Suggesting suggesting, Matters matters, History history, DecidedTexts texts, Place place) {
        this.store = store;
        this.suggesting = suggesting;
        this.matters = matters;
        this.history = history;
        this.texts = texts;
        this.place = place;
    }

    /** Some of those that wait; returns how many were looked at. None before the model is made. */
    public int suggest(int most) {
        suggesting.keepFresh();
        var wanted = store.wanted(place.district.id(), most);
        if (wanted.isEmpty() || !suggesting.ready()) {
            return 0;
        }
        wanted.forEach(id -> {
            try {
                place.transaction.executeWithoutResult(_ -> {
                    if (store.claimed(id)) { // another server that looks at it waits, and then finds it done
                        matters.<AppealState>find(id).filter(SuggestHandler::waits).ifPresent(this::suggest);
                    }
                });
            } catch (DataAccessException later) {
                throw later;
            } catch (RuntimeException broken) { // it must keep no other waiting
                LOG.error("nothing can be suggested for matter {}", id.value(), broken);
                store.claimed(id);
            }
        });
        return wanted.size();
    }

    /** What would be suggested for words nobody has sent yet; nothing is kept. */
    public Suggestion advise(String text, @Nullable Integer at) {
        return suggesting.suggest(Masking.mask(text), at, office -> true);
    }

    /** Appeals decided before that read most like this one. */
    public List<MatterId> alike(Matter<?> appeal) {
        var text = texts.said(appeal, history.of(appeal.id(), appeal.header().kind()));
        return text.isBlank() ? List.of() : suggesting.alike(text).stream().filter(id -> !id.equals(appeal.id())).toList();
    }

    private static boolean waits(Matter<AppealState> appeal) {
        return appeal.key() != null && (appeal.state() instanceof Registered || appeal.state() instanceof Accepted);
    }

    private void suggest(Matter<AppealState> appeal) {
        var events = history.of(appeal.id(), appeal.header().kind());
        var text = texts.said(appeal, events);
        if (text.isBlank()) {
            return;
        }
        var now = suggesting.suggest(text, appeal.header().place(), office -> mayHold(appeal.header(), office));
        var before = events.reversed().stream().filter(event -> event.spine() instanceof Suggested).findFirst();
        if (before.isPresent() && before.get().spine() instanceof Suggested one && leadsAs(one, now)) {
            return;
        }
        var key = UUID.nameUUIDFromBytes(("suggest/" + appeal.id().value() + "/" + now.model() + "/" + (before.isPresent() ? before.get().revision() : 0))
                .getBytes(StandardCharsets.UTF_8));
        try {
            matters.<AppealState, AppealEvent>step(appeal.id(), new Command(key, new Actor.Clockwork(), null), waiting -> entry(waiting, now));
        } catch (Refusal gone) {
            return; // somebody sent it out or withdrew it in between: nothing is suggested for what is decided
        }
    }

    private static Entry<AppealEvent> entry(Matter<AppealState> appeal, Suggestion suggestion) {
        if (!waits(appeal)) {
            throw Refusal.notAllowed("matter.stale");
        }
        var lines = new ArrayList<List<String>>(suggestion.categories().stream().map(Suggestion.OfCategory::evidence).toList());
        lines.add(suggestion.urgent());
        var words = Evidence.written(lines);
        short no = appeal.words(0);
        return Entry.<AppealEvent>spine(new Suggested(suggestion.model(), suggestion.reason().name(),
                suggestion.categories().stream().map(one -> new Suggested.OfCategory(one.code(), one.percent())).toList(),
                suggestion.offices().stream().map(one -> new Suggested.OfOffice(one.office(), one.percent(), one.times(), one.of())).toList(),
                !suggestion.urgent().isEmpty(), words.isBlank() ? null : no)).say(no, "evidence", words)
                .header(header -> suggestion.urgent().isEmpty() || header.is(Header.Flag.URGENT) ? header.without(Header.Flag.MAYBE_URGENT)
                        : header.with(Header.Flag.MAYBE_URGENT));
    }

    private boolean mayHold(Header header, int office) {
        try {
            new MatterPolicy(place.offices).mustBeAbleToHold(header, office);
            return true;
        } catch (Refusal not) {
            return false;
        }
    }

    /** Whether whoever saw the one would be led by the other just so: by what comes first. */
    private static boolean leadsAs(Suggested before, Suggestion now) {
        return before.reason().equals(now.reason().name()) && before.urgent() == !now.urgent().isEmpty()
                && before.categories().getFirst().code().equals(now.categories().getFirst().code())
                && before.offices().stream().map(Suggested.OfOffice::office).findFirst().equals(now.offices().stream().map(Suggestion.OfOffice::office).findFirst());
    }
}
