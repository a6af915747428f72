package org.huiyin.founding;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVRecord;
import org.huiyin.appeals.command.DispatchHandler;
import org.huiyin.appeals.command.FollowUpHandler;
import org.huiyin.appeals.command.ReplyHandler;
import org.huiyin.appeals.command.ResidentHandler;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.Categories;
import org.huiyin.appeals.domain.Outcome;
import org.huiyin.appeals.domain.Verdict;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.command.Ask;
import org.huiyin.matters.command.CustodyHandler;
import org.huiyin.matters.command.HelpHandler;
import org.huiyin.matters.command.OversightHandler;
import org.huiyin.matters.store.MatterList.Filter;
import org.huiyin.matters.store.Pressing;
import org.huiyin.matters.store.RegistrationStore;
import org.huiyin.people.Accounts;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.springframework.stereotype.Component;

/** How far each demonstration appeal goes, step by step, by the people who would take the steps. */
@Component
class DemonstrationStory {
    /** The stages in which an office holds the appeal or has answered it. */
    private static final List<String> ANSWERED = List.of("replied", "followed-up", "archived", "reopened");

    private final Hands hands;
    private final People people;
    private final StagedClock clock;

    /** The handlers of the steps. */
    @Component
    record Hands(DispatchHandler dispatch, CustodyHandler custody, HelpHandler help, OversightHandler oversight, ReplyHandler reply, Calls calls) {}

    /** The handlers after the reply. */
    @Component
    record Calls(FollowUpHandler followUp, ResidentHandler resident, RegistrationStore registrations) {}

    /** Who works where. */
    @Component
    record People(Offices offices, Accounts accounts, Categories categories, Matters matters) {
        Member at(Role role, int office) {
            return accounts.holdersOf(role, office).getFirst();
        }
    }

    DemonstrationStory(Hands hands, People people, StagedClock clock) {
        this.hands = hands;
        this.people = people;
        this.clock = clock;
    }

    static Filter everything() {
        return new Filter(null, null, 0, List.of(), List.of(), null, null, null, null, null, null, null, null, null, null, null, Pressing.WHEREVER);
    }

    void tell(Matter<AppealState> matter, CSVRecord row, Instant at) {
        var stage = row.get("stage");
        switch (stage) {
            case "registered" -> {}
            case "withdrawn" -> resident(matter, at, row, false);
            case "not-accepted" -> hands.dispatch.notAccept(dispatcher(matter, at, 30), row.get("reason"), "请到区政务服务中心一楼综合窗口，会告诉您该找谁、带什么材料。");
            case "not-an-appeal" -> hands.dispatch.setAside(dispatcher(matter, at, 20), row.get("reason"));
            default -> inHand(matter, row, at, stage);
        }
    }

    private void inHand(Matter<AppealState> matter, CSVRecord row, Instant at, String stage) {
        boolean local = stage.equals("handed-down") || stage.equals("returned");
        var township = people.offices.byCode(row.get("community")).orElseThrow().parent();
        int office = local && township != null ? township
                : people.offices.byCode(people.categories.of(row.get("category")).defaultOffice()).orElseThrow().id();
        hands.dispatch.dispatch(dispatcher(matter, at, 35),
                new DispatchHandler.Dispatch(office, row.get("category"), null, row.get("title_zh"), null));
        if (stage.equals("dispatched")) {
            return;
        }
        var handler = people.at(Role.HANDLER, office);
        hands.custody.sign(ask(matter, handler, at, 120, "sign"));
        switch (stage) {
            case "handed-down", "returned" -> down(matter, row, at, handler, stage);
            case "joint" -> hands.help.askSupport(ask(matter, handler, at, 600, "support"), township == null ? office + 1 : township,
                    "请到现场看一看，把看到的情况和住户的意见告诉我们。");
            case "extended" -> extend(matter, at, handler);
            default -> {
                if (ANSWERED.contains(stage)) {
                    answer(matter, row, at, handler, stage);
                }
            }
        }
    }

