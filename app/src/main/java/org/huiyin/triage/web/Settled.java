package org.huiyin.triage.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiyin.appeals.domain.AppealEvent.AppealReplied;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Header;
import org.huiyin.matters.Header.Flag;
import org.huiyin.matters.domain.Custody;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.domain.Move;
import org.huiyin.matters.domain.SpineEvent.CustodyMoved;
import org.huiyin.matters.store.History;
import org.huiyin.matters.store.History.Recorded;
import org.huiyin.matters.store.MatterList;
import org.huiyin.matters.web.Line;
import org.huiyin.matters.web.Lines;
import org.huiyin.people.Member;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.springframework.stereotype.Component;

/** Appeals answered before, who answered them, how long it took and how often they were sent on; of those the reader may know. */
@Component
class Settled {
    private static final int SHOWN = 3;
    private static final Set<Move> SENT_ON = Set.of(Move.TRANSFERRED, Move.REFERRED_UP, Move.RETURNED, Move.SENT_AGAIN, Move.REDIRECTED);
    private final MatterList list;
    private final History history;
    private final Lines lines;
    private final Where where;
    private final MatterPolicy policy;

    /** Which district, its offices, and its calendar. */
    @Component("settledWhere")
    record Where(District district, Offices offices, StatutoryClocks clocks) {}

    /**
     * An answered appeal.
     *
     * @param office whose answer was the last
     * @param days working days from when it came to when it was answered
     * @param sentOn how often it was sent to another office before
     */
    record SettledView(String number, Wording title, OfficeRef office, int days, int sentOn) {}

    Settled(MatterList list, History history, Lines lines, Where where) {
        this.list = list;
        this.history = history;
        this.lines = lines;
        this.where = where;
        this.policy = new MatterPolicy(where.offices);
    }

    /** Those of one of the categories, in the order of the ids: what reads alike only in how people ask was somebody else's to answer. */
    List<SettledView> of(Member member, List<MatterId> ids, Set<String> categories) {
        Map<MatterId, Header> known = list.byIds(where.district.id(), ids.stream().map(MatterId::value).toList()).stream()
                .filter(header -> categories.contains(header.category()) && shown(member, header)).collect(Collectors.toMap(Header::id, header -> header));
        var histories = known.isEmpty() ? new HashMap<MatterId, List<Recorded>>() : history.of(List.copyOf(known.keySet()));
        var groups = new HashSet<Long>();
        return ids.stream().map(known::get).filter(Objects::nonNull).filter(header -> groups.add(Objects.requireNonNullElse(header.lead(), header.id().value()))).flatMap(header -> view(header, histories.getOrDefault(header.id(), List.of())).stream())
                .limit(SHOWN).toList();
    }

    private boolean shown(Member member, Header header) {
        return header.due() == null && !header.is(Flag.REPORT) && !header.is(Flag.ABOUT_STAFF) && !header.is(Flag.NOT_INHERITED)
                && policy.mayKnow(member, header, Custody.at(header.office()));
    }

    private Optional<SettledView> view(Header header, List<Recorded> events) {
        return events.stream().filter(event -> event.event() instanceof AppealReplied && event.office() != null).reduce((_, last) -> last).map(reply -> {
            long sentOn = events.stream().filter(event -> event.revision() < reply.revision())
                    .filter(event -> event.spine() instanceof CustodyMoved moved && SENT_ON.contains(moved.how())).count();
            var zone = where.district.zone();
            int days = where.clocks.calendar().between(header.receivedAt().atZone(zone).toLocalDate(), reply.occurredAt().atZone(zone).toLocalDate());
            Line line = lines.line(header);
            return new SettledView(line.number(), line.titleName(), OfficeRef.of(where.offices.byId(Objects.requireNonNull(reply.office()))), days, (int) sentOn);
        });
    }
}
