package org.huiyin.appeals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.appeals.command.ImportHandler;
import org.huiyin.appeals.command.RegisterAppeal.About;
import org.huiyin.appeals.command.ReplyHandler.Reply;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.Outcome;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.HelpHandler;
import org.huiyin.matters.command.Jobs;
import org.huiyin.matters.command.MessageHandler;
import org.huiyin.people.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** A report about the water bureau at every stage, held by the street of Jiangbei once it is dispatched. */
public abstract class StagedAppeals extends AppealHttp {
    protected static final String HOLDER = "jiangbei";
    protected static final String HELPER = "housing";

    /** Where an appeal of a test has come to. */
    public enum Stage { WAITING, HANDED, IN_HAND, SENT_BACK_TWICE, HELPED, CALLED_OUT, EXTENSION_ASKED, CALL_ASKED, CONTESTED, ANSWERED, UNABLE, SET_ASIDE, MEMBER, TO_ERASE, IMPORTED }

    @Autowired private HelpHandler help;
    @Autowired private ImportHandler imports;
    @Autowired private Jobs jobs;
    @Autowired private MessageHandler messages;

    protected Matter<AppealState> at(Stage stage) {
        if (stage == Stage.IMPORTED) {
            return imported();
        }
        var matter = register.handle(appeal(UUID.randomUUID(), new About(office("water"), null), true)).matter();
        var staged = now(stage(stage, matter).id());
        clock.advance(Duration.ofSeconds(1));
        return staged;
    }

    private Matter<AppealState> stage(Stage stage, Matter<AppealState> matter) {
        switch (stage) {
            case WAITING, IMPORTED -> {}
            case HANDED -> dispatched(matter, HOLDER);
            case SET_ASIDE -> dispatching.setAside(ask(matter, Role.DISPATCHER, "centre"), "A02");
            case MEMBER -> groups.merge(ask(matter, Role.DISPATCHER, "centre"), at(Stage.IN_HAND).id());
            case IN_HAND, SENT_BACK_TWICE, HELPED, CALLED_OUT, EXTENSION_ASKED, CALL_ASKED, CONTESTED, ANSWERED, UNABLE, TO_ERASE -> {
                dispatched(matter, HOLDER);
                custody.sign(ask(matter, Role.HANDLER, HOLDER));
                beyond(stage, matter);
            }
        }
        return matter;
    }

    private void beyond(Stage stage, Matter<AppealState> matter) {
        switch (stage) {
            case SENT_BACK_TWICE -> {
                custody.giveBack(ask(matter, Role.HANDLER, HOLDER), "R01", "不是本单位的事", office("henan"));
                custody.handDown(ask(matter, Role.DISPATCHER, "centre"), office("henan"), null);
                custody.giveBack(ask(matter, Role.HANDLER, "henan"), "R01", "也不是本单位的事", office(HOLDER));
            }
            case HELPED -> help.askSupport(ask(matter, Role.HANDLER, HOLDER), office(HELPER), "请看现场");
            case CALLED_OUT -> help.callOut(ask(matter, Role.HANDLER, HOLDER), List.of(office(HELPER)), clock.instant().plus(Duration.ofHours(2)), "门口");
            case EXTENSION_ASKED -> oversight.askExtension(ask(matter, Role.HANDLER, HOLDER), "E01", "等检测");
            case CALL_ASKED -> messages.askCall(ask(matter, Role.HANDLER, HOLDER), "几号楼？");
            case CONTESTED -> residents.contest(resident(matter), "不该由它办");
            case ANSWERED -> answered(matter, HOLDER);
            case UNABLE -> replying.handle(ask(matter, Role.HANDLER, HOLDER), new Reply(Outcome.UNABLE, "办不了", "C06", null, List.of(), Map.of(), null));
            case TO_ERASE -> {
                answered(matter, HOLDER);
                residents.askErasure(resident(matter));
            }
            case WAITING, HANDED, IN_HAND, SET_ASIDE, MEMBER, IMPORTED -> {}
        }
    }

    /** One that came from a list of before, still open at the holder. */
    private Matter<AppealState> imported() {
        var mapping = Map.of("text", "内容", "receivedAt", "时间", "office", "单位");
        var list = "内容,时间,单位\n路灯坏了 " + UUID.randomUUID() + ",2023-04-05 08:30," + offices.byId(office(HOLDER)).name().zh() + "\n";
        clock.advance(Duration.ofSeconds(1));
        var before = allImported();
        imports.run(take(list), mapping, false, member(Role.ADMINISTRATOR, "centre"));
        jobs.run();
        var added = allImported();
        added.removeAll(before);
        return now(new MatterId(district.id(), added.getFirst()));
    }

    /** Other tests have brought in theirs, some at a later hour. */
    private List<Long> allImported() {
        return new ArrayList<>(jdbc.queryForList("select matter_id from matter_event where kind = 'AppealImported'", Long.class));
    }

    /** A list an administrator has uploaded. */
    UUID take(String list) {
        try {
            return imports.take(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)), member(Role.ADMINISTRATOR, "centre"), UUID.randomUUID()).job().id();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