    private void down(Matter<AppealState> matter, CSVRecord row, Instant at, Member handler, String stage) {
        int community = people.offices.byCode(row.get("community")).orElseThrow().id();
        hands.custody.handDown(ask(matter, handler, at, 200, "down"), community, "请社区先上门了解情况。");
        var worker = people.at(Role.HANDLER, community);
        hands.custody.sign(ask(matter, worker, at, 1440, "sign-down"));
        if (stage.equals("returned")) {
            hands.custody.giveBack(ask(matter, worker, at, 1600, "return"), row.get("reason"), "社区没有这方面的权限和经费。",
                    people.offices.byCode(people.categories.of(row.get("category")).defaultOffice()).orElseThrow().id());
        }
    }

    private void extend(Matter<AppealState> matter, Instant at, Member handler) {
        var reason = "E01";
        hands.oversight.askExtension(ask(matter, handler, at, 3 * 1440, "extension"), reason, "要等检测结果出来才能定方案。");
        hands.oversight.decideExtension(
                ask(matter, people.at(Role.SUPERVISOR, people.offices.centre().id()), at, 3 * 1440 + 120, "decision"), true,
                "检测要送到市里做，需要时间。结果出来马上告诉您。");
    }

    private void answer(Matter<AppealState> matter, CSVRecord row, Instant at, Member handler, String stage) {
        var outcome = row.get("outcome").isBlank() ? Outcome.EXPLAINED : Outcome.of(row.get("outcome"));
        hands.reply.handle(ask(matter, handler, at, 4 * 1440, "reply"), new ReplyHandler.Reply(outcome, row.get("reply"),
                outcome == Outcome.UNABLE ? row.get("reason") : null, outcome == Outcome.SOLVED ? "办理情况已经现场核对。" : null, List.of(), Map.of(), row.get("reply")));
        if (stage.equals("followed-up") || stage.equals("archived")) {
            call(matter, row, at);
        }
        if (stage.equals("reopened")) {
            resident(matter, at.plus(Duration.ofDays(5)), row, true);
        }
    }

    private void call(Matter<AppealState> matter, CSVRecord row, Instant at) {
        boolean reached = !row.get("solved").isBlank();
        hands.calls.followUp.handle(ask(matter, people.at(Role.AGENT, people.offices.centre().id()), at, 5 * 1440, "call"),
                new FollowUpHandler.Call(reached, reached ? Verdict.of(row.get("solved"), "solved") : null,
                        reached ? Verdict.of(row.get("satisfied"), "satisfied") : null, null));
    }

    private void resident(Matter<AppealState> matter, Instant at, CSVRecord row, boolean again) {
        clock.at(at.plus(Duration.ofHours(3)));
        var resident = hands.calls.registrations.resident(matter.id()).orElseThrow();
        var holder = new ResidentHandler.Holder(matter.id(), resident, key(matter, again ? "reopen" : "withdraw"), null);
        if (again) {
            hands.calls.resident.reopen(holder, "过了两天又和原来一样，请再来看看。");
        } else {
            hands.calls.resident.withdraw(holder, "事情已经自己好了，谢谢。");
        }
    }

    private Ask dispatcher(Matter<AppealState> matter, Instant at, int minutes) {
        return ask(matter, people.at(Role.DISPATCHER, people.offices.centre().id()), at, minutes, "dispatch");
    }

    /** The story's clock goes to so many minutes after receipt; the member has just read the matter. */
    private Ask ask(Matter<AppealState> matter, Member member, Instant at, int minutes, String step) {
        clock.at(at.plus(Duration.ofMinutes(minutes)));
        return new Ask(matter.id(), member, key(matter, step), people.matters.get(matter.id()).header().revision());
    }

    private static UUID key(Matter<AppealState> matter, String step) {
        return UUID.nameUUIDFromBytes(("demonstration/" + matter.id().value() + "/" + step).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
