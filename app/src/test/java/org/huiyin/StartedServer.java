package org.huiyin;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.huiyin.appeals.command.DispatchHandler;
import org.huiyin.appeals.command.DispatchHandler.Dispatch;
import org.huiyin.appeals.command.FollowUpHandler;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.command.RegisterAppealHandler;
import org.huiyin.appeals.command.ReplyHandler;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.appeals.domain.Outcome;
import org.huiyin.appeals.domain.Verdict;
import org.huiyin.kernel.MatterId;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.Registered;
import org.huiyin.matters.command.Ask;
import org.huiyin.matters.command.CustodyHandler;
import org.huiyin.people.Accounts;
import org.huiyin.people.FoundingAccounts;
import org.huiyin.people.FoundingOffices;
import org.huiyin.people.Offices;
import org.huiyin.people.PeopleHttp;
import org.huiyin.people.Role;
import org.huiyin.storage.DatabaseAddress;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A whole server started by hand, as an operator starts one on a database by URL; several may run on one database. */
public final class StartedServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private StartedServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static StartedServer start(Path data, DatabaseAddress address, SettableClock clock, String... more) {
        var application = new SpringApplication(HuiyinApplication.class);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("settableClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
        var settings = new ArrayList<>(List.of("--server.port=0", "--huiyin.agenda=off", "--huiyin.founding=none", "--huiyin.data=" + data,
                "--huiyin.rules=" + System.getProperty("huiyin.rules"), "--huiyin.db.url=" + address.url(), "--huiyin.db.owner=" + address.owner(),
                "--huiyin.db.owner-password=" + address.ownerPassword(), "--huiyin.db.app=" + address.app(),
                "--huiyin.db.app-password=" + address.appPassword(), "--huiyin.db.connections=6", "--logging.level.root=warn"));
        settings.addAll(List.of(more));
        return new StartedServer(application.run(settings.toArray(String[]::new)));
    }

    /** A small district with an account for every role. */
    public StartedServer found(Path data) {
        get(FoundingOffices.class).found(PeopleHttp.OFFICES.getBytes(StandardCharsets.UTF_8));
        get(FoundingAccounts.class).demonstration(data, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        return this;
    }

    public <T> T get(Class<T> part) {
        return context.getBean(part);
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public int office(String code) {
        return get(Offices.class).byCode(code).orElseThrow().id();
    }

    public Ask ask(MatterId id, Role role, String office) {
        var member = get(Accounts.class).holdersOf(role, office(office)).getFirst();
        return new Ask(id, member, UUID.randomUUID(), get(Matters.class).get(id).header().revision());
    }

    public Matter<AppealState> registered(String text, String name, String phone, UUID... uploads) {
        return registered(UUID.randomUUID(), text, name, phone, uploads).matter();
    }

    /** With the code of its receipt; the same key again answers as the first time. */
    public Registered<AppealState> registered(UUID key, String text, String name, String phone, UUID... uploads) {
        return get(RegisterAppealHandler.class).handle(new RegisterAppeal(key, text, AppealType.COMPLAINT, null, false, null,
                new RegisterAppeal.Place(office("jiangbei"), office("binhe"), "三号楼地下室", null),
                new RegisterAppeal.Contact(false, name, phone, null, false, null), false, List.of(uploads), "web", null, false, null));
    }

    public void dispatched(MatterId id, String to) {
        get(DispatchHandler.class).dispatch(ask(id, Role.DISPATCHER, "centre"), new Dispatch(office(to), "housing.repairs", null, "地下室积水", null));
    }

    /** The whole way of an appeal, to the call-back that says it is solved. */
    public Matter<AppealState> lived(Matter<AppealState> registered, String at) {
        var id = registered.id();
        dispatched(id, at);
        get(CustodyHandler.class).sign(ask(id, Role.HANDLER, at));
        get(ReplyHandler.class).handle(ask(id, Role.HANDLER, at),
                new ReplyHandler.Reply(Outcome.SOLVED, "换了两台水泵，管道清通了。", null, "换泵之后看过没有积水。", List.of(), java.util.Map.of(), null));
        get(FollowUpHandler.class).handle(ask(id, Role.AGENT, "centre"), new FollowUpHandler.Call(true, Verdict.YES, Verdict.YES, null));
        return get(Matters.class).get(id);
    }

    @Override
    public void close() {
        context.close();
    }
}
