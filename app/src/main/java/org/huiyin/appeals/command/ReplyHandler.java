package org.huiyin.appeals.command;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.appeals.domain.AppealEvent;
import org.huiyin.appeals.domain.AppealEvent.AppealReplied;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.Outcome;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Command;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.command.Ask;
import org.huiyin.matters.command.Desk;
import org.huiyin.matters.command.Reasons;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.matters.vault.Adoptions.Ready;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The reply, written once; each member of a group gets its own encrypted copy, with a paragraph of its own where needed. */
@Service
public class ReplyHandler {
    private static final String STEP = "reply";
    private final Desk desk;
    private final Matters matters;
    private final Reasons reasons;
    private final StatutoryClocks clocks;
    private final Clock clock;
    private final MatterUploads uploads;

    ReplyHandler(Desk desk, Matters matters, Reasons reasons, StatutoryClocks clocks, Clock clock, MatterUploads uploads) {
        this.desk = desk;
        this.matters = matters;
        this.reasons = reasons;
        this.clocks = clocks;
        this.clock = clock;
        this.uploads = uploads;
    }

    /**
     * A reply.
     *
     * @param proof what was done and when; "solved" asks for it or for a file
     * @param own paragraphs for single members of a group, by their ids
     * @param released what everybody may read; it is kept with those of the group whose residents chose the public
     */
    public record Reply(Outcome outcome, String text, @Nullable String reason, @Nullable String proof, List<UUID> files,
            Map<Long, String> own, @Nullable String released) {}

    public Matter<AppealState> handle(Ask ask, Reply reply) {
        check(reply);
        var ready = ready(ask, reply.files());
        return uploads.within(ready, () -> given(ask, reply, ready));
    }

    /** Sealed for the whole group before anything of it is locked; for whoever may not reply nothing is written. */
    private Ready ready(Ask ask, List<UUID> files) {
        if (files.isEmpty()) {
            return uploads.ready(files, List.of());
        }
        var lead = matters.<AppealState>get(ask.id());
        boolean offered = desk.steps(ask.member(), lead).stream().anyMatch(step -> step.code().equals(STEP));
        return uploads.ready(files, offered ? Stream.concat(Stream.of(lead), members(lead).map(matters::<AppealState>get)).toList() : List.of());
    }

    private Matter<AppealState> given(Ask ask, Reply reply, Ready ready) {
        var lead = desk.<AppealState, AppealEvent>take(ask, STEP, appeal -> entry(appeal, reply, clock.instant()));
        if (!lead.replayed()) {
            var members = members(lead).map(member -> copy(ask, member, reply));
            uploads.enter(ready, Stream.concat(Stream.of(lead), members).toList(), MatterUploads.REPLY);
        }
        return lead;
    }

    private static Stream<MatterId> members(Matter<AppealState> lead) {
        return lead.custody().members().stream().map(member -> new MatterId(lead.id().district(), member.id())).sorted(Comparator.comparing(MatterId::value));
    }

    /** An inquiry answered by whoever takes it in; the resident is called back and may come back as after any reply. */
    public Matter<AppealState> atOnce(Matter<AppealState> fresh, String text, Command command) {
        return matters.<AppealState, AppealEvent>step(fresh.id(), command, appeal -> {
            AppealLifecycle.accept(appeal.state()); // only what nobody has taken up yet
            return entry(appeal, new Reply(Outcome.EXPLAINED, text, null, null, List.of(), Map.of(), null), clock.instant());
        });
    }

    private void check(Reply reply) {
        if (reply.outcome() == Outcome.UNABLE) {
            reasons.of("unable", reply.reason() == null ? "" : reply.reason());
        }
        boolean proven = reply.proof() != null && !reply.proof().isBlank() || !reply.files().isEmpty();
        if (reply.outcome() == Outcome.SOLVED && !proven) {
            throw Refusal.invalid("reply.solved-needs-proof", "proof");
        }
    }

    private Matter<AppealState> copy(Ask ask, MatterId member, Reply reply) {
        var command = new Command(UUID.nameUUIDFromBytes((ask.key() + "/" + member.value()).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                ask.member().actor(), null);
        return matters.<AppealState, AppealEvent>step(member, command, appeal -> {
            AppealLifecycle.mayBeWorkedOn(appeal.state(), "appeal.reply");
            return entry(appeal, reply, clock.instant());
        });
    }

    private Entry<AppealEvent> entry(Matter<AppealState> appeal, Reply reply, Instant now) {
        short no = appeal.words(0);
        var own = Entry.says(reply.own().get(appeal.id().value())) ? reply.own().get(appeal.id().value()) : null;
        var text = reply.proof() == null || reply.proof().isBlank() ? reply.text().strip() : reply.text().strip() + "\n\n" + reply.proof().strip();
        var released = !appeal.header().everyone() || reply.released() == null || reply.released().isBlank() ? null : reply.released().strip();
        var entry = Entry.<AppealEvent>of(new AppealReplied(reply.outcome(), now, no, own == null ? null : appeal.words(1),
                        reply.outcome() == Outcome.UNABLE ? reply.reason() : null, released == null ? null : appeal.words(2)))
                .say(new Entry.Words(no, "reply", text))
                .say(appeal.words(2), "released", released);
        if (own != null) {
            entry.say(new Entry.Words(appeal.words(1), "reply", own.strip()));
        }
        for (var running : appeal.custody().clocks()) {
            boolean helper = ClockChange.ofHolder(running.slot());
            entry.clock(helper ? ClockChange.withdraw(running.slot(), now) : ClockChange.settle(running.slot(), now));
        }
        return entry.clock(ClockChange.start(AppealLifecycle.REOPEN, clocks.start("appeal.reopen", now)))
                .clock(ClockChange.start(AppealLifecycle.FOLLOW_UP, clocks.start("appeal.followup", now)));
    }
}
