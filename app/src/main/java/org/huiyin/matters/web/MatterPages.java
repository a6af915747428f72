package org.huiyin.matters.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.clocks.Explanation;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.Desk;
import org.huiyin.matters.command.Purposes;
import org.huiyin.matters.command.Reasons;
import org.huiyin.matters.domain.Custody;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.domain.SpineEvent.SupportAnswered;
import org.huiyin.matters.domain.SpineEvent.SupportAsked;
import org.huiyin.matters.domain.StepForm;
import org.huiyin.matters.store.MatterList;
import org.huiyin.matters.store.Readings;
import org.huiyin.people.Member;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a member of staff sees of one matter; contents only where custody opens them, and recorded. */
@Component
public class MatterPages {
    private final Lines lines;
    private final Opened opened;
    private final Timeline timeline;
    private final Desk desk;
    private final Kit kit;
    private final MatterPolicy policy;

    /** What a page needs to name and to count. */
    @Component
    public record Kit(Offices offices, StatutoryClocks clocks, Clock clock, Reasons reasons, Purposes purposes, Readings readings,
            MatterList list, org.huiyin.matters.Matters matters) {
        CustodyView.Tools tools() {
            return new CustodyView.Tools(offices, clocks, reasons::name);
        }
    }

    MatterPages(Lines lines, Opened opened, Timeline timeline, Desk desk, Kit kit) {
        this.lines = lines;
        this.opened = opened;
        this.timeline = timeline;
        this.desk = desk;
        this.kit = kit;
        this.policy = new MatterPolicy(kit.offices());
    }

    /** A supporting office and what it was asked. */
    public record SupportView(OfficeRef office, @Nullable Instant askedAt, @Nullable String question, @Nullable Instant answeredAt,
            @Nullable String answer, @Nullable ClockView clock) {}

    /** An office that watches over the matter. */
    public record SupervisorView(OfficeRef office, @Nullable Instant since, Wording why) {}

    /** A call-out, who was summoned and who came. */
    public record CallOutView(String id, Instant at, String why, List<ArrivalView> offices, @Nullable String outcome) {}

    /** One summoned office. */
    public record ArrivalView(OfficeRef office, @Nullable Instant arrivedAt) {}

    /** Where the one extension stands. */
    public record ExtensionView(@Nullable Instant askedAt, @Nullable String reason,
            @Schema(allowableValues = {"asked", "granted", "refused"}) String state) {}

    /** A reading as the resident sees it. */
    public record ReadingView(Instant at, Wording role, OfficeRef office,
            @Schema(allowableValues = {"contents", "identity"}) String grade, @Nullable Wording purpose) {}

    /** A step that may be taken now, with where to send it. */
    public record StepView(String code, String noun, String path, String key, boolean primary, List<StepForm.Field> form) {}

    public MatterPage page(Member member, Matter<?> matter) {
        mustKnow(member, matter);
        boolean reads = matter.key() != null && policy.mayReadContents(member, matter.header(), matter.custody());
        var readings = reads ? kit.readings().withContents(matter, member) : kit.readings().of(matter.id());
        var events = opened.events(matter);
        Map<Short, String> words = reads ? opened.words(matter) : released(member, matter, events);
        var header = matter.header();
        var clocks = clocks(events);
        var besides = new Besides(kit.offices(), events, words, clocks);
        return new MatterPage(lines.line(header), header.revision(), header.revision(), !reads, header.everyone() ? "everyone" : "office",
                header.channel(), header.type(), custody(matter, events, words), besides.supports(), besides.supervisors(), besides.callOuts(),
                besides.extension(), timeline.items(header.kind(), events, words, false), clocks, timeline.messages(events, words), group(matter), readings(readings),
                steps(member, matter), timeline.telling(header.kind()).page(matter, events, words));
    }

    private void mustKnow(Member member, Matter<?> matter) {
        if (!policy.mayKnow(member, matter.header(), matter.custody())) {
            throw Refusal.notFound("matter.unknown");
        }
    }

