package org.huiyin.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.huiyin.appeals.command.DispatchHandler;
import org.huiyin.appeals.command.FollowUpHandler;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.command.RegisterAppealHandler;
import org.huiyin.appeals.command.ReplyHandler;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.appeals.domain.Outcome;
import org.huiyin.appeals.domain.Verdict;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.command.Agenda;
import org.huiyin.matters.command.Ask;
import org.huiyin.matters.command.CustodyHandler;
import org.huiyin.people.Accounts;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;

/**
 * The seven steps of an appeal, taken by the handlers that serve the screens: registered, dispatched, handed over, signed for,
 * replied to, followed up, archived. The office that replies has signed for it, so signing comes after the hand-over.
 */
final class AppealLife {
    static final int STEPS = 7;
    private static final Duration UNTIL_ARCHIVED = Duration.ofDays(16);
    private final Handlers handlers;
    private final Cast cast;
    private final Texts texts;
    private final Timings timings;
    private final Random random;

    /** The handlers as the server has them. */
    record Handlers(RegisterAppealHandler register, DispatchHandler dispatch, CustodyHandler custody, ReplyHandler reply,
            FollowUpHandler followUp, Agenda agenda, Matters matters, SteppingClock clock) {
        static Handlers of(BenchServer server) {
            return new Handlers(server.get(RegisterAppealHandler.class), server.get(DispatchHandler.class), server.get(CustodyHandler.class),
                    server.get(ReplyHandler.class), server.get(FollowUpHandler.class), server.get(Agenda.class), server.get(Matters.class),
                    server.get(SteppingClock.class));
        }
    }

    /** Who takes the steps, and where. */
    record Cast(Member dispatcher, Member agent, Member handler, int centre, int office, int township, int community) {
        static Cast of(BenchServer server) {
            var offices = server.get(Offices.class);
            var accounts = server.get(Accounts.class);
            int centre = offices.centre().id();
            int office = offices.byCode("housing").orElseThrow().id();
            var community = offices.open().stream().filter(o -> o.lane() == 1).findFirst().orElseThrow();
            return new Cast(accounts.holdersOf(Role.DISPATCHER, centre).getFirst(), accounts.holdersOf(Role.AGENT, centre).getFirst(),
                    accounts.holdersOf(Role.HANDLER, office).getFirst(), centre, office,
                    offices.superiorOf(community.id()).orElseThrow().id(), community.id());
        }
    }

    AppealLife(Handlers handlers, Cast cast, Texts texts, Timings timings, long seed) {
        this.handlers = handlers;
        this.cast = cast;
        this.texts = texts;
        this.timings = timings;
        this.random = new Random(seed);
    }

    void run() {
        var id = timed(() -> handlers.register.handle(appeal()).matter()).id();
        var dispatched = timed(() -> handlers.dispatch.dispatch(new Ask(id, cast.dispatcher, UUID.randomUUID(), 1),
                new DispatchHandler.Dispatch(cast.centre, "housing.repairs", null, "地下车库积水", null)));
        var handed = timed(() -> handlers.custody.handDown(ask(dispatched, cast.dispatcher), cast.office, null));
        var signed = timed(() -> handlers.custody.sign(ask(handed, cast.handler)));
        var reply = new ReplyHandler.Reply(Outcome.EXPLAINED, texts.of(random, 300), null, null, List.of(), Map.of(), null);
        var replied = timed(() -> handlers.reply.handle(ask(signed, cast.handler), reply));
        var call = new FollowUpHandler.Call(true, Verdict.YES, Verdict.YES, null);
        timed(() -> handlers.followUp.handle(ask(replied, cast.agent), call));
        handlers.clock.ahead(UNTIL_ARCHIVED);
        boolean archived = timed(() -> handlers.agenda.look(id));
        handlers.clock.ahead(Duration.ZERO);
        if (!archived) {
            throw new IllegalStateException("an appeal was not archived: " + handlers.matters.get(id).state());
        }
    }

    RegisterAppeal appeal() {
        var contact = new RegisterAppeal.Contact(false, "居民" + random.nextInt(1000), "1390000" + "%04d".formatted(random.nextInt(10000)), null, false);
        return new RegisterAppeal(UUID.randomUUID(), texts.of(random, 300), AppealType.COMPLAINT, null, false, null,
                new RegisterAppeal.Place(cast.township, cast.community, null, null), contact, false, List.of(), "web", null, false, null);
    }

    private static Ask ask(Matter<?> matter, Member member) {
        return new Ask(matter.id(), member, UUID.randomUUID(), matter.header().revision());
    }

    private <T> T timed(Supplier<T> step) {
        long began = System.nanoTime();
        T result = step.get();
        timings.add(System.nanoTime() - began);
        return result;
    }
}
