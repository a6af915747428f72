package org.huiyin.appeals.command;

import java.time.Clock;
import java.time.Instant;
import org.huiyin.appeals.domain.AppealEvent;
import org.huiyin.appeals.domain.AppealEvent.AppealReclassified;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.appeals.domain.Categories;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Header.Flag;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.Ask;
import org.huiyin.matters.command.Desk;
import org.huiyin.matters.command.Reasons;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.domain.Masking;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.domain.Move;
import org.huiyin.matters.domain.SpineEvent.CustodyMoved;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a dispatcher does with a new appeal: accept, send to the right office, say no with the right door, set aside. */
@Service
public class DispatchHandler {
    private final Desk desk;
    private final Reasons reasons;
    private final StatutoryClocks clocks;
    private final Clock clock;
    private final Categories categories;
    private final MatterPolicy policy;

    DispatchHandler(Desk desk, Reasons reasons, StatutoryClocks clocks, Clock clock, Categories categories, Offices offices) {
        this.desk = desk;
        this.reasons = reasons;
        this.clocks = clocks;
        this.clock = clock;
        this.categories = categories;
        this.policy = new MatterPolicy(offices);
    }

    /** What the dispatcher settled while sending it out; null leaves a thing as it is. */
    public record Dispatch(int office, @Nullable String category, @Nullable AppealType type, @Nullable String title, @Nullable String words, @Nullable Boolean urgent) {
        public Dispatch(int office, @Nullable String category, @Nullable AppealType type, @Nullable String title, @Nullable String words) {
            this(office, category, type, title, words, null);
        }
    }

    public Matter<AppealState> accept(Ask ask) {
        return desk.<AppealState, AppealEvent>take(ask, "accept", appeal -> Entry.of(AppealLifecycle.accept(appeal.state())));
    }

    public Matter<AppealState> notAccept(Ask ask, String reason, String whereToGo) {
        return desk.<AppealState, AppealEvent>take(ask, "not-accept", appeal -> {
            reasons.of("not-accepted", reason);
            short no = appeal.words(0);
            return withdrawAll(appeal, Entry.<AppealEvent>of(AppealLifecycle.notAccept(appeal.state(), reason, no))
                    .say(new Entry.Words(no, "where-to-go", whereToGo.strip())));
        });
    }

    public Matter<AppealState> setAside(Ask ask, String reason) {
        return desk.<AppealState, AppealEvent>take(ask, "not-an-appeal", appeal -> {
            reasons.of("not-an-appeal", reason);
            return withdrawAll(appeal, Entry.of(AppealLifecycle.setAside(appeal.state(), reason)));
        });
    }

    /** When it is an appeal after all, its promise goes on from receipt as if nothing had happened. */
    public Matter<AppealState> reviewSetAside(Ask ask, boolean upheld) {
        return desk.<AppealState, AppealEvent>take(ask, "review-not-an-appeal", appeal -> {
            Entry<AppealEvent> entry = Entry.of(AppealLifecycle.reviewSetAside(appeal.state(), upheld));
            if (upheld) {
                return entry;
            }
            if (appeal.header().is(Flag.IMPORTED)) {
                return entry.header(header -> header.withPromise(null).with(Flag.NO_RULE));
            }
            var type = AppealType.of(appeal.header().type());
            return entry.clock(ClockChange.start(ClockChange.PROMISE, clocks.start(type.promise(), appeal.header().receivedAt())))
                    .clock(ClockChange.start(ClockChange.DISPATCH, clocks.start(AppealLifecycle.dispatchClock(appeal.header().is(Flag.URGENT)), clock.instant())));
        });
    }

    public Matter<AppealState> dispatch(Ask ask, Dispatch dispatch) {
        return desk.<AppealState, AppealEvent>take(ask, "dispatch", appeal -> {
            policy.mustBeAbleToHold(appeal.header(), dispatch.office());
            if (dispatch.category() == null && appeal.header().category() == null) {
                throw Refusal.invalid("field.missing", "category");
            }
            var now = clock.instant();
            short no = appeal.words(0);
            boolean says = Entry.says(dispatch.words());
            Entry<AppealEvent> entry = Entry.<AppealEvent>of(AppealLifecycle.dispatch(appeal.state()))
                    .moving(new CustodyMoved(Move.DISPATCHED, dispatch.office(), appeal.custody().office(), null, says ? no : null, null))
                    .clock(ClockChange.settle(ClockChange.DISPATCH, now))
                    .clock(AppealLifecycle.CLOCKS.signFor(appeal.custody(), clocks, now));
            entry.say(no, "reason", dispatch.words());
            var urgent = dispatch.urgent();
            if (urgent != null) {
                entry.header(header -> urgent ? header.with(Flag.URGENT) : header.without(Flag.URGENT));
            }
            classify(entry, appeal, dispatch.category(), dispatch.type()); // a category that is always urgent stays so
            var title = dispatch.title();
            if (title != null && !title.isBlank()) {
                entry.header(header -> header.withTitle(Masking.mask(title.strip())));
            }
            return entry;
        });
    }

    public Matter<AppealState> reclassify(Ask ask, String category, AppealType type) {
        return desk.<AppealState, AppealEvent>take(ask, "reclassify", appeal -> {
            Entry<AppealEvent> entry = Entry.of(new AppealReclassified(category, type));
            if (later(appeal, type)) {
                throw Refusal.invalid("appeal.type-gives-more-time", "type");
            }
            classify(entry, appeal, category, type);
            return entry;
        });
    }

    /** Classification fixes the type and may only bring the promised date forward; more time is an extension. */
    private void classify(Entry<AppealEvent> entry, Matter<AppealState> appeal, @Nullable String category, @Nullable AppealType type) {
        var chosen = category == null ? null : categories.of(category);
        var header = appeal.header();
        var promise = appeal.custody().clock(ClockChange.PROMISE);
        if (type != null && promise != null && !later(appeal, type) && !type.code().equals(header.type())) {
            var sooner = clocks.start(type.promise(), promise.due().from());
            entry.clock(ClockChange.start(ClockChange.PROMISE, sooner)).header(h -> h.withPromise(sooner.at()));
        }
        var fixed = type == null ? header.type() : type.code();
        var named = chosen == null ? header.category() : chosen.code();
        entry.header(h -> h.classified(named, fixed, h.place()));
        if (chosen != null && chosen.urgent()) {
            entry.header(h -> h.with(Flag.URGENT));
        }
    }

    private boolean later(Matter<AppealState> appeal, AppealType type) {
        Instant promise = appeal.header().promise();
        var running = appeal.custody().clock(ClockChange.PROMISE);
        return promise != null && running != null && clocks.start(type.promise(), running.due().from()).at().isAfter(promise);
    }

    private Entry<AppealEvent> withdrawAll(Matter<AppealState> appeal, Entry<AppealEvent> entry) {
        appeal.custody().clocks().forEach(running -> entry.clock(ClockChange.withdraw(running.slot(), clock.instant())));
        return entry;
    }
}
