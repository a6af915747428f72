package org.huiyin.appeals;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.Browser;
import org.huiyin.HuiyinApplication;
import org.huiyin.people.Role;
import org.huiyin.people.store.AccountStore;
import org.huiyin.people.store.PostStore;
import org.huiyin.people.store.SessionStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole server behind its doors: browsers signed in for any role at any office, and appeals at any stage. */
@SpringBootTest(
        classes = HuiyinApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"huiyin.agenda=off", "huiyin.outbox=off", "huiyin.jobs=off", "huiyin.founding=none", "huiyin.pages=classpath:/pages/", "huiyin.doors.sign-in.permits=100000", "huiyin.doors.appeal.permits=100000", "huiyin.doors.alike.permits=100000",
            "huiyin.doors.open311.permits=100000", "huiyin.doors.public.permits=100000", "huiyin.doors.open-data.permits=100000",
            "huiyin.doors.look.permits=100000", "huiyin.doors.stranger.permits=100000", "huiyin.doors.page.permits=100000",
            "huiyin.doors.resident-code.permits=100000", "huiyin.doors.resident-sign-in.permits=100000", "huiyin.doors.resident.permits=100000", "huiyin.metrics.port=0"})
public abstract class AppealHttp extends AppealServer {
    @LocalServerPort
    protected int port;

    @Autowired private AccountStore accountStore;
    @Autowired private PostStore posts;
    @Autowired private SessionStore sessions;
    private final Map<String, Browser> browsers = new HashMap<>();

    /** Someone who holds this role alone at this office, signed in. */
    protected Browser as(Role role, String office) {
        return browsers.computeIfAbsent(role + "@" + office, _ -> signedIn(account(role, office)));
    }

    protected Browser signedIn(UUID account) {
        var browser = new Browser(port).cookie("huiyin", sessions.begin(account, "test"));
        browser.get("/api/session");
        return browser;
    }

    protected Browser visitor() {
        return Browser.opened(port);
    }

    /** The account that holds the role alone at the office; opened when there is none. */
    protected UUID account(Role role, String office) {
        return account(role, office, "t-" + role.code() + "-" + office);
    }

    protected UUID account(Role role, String office, String login) {
        return accountStore.byLogin(login).map(found -> found.id()).orElseGet(() -> {
            var id = UUID.randomUUID();
            accountStore.insert(id, login, "测试员" + login, posts.insert(office(office), role.wording()), null, clock.instant());
            accountStore.setRoles(id, Set.of(role));
            jdbc.update("update account set password_is_initial = false, second_factor = case when ? then '\\x00'::bytea end where id = ?",
                    role == Role.ADMINISTRATOR, id);
            return id;
        });
    }
}