    /** An office that may not read the matter, asked to help, reads what the lead wrote to it, and its own opinion. */
    private Map<Short, String> released(Member member, Matter<?> matter, List<org.huiyin.matters.store.History.Recorded> events) {
        if (matter.key() == null || !policy.works(member)) {
            return Map.of();
        }
        var own = new HashMap<Short, String>();
        var all = opened.words(matter);
        for (var event : events) {
            switch (event.spine()) {
                case SupportAsked(int office, short no) when office == member.office() -> own.put(no, all.getOrDefault(no, ""));
                case SupportAnswered(int office, short no) when office == member.office() -> own.put(no, all.getOrDefault(no, ""));
                case null, default -> { }
            }
        }
        return own;
    }

    /** The page after a step of the member's own; a step that hands the matter out of reach answers that it is done. */
    public StepAnswer after(Member member, Matter<?> matter) {
        var fresh = kit.matters().get(matter.id());
        if (!policy.mayKnow(member, fresh.header(), fresh.custody())) {
            var to = matter.replayed() ? null : OfficeRef.of(kit.offices().byId(matter.custody().office()));
            return new StepAnswer.Gone(lines.number(fresh.header()), to, matter.header().revision(), true, List.of());
        }
        return page(member, fresh);
    }

    /** How the due instant of a clock came about. */
    Explanation explain(Member member, Matter<?> matter, String slot) {
        mustKnow(member, matter);
        return explain(matter, slot);
    }

    /** As the resident asks it. */
    public Explanation explain(Matter<?> matter, String slot) {
        var running = matter.custody().clock(slot);
        if (running != null) {
            return kit.clocks().explain(running.due());
        }
        return opened.events(matter).reversed().stream()
                .flatMap(event -> event.clocks().stream())
                .filter(change -> change.slot().equals(slot) && change.due() != null)
                .findFirst()
                .map(change -> kit.clocks().explain(java.util.Objects.requireNonNull(change.due())))
                .orElseThrow(() -> Refusal.notFound("clock.unknown"));
    }

    /** Where it was registered: the first custody move tells, and where there was none, the holder. */
    private static int first(Matter<?> matter, List<org.huiyin.matters.store.History.Recorded> events) {
        for (var event : events) {
            if (event.spine() instanceof org.huiyin.matters.domain.SpineEvent.CustodyMoved moved && moved.from() != null) {
                return moved.from();
            }
        }
        return matter.custody().office();
    }

    public CustodyView custody(Matter<?> matter, List<org.huiyin.matters.store.History.Recorded> events, Map<Short, String> words) {
        return CustodyView.of(matter.header(), first(matter, events), events, words, kit.tools());
    }

    public List<ClockView> clocks(List<org.huiyin.matters.store.History.Recorded> events) {
        return ClockView.all(events, kit.clocks(), kit.offices(), kit.clock().instant());
    }

    public List<ReadingView> readings(Matter<?> matter) {
        return readings(kit.readings().of(matter.id()));
    }

    private List<ReadingView> readings(List<Readings.Reading> readings) {
        return readings.stream()
                .map(r -> new ReadingView(r.at(), r.role().wording(), OfficeRef.of(kit.offices().byId(r.office())), r.grade(),
                        kit.purposes().name(r.purpose())))
                .toList();
    }

    private List<StepView> steps(Member member, Matter<?> matter) {
        var forms = desk.steps(member, matter);
        var views = new ArrayList<StepView>();
        for (var form : forms) {
            var key = views.size() < 9 ? Integer.toString(views.size() + 1) : "";
            views.add(new StepView(form.code(), form.noun(), "/api/matters/" + lines.number(matter.header()) + "/" + form.noun(), key,
                    form.primary(), form.form()));
        }
        return views;
    }

    private MatterPage.@Nullable Group group(Matter<?> matter) {
        var custody = matter.custody();
        if (custody.lead() == null && custody.members().isEmpty()) {
            return null;
        }
        long lead = custody.lead() == null ? matter.id().value() : custody.lead();
        var ids = new ArrayList<>(custody.members().stream().map(Custody.Member::id).toList());
        ids.add(lead);
        var members = kit.list().byIds(matter.id().district(), ids).stream()
                .map(one -> new MatterPage.GroupMember(lines.number(one), lines.line(one).titleName(), one.receivedAt(), one.id().value() == lead))
                .toList();
        return new MatterPage.Group(lines.number(kit.matters().get(new MatterId(matter.id().district(), lead)).header()), members);
    }
}
