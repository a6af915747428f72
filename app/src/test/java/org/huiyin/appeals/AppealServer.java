package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.huiyin.HuiyinApplication;
import org.huiyin.SettableClock;
import org.huiyin.TestDatabase;
import org.huiyin.appeals.command.DispatchHandler;
import org.huiyin.appeals.command.FollowUpHandler;
import org.huiyin.appeals.command.GroupHandler;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.command.RegisterAppealHandler;
import org.huiyin.appeals.command.ReplyHandler;
import org.huiyin.appeals.command.ResidentHandler;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.appeals.domain.Outcome;
import org.huiyin.figures.command.FiguresCheck;
import org.huiyin.figures.command.Recount;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.HistoryCheck;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.command.Agenda;
import org.huiyin.matters.command.Ask;
import org.huiyin.matters.command.CustodyHandler;
import org.huiyin.matters.command.OutboxReader;
import org.huiyin.matters.command.OversightHandler;
import org.huiyin.matters.store.RegistrationStore;
import org.huiyin.people.Accounts;
import org.huiyin.people.FoundingAccounts;
import org.huiyin.people.FoundingOffices;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.PeopleHttp;
import org.huiyin.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole server on a real database, with a small district, a clock set by hand and an agenda that runs when told. */
@SpringBootTest(classes = HuiyinApplication.class, properties = {"huiyin.agenda=off", "huiyin.outbox=off", "huiyin.jobs=off", "huiyin.founding=none"})
@Import(AppealServer.Time.class)
public abstract class AppealServer {
    protected static final String MORNING = "2026-09-16T09:12";

    @TempDir
    static Path data;

    @TestConfiguration
    static class Time {
        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(MORNING);
        }
    }

    @Autowired protected SettableClock clock;
    @Autowired protected Offices offices;
    @Autowired protected Accounts accounts;
    @Autowired protected Matters matters;
    @Autowired protected RegisterAppealHandler register;
    @Autowired protected DispatchHandler dispatching;
    @Autowired protected CustodyHandler custody;
    @Autowired protected OversightHandler oversight;
    @Autowired protected ReplyHandler replying;
    @Autowired protected FollowUpHandler followUp;
    @Autowired protected GroupHandler groups;
    @Autowired protected ResidentHandler residents;
    @Autowired protected RegistrationStore registrations;
    @Autowired protected Agenda agenda;
    @Autowired protected JdbcTemplate jdbc;
    @Autowired protected District district;
    @Autowired protected HistoryCheck check;
    @Autowired protected OutboxReader outbox;
    @Autowired protected FiguresCheck figures;
    @Autowired protected Recount recount;
    @Autowired private FoundingOffices foundingOffices;
    @Autowired private FoundingAccounts foundingAccounts;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        var address = TestDatabase.fresh();
        settings.add("huiyin.data", () -> data.toString());
        settings.add("huiyin.db.url", address::url);
        settings.add("huiyin.db.owner", address::owner);
        settings.add("huiyin.db.owner-password", address::ownerPassword);
        settings.add("huiyin.db.app", address::app);
        settings.add("huiyin.db.app-password", address::appPassword);
    }

    @BeforeEach
    void foundTheDistrict() {
        clock.set(MORNING);
        if (foundingOffices.needed()) {
            foundingOffices.found(PeopleHttp.OFFICES.getBytes(StandardCharsets.UTF_8));
            foundingAccounts.demonstration(data, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        }
    }

    /** Whatever a test did: what the lists show is what happened. */
    @AfterEach
    void every_header_is_what_its_history_folds_to() {
        assertThat(check.differences()).isEmpty();
    }

    /** Whatever a test did: the figures are what they would be if they were counted anew. */
    @AfterEach
    void every_figure_is_what_history_says() {
        jdbc.update("update lease set until = '2000-01-01' where name = 'outbox'"); // the clock was set back
        outbox.read();
        assertThat(figures.differences()).isEmpty();
    }

    protected int office(String code) {
        return offices.byCode(code).orElseThrow().id();
    }

    protected Member member(Role role, String office) {
        return accounts.holdersOf(role, office(office)).getFirst();
    }

    protected Ask ask(Matter<?> matter, Role role, String office) {
        return new Ask(matter.id(), member(role, office), UUID.randomUUID(), now(matter.id()).header().revision());
    }

    protected String number(Matter<?> matter) {
        return matter.id().number(district.prefix());
    }

    protected Matter<AppealState> now(MatterId id) {
        return matters.get(id);
    }

    protected RegisterAppeal appeal(UUID key, RegisterAppeal.About about, boolean report) {
        return appeal(key, null, about, report);
    }

    private RegisterAppeal appeal(UUID key, String category, RegisterAppeal.About about, boolean report) {
        return new RegisterAppeal(key, "滨河社区三号楼地下室又积水了，电表箱旁边都是水。", AppealType.COMPLAINT, category, report, about,
                new RegisterAppeal.Place(office("jiangbei"), office("binhe"), "三号楼地下室", null),
                new RegisterAppeal.Contact(false, "欧阳晓岚", "13877712345", null, false, null), false, List.of(), "web", null, false, null);
    }

    protected Matter<AppealState> registered() {
        return register.handle(appeal(UUID.randomUUID(), null, false)).matter();
    }

    protected Matter<AppealState> registered(String category) {
        return register.handle(appeal(UUID.randomUUID(), category, null, false)).matter();
    }

    protected Matter<AppealState> dispatched(Matter<AppealState> matter, String to) {
        return dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new DispatchHandler.Dispatch(office(to), "housing.repairs", null, "地下室积水", null));
    }

    protected Matter<AppealState> inHand(String at) {
        var matter = dispatched(registered(), at);
        custody.sign(ask(matter, Role.HANDLER, at));
        return now(matter.id());
    }

    protected Matter<AppealState> answered(Matter<AppealState> matter, String by) {
        return replying.handle(ask(matter, Role.HANDLER, by), new ReplyHandler.Reply(Outcome.SOLVED, "换了两台水泵，管道清通了。", null, "9月30日换泵，雨后看过没有积水。", List.of(), java.util.Map.of(), null));
    }

    protected ResidentHandler.Holder resident(Matter<AppealState> matter) {
        return new ResidentHandler.Holder(matter.id(), registrations.resident(matter.id()).orElseThrow(), UUID.randomUUID(), null);
    }
}
