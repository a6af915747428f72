package org.huiyin.appeals.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.appeals.command.GroupHandler;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealState.*;
import org.huiyin.matters.Matter;
import org.huiyin.matters.web.Lines;
import org.huiyin.matters.web.MatterPages;
import org.huiyin.matters.web.Opened;
import org.huiyin.matters.web.Timeline;
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

    Map<String, Object> page(Matter<AppealState> appeal) {
        var header = appeal.header();
        var line = lines.line(header);
        var events = opened.events(appeal);
        var words = opened.own(appeal);
        var page = new LinkedHashMap<String, @Nullable Object>();
        page.put("number", line.number());
        page.put("title", header.title());
        page.put("state", header.state());
        page.put("stateName", line.stateName());
        page.put("revision", header.revision());
        page.put("receivedAt", header.receivedAt());
        page.put("channel", header.channel());
        page.put("category", line.category());
        page.put("place", line.place());
        page.put("visibility", header.everyone() ? "everyone" : "office");
        page.put("holder", timeline.ref(groups.holder(appeal)));
        page.put("supports", appeal.custody().supports().stream().map(s -> timeline.ref(s.office())).toList());
        var clocks = pages.clocks(events);
        page.put("promise", clocks.stream().filter(c -> c.slot().equals("promise")).findFirst().orElse(null));
        page.put("clocks", clocks);
        page.put("custody", pages.custody(appeal, events, words));
        page.put("timeline", timeline.items(header.kind(), events, words, true));
        page.put("messages", timeline.messages(events, words));
        page.put("readings", pages.readings(appeal));
        page.put("may", may(appeal));
        page.put("erasure", appeal.custody().erasureAsked() ? "asked" : null);
        page.put("group", appeal.custody().lead() == null ? null : Map.of("size", groups.size(appeal)));
        page.putAll(telling.page(appeal, events, words));
        return page;
    }

    private static List<String> may(Matter<AppealState> appeal) {
        var may = new ArrayList<String>();
        boolean open = new AppealLifecycle().open(appeal.state());
        if (open) {
            may.add("message");
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
