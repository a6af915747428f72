package org.huiyin.appeals.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huiyin.appeals.command.GroupHandler;
import org.huiyin.appeals.command.ResidentHandler;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealState.*;
import org.huiyin.appeals.web.AppealTelling.AppealPart;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Matter;
import org.huiyin.matters.RuleTitle;
import org.huiyin.matters.domain.Evidence;
import org.huiyin.matters.domain.Move;
import org.huiyin.matters.domain.SpineEvent.CustodyMoved;
import org.huiyin.matters.domain.SpineEvent.Suggested;
import org.huiyin.matters.store.History.Recorded;
import org.huiyin.matters.web.ClockView;
import org.huiyin.matters.web.CustodyView;
import org.huiyin.matters.web.Lines;
import org.huiyin.matters.web.MatterPages;
import org.huiyin.matters.web.MatterPages.ReadingView;
import org.huiyin.matters.web.Opened;
import org.huiyin.matters.web.Timeline;
import org.huiyin.people.OfficeRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a resident sees of an appeal of their own: who holds it, until when, why, and what they may do. */
@Component
class ReceiptPages {
    private final Lines lines;
    private final Opened opened;
    private final Timeline timeline;
    private final MatterPages pages;
    private final AppealTelling telling;
    private final GroupHandler groups;

    ReceiptPages(Lines lines, Opened opened, Timeline timeline, MatterPages pages, AppealTelling telling, GroupHandler groups) {
        this.lines = lines;
        this.opened = opened;
        this.timeline = timeline;
        this.pages = pages;
        this.telling = telling;
        this.groups = groups;
    }

    String number(Matter<AppealState> appeal) {
        return lines.number(appeal.header());
    }

    /** What a resident sees of an appeal of their own. */
    record ReceiptPage(String number, String title, Wording titleName, String state, Wording stateName, int revision, Instant receivedAt, String channel,
            @Nullable Wording category, @Nullable Wording place, @Schema(allowableValues = {"office", "everyone"}) String visibility,
            OfficeRef holder, List<OfficeRef> supports, @Nullable ClockView promise, List<ClockView> clocks, CustodyView custody,
            List<Timeline.Item> timeline, List<Timeline.Message> messages, List<ReadingView> readings,
            @Schema(example = "[\"message\", \"withdraw\"]") List<String> may,
            @Schema(allowableValues = "asked") @Nullable String erasure, @Nullable GroupSize group, @Nullable Route route, @JsonUnwrapped AppealPart part) {}

    /** How many voices the matter has. */
    record GroupSize(int size) {}

    /**
     * Why it went where it went: who sent it there, what was suggested before, and the resident's own words that suggested it.
     *
     * @param followed whether the office was the suggestion's first; null when nothing was suggested in time
     * @param redirected whether the centre sent it there because the resident contested the office before
     * @param words what of the text spoke for the first category suggested
     * @param contested whether the resident said that it belongs elsewhere, and nobody has decided yet
     */
    record Route(OfficeRef office, Instant at, @Nullable Boolean followed, boolean redirected, List<String> words, boolean contested) {}

    ReceiptPage page(Matter<AppealState> appeal) {
        var header = appeal.header();
        var line = lines.line(header);
        var events = opened.events(appeal);
        var words = opened.own(appeal);
        var custody = appeal.custody();
        var clocks = pages.clocks(events);
        var promise = clocks.stream().filter(c -> c.slot().equals("promise")).findFirst().orElse(null);
        return new ReceiptPage(line.number(), header.title(), RuleTitle.toResident(line.titleName()), header.state(), line.stateName(), header.revision(), header.receivedAt(),
                header.channel(), line.category(), line.place(), header.everyone() ? "everyone" : "office", ref(appeal.custody().office()),
                custody.supports().stream().map(s -> ref(s.office())).toList(), promise, clocks, pages.custody(appeal, events, words),
                timeline.items(header.kind(), events, words, true), timeline.messages(events, words), pages.readings(appeal), may(appeal),
                custody.erasureAsked() ? "asked" : null, custody.lead() == null ? null : new GroupSize(groups.size(appeal)), route(events, words, custody.contested() && new AppealLifecycle().open(appeal.state())),
                telling.page(appeal, events, words));
    }

    private @Nullable Route route(List<Recorded> events, Map<Short, String> words, boolean contested) {
        Suggested suggested = null;
        Route route = null;
        for (var event : events) {
            if (event.spine() instanceof Suggested one) {
                suggested = one;
            } else if (event.spine() instanceof CustodyMoved moved && moved.how() == Move.DISPATCHED) {
                var said = suggested == null || suggested.words() == null ? "" : words.getOrDefault(suggested.words(), "");
                var followed = suggested == null || suggested.offices().isEmpty() ? null : Boolean.valueOf(suggested.offices().getFirst().office() == moved.to());
                route = new Route(ref(moved.to()), event.occurredAt(), followed, false, Evidence.of(said, 0), contested);
            } else if (event.spine() instanceof CustodyMoved moved && moved.how() == Move.REDIRECTED) {
                route = new Route(ref(moved.to()), event.occurredAt(), null, true, List.of(), contested);
            }
        }
        return route;
    }

    private OfficeRef ref(int office) {
        return Objects.requireNonNull(timeline.ref(office));
    }

    private static List<String> may(Matter<AppealState> appeal) {
        var may = new ArrayList<String>();
        boolean open = new AppealLifecycle().open(appeal.state());
        if (open) {
            may.add("message");
        }
        if (ResidentHandler.mayContest(appeal)) {
            may.add("contest");
        }
        switch (appeal.state()) {
            case Registered _, Accepted _, InHand _ -> may.add("withdraw");
            case Replied _, FollowedUp _ -> {
                may.add("rate");
                if (!AppealLifecycle.course(appeal.state()).reopened()) {
                    may.add("reopen");
                }
            }
            case Archived _ -> may.add("rate");
            case Withdrawn _, NotAccepted _, SetAside _ -> {}
        }
        if (!appeal.custody().erasureAsked() && appeal.key() != null) {
            may.add("erase");
        }
        return may;
    }
}
