package org.huiyin.people;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.Browser;
import org.huiyin.Browser.Answer;
import org.huiyin.SettableClock;
import org.huiyin.people.FoundingAccounts.Founded;
import org.huiyin.people.store.AccountStore;
import org.huiyin.people.store.PostStore;
import org.huiyin.people.store.SessionStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What tests over HTTP share: a founded district, its accounts with their passwords, and browsers that are signed in. */
@SpringBootTest(
        classes = PeopleServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"huiyin.pages=classpath:/pages/", "huiyin.doors.sign-in.permits=100000", "huiyin.doors.look.permits=100000",
            "huiyin.doors.stranger.permits=100000", "huiyin.doors.page.permits=100000", "huiyin.doors.second-factor.permits=100000",
            "huiyin.doors.provider.permits=100000", "huiyin.origin=" + PeopleHttp.ORIGIN})
public abstract class PeopleHttp {
    public static final String ORIGIN = "https://huiyin.example";
    public static final String OFFICES = """
            code,parent,level,name_zh,name_en,short_zh,short_en,kind,valid_from
            wangchuan,,district,望川区,Wangchuan District,望川区,Wangchuan,district,2020-01-01
            centre,wangchuan,body,望川区快处中心,Wangchuan Centre,快处中心,Centre,centre,2020-01-01
            housing,wangchuan,department,望川区住房和城乡建设局,Wangchuan Housing Bureau,区住建局,Housing,department,2020-01-01
            water,wangchuan,department,望川区水务局,Wangchuan Water Bureau,区水务局,Water,department,2020-01-01
            jiangbei,wangchuan,township,江北街道,Jiangbei Street,江北街道,Jiangbei,street,2020-01-01
            henan,wangchuan,township,河南镇,Henan Town,河南镇,Henan,town,2020-01-01
            binhe,jiangbei,community,滨河社区,Binhe Community,滨河社区,Binhe,community,2020-01-01
            laocheng,jiangbei,community,老城社区,Laocheng Community,老城社区,Laocheng,community,2020-01-01
            shuangqiao,henan,community,双桥村,Shuangqiao Village,双桥村,Shuangqiao,village,2020-01-01
            """;

    @TempDir
    static Path data;

    @LocalServerPort
    protected int port;

    @Autowired
    protected SettableClock clock;

    @Autowired
    protected Offices offices;

    @Autowired
    protected PeopleServer.Held held;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    private FoundingOffices foundingOffices;

    @Autowired
    private FoundingAccounts foundingAccounts;

    @Autowired
    private AccountStore accounts;

    @Autowired
    private PostStore posts;

    @Autowired
    private SessionStore sessions;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        PeopleServer.database(settings);
        settings.add("huiyin.data", () -> data.toString());
    }

    /** By the port of the server, since classes with settings of their own have a server of their own. */
    private static final Map<Integer, List<Founded>> FOUNDED = new HashMap<>();

    @BeforeEach
    void foundTheDistrict() {
        clock.set(PeopleServer.MORNING);
        held.matters.clear();
        foundingOffices.found(OFFICES.getBytes(StandardCharsets.UTF_8));
        var now = foundingAccounts.demonstration(data, new PrintStream(OutputStream.nullOutputStream(), true));
        if (!now.isEmpty()) {
            FOUNDED.put(port, now);
        }
    }

    protected Founded account(String login) {
        return FOUNDED.get(port).stream().filter(each -> each.account().equals(login)).findFirst().orElseThrow();
    }

    protected int office(String code) {
        return offices.byCode(code).orElseThrow().id();
    }

    protected UUID id(String login) {
        return accounts.byLogin(login).orElseThrow().id();
    }

    protected Browser visitor() {
        return Browser.opened(port);
    }

    /** Through the front door, with name and password. */
    protected Answer signIn(Browser browser, String login, String password) {
        return browser.post("/api/session", Map.of("account", login, "password", password));
    }

    /** Already signed in: the session is begun behind the door, which spares the slow check of a password. */
    protected Browser as(String login) {
        return as(id(login));
    }

    protected Browser as(UUID account) {
        return as(port, sessions.begin(account, "test"));
    }

    private static Browser as(int port, String token) {
        var browser = new Browser(port).cookie("huiyin", token);
        browser.get("/api/session");
        return browser;
    }

    /** A new account that is ready to work. */
    protected UUID open(String login, String office, Role... roles) {
        var id = UUID.randomUUID();
        int post = posts.named(office(office), Role.HANDLER.wording());
        accounts.insert(id, login, "测试员" + login, post, null, clock.instant());
        accounts.setRoles(id, Set.of(roles));
        jdbc.sql("update account set password_is_initial = false, second_factor = case when :sealed then '\\x00'::bytea end where id = :id")
                .param("id", id)
                .param("sealed", List.of(roles).contains(Role.ADMINISTRATOR)) // enough to be ready; nobody signs in with it
                .update();
        return id;
    }
}
