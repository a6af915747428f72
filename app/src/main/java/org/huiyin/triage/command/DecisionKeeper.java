package org.huiyin.triage.command;

import java.time.LocalDate;
import java.util.List;
import org.huiyin.appeals.domain.AppealEvent.AppealDispatched;
import org.huiyin.appeals.domain.AppealEvent.AppealReclassified;
import org.huiyin.appeals.domain.AppealEvent.AppealRegistered;
import org.huiyin.kernel.District;
import org.huiyin.matters.Happened;
import org.huiyin.matters.Header;
import org.huiyin.matters.Listener;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.domain.Move;
import org.huiyin.matters.domain.SpineEvent.CustodyMoved;
import org.huiyin.matters.domain.SpineEvent.Suggested;
import org.huiyin.matters.domain.SpineEvent.SupportAsked;
import org.huiyin.matters.store.History;
import org.huiyin.matters.store.History.Recorded;
import org.huiyin.triage.store.QualityStore;
import org.huiyin.triage.store.SuggestionStore;
import org.huiyin.triage.store.SuggestionStore.Fared;
import org.huiyin.triage.store.SuggestionStore.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Hears what came in, so that something is suggested for it, and what people decided, so that it is learnt and compared with what had been
 * suggested. Counts by office and category, never by who decided.
 */
@Component
class DecisionKeeper implements Listener {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionKeeper.class);
    private static final int WAITING = 500;
    private final SuggestionStore store;
    private final QualityStore events;
    private final History history;
    private final Matters matters;
    private final District district;

    DecisionKeeper(SuggestionStore store, QualityStore events, History history, Matters matters, District district) {
        this.store = store;
        this.events = events;
        this.history = history;
        this.matters = matters;
        this.district = district;
    }

    @Override
    public void hear(List<Happened> happened) {
        var came = events.named(happened, AppealRegistered.class.getSimpleName());
        if (!came.isEmpty()) {
            store.want(came.stream().map(Happened::id).toList());
        }
        var news = events.named(happened, AppealDispatched.class.getSimpleName(), AppealReclassified.class.getSimpleName(), Suggested.class.getSimpleName(),
                CustodyMoved.class.getSimpleName(), SupportAsked.class.getSimpleName());
        if (news.isEmpty()) {
            return;
        }
        var histories = history.of(news.stream().map(Happened::id).distinct().toList());
        boolean corrected = false;
        for (var one : news) {
            try {
                var told = histories.getOrDefault(one.id(), List.of());
                corrected |= heard(matters.get(one.id()), told.stream().filter(event -> event.revision() <= one.revision()).toList());
            } catch (DataAccessException later) {
                throw later;
            } catch (RuntimeException broken) {
                LOG.error("event {} of matter {} cannot be read and teaches nothing", one.revision(), one.id().value(), broken);
            }
        }
        if (corrected) {
            store.wantWaiting(district.id(), WAITING);
        }
    }

    /** Whether a person decided otherwise than was suggested. */
    private boolean heard(Matter<?> matter, List<Recorded> until) {
        var last = until.getLast();
        var before = until.subList(0, until.size() - 1);
        var suggested = before.reversed().stream().map(Recorded::spine).filter(Suggested.class::isInstance).map(Suggested.class::cast).findFirst().orElse(null);
        if (last.spine() instanceof SupportAsked asked) {
            var of = matter.header().category();
            if (of != null && !matter.header().is(Header.Flag.REPORT)) {
                store.supportAsked(district.id(), of, asked.office());
            }
            return false;
        }
        if (last.spine() instanceof Suggested first) {
            if (suggested == null) {
                fared(Kind.INTAKE, last, first, 0, first.categories().getFirst().code());
            }
            return false;
        }
        var category = last.event() instanceof AppealReclassified again ? again.category() : matter.header().category();
        if (category == null || last.event() == null && !(last.spine() instanceof CustodyMoved moved && moved.how() == Move.REDIRECTED)) {
            return false; // handed on among offices: whose it is was not decided by the centre
        }
        int office = last.spine() instanceof CustodyMoved moved ? moved.to() : matter.custody().office();
        store.decided(matter.id(), category, office, last.recordedAt());
        if (suggested == null) {
            return true;
        }
        if (last.event() instanceof AppealDispatched) {
            fared(Kind.DECIDED, last, suggested, office, category);
        }
        return !right(suggested, office, category);
    }

    private static boolean right(Suggested suggested, int office, String category) {
        return suggested.categories().getFirst().code().equals(category) && officeRight(suggested, office);
    }

    private static boolean officeRight(Suggested suggested, int office) {
        return !suggested.offices().isEmpty() && suggested.offices().getFirst().office() == office;
    }

    private void fared(Kind kind, Recorded event, Suggested suggested, int office, String category) {
        var first = suggested.categories().getFirst();
        var month = LocalDate.ofInstant(event.recordedAt(), district.zone()).withDayOfMonth(1);
        store.fared(district.id(), kind, new Fared(month, office, category, suggested.reason().equals("SURE"), first.percent(),
                first.code().equals(category), officeRight(suggested, office)));
    }
}
