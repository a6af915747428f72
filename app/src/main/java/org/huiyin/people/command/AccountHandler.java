package org.huiyin.people.command;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.huiyin.people.domain.Account;
import org.huiyin.people.domain.AccountPolicy;
import org.huiyin.people.domain.LoginName;
import org.huiyin.people.domain.Post;
import org.huiyin.people.store.AccountStore;
import org.huiyin.people.store.PeopleRecord;
import org.huiyin.people.store.PostStore;
import org.huiyin.people.store.SessionStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens, changes and closes accounts. Every change stands in line with those of tree. */
@Component
public class AccountHandler {
    /** What a new account signs in with, shown this once. */
    public record Opened(UUID id, String password) {}

    private final AccountStore store;
    private final PostStore posts;
    private final SessionStore sessions;
    private final Turn turn;
    private final Burden burden;
    private final PeopleRecord record;

    AccountHandler(AccountStore store, PostStore posts, SessionStore sessions, Turn turn, Burden burden, PeopleRecord record) {
        this.store = store;
        this.posts = posts;
        this.sessions = sessions;
        this.turn = turn;
        this.burden = burden;
        this.record = record;
    }

    @Transactional
    public Opened handle(OpenAccount command, Member by) {
        return open(command, by, turn.take());
    }

    Opened open(OpenAccount command, Member by, Offices tree) {
        var post = open(command.post(), tree);
        AccountPolicy.administer(by, post.office(), tree);
        AccountPolicy.grant(command.roles(), tree.byId(post.office()));
        var login = LoginName.of(command.login());
        if (store.byLogin(login).isPresent()) {
            throw Refusal.invalid("account.name-taken", "account");
        }
        var id = UUID.randomUUID();
        var password = Passwords.draw();
        store.insert(id, login, command.name(), post.id(), Passwords.hashDrawn(password), turn.now());
        store.setRoles(id, command.roles());
        record.add("AccountOpened", id, by.id(), facts(post.office(), command.roles()));
        return new Opened(id, password);
    }

    @Transactional
    public void handle(ChangeAccount command, Member by) {
        change(command, by, turn.take());
    }

    void change(ChangeAccount command, Member by, Offices tree) {
        var account = known(command.account());
        var post = open(command.post(), tree);
        AccountPolicy.administer(by, account.office(), tree);
        AccountPolicy.administer(by, post.office(), tree);
        AccountPolicy.change(account);
        AccountPolicy.grant(command.roles(), tree.byId(post.office()));
        boolean losesAdministration = account.roles().contains(Role.ADMINISTRATOR)
                && (!command.roles().contains(Role.ADMINISTRATOR) || account.office() != post.office());
        if (losesAdministration) {
            AccountPolicy.giveUpAdministration(by, account, administratorsLeft(account, tree));
        }
        if (account.office() != post.office()) {
            AccountPolicy.letGo(account, burden.leftBy(account.id()));
        }
        store.update(account.id(), command.name(), post.id());
        store.setRoles(account.id(), command.roles());
        record.add("AccountChanged", account.id(), by.id(), facts(post.office(), command.roles()));
    }

    @Transactional
    public void close(UUID id, Member by) {
        var tree = turn.take();
        var account = known(id);
        AccountPolicy.administer(by, account.office(), tree);
        if (account.roles().contains(Role.ADMINISTRATOR)) {
            AccountPolicy.giveUpAdministration(by, account, administratorsLeft(account, tree));
        }
        AccountPolicy.letGo(account, burden.leftBy(id));
        store.close(id, turn.now());
        sessions.endAll(id);
        record.add("AccountClosed", id, by.id(), Map.of("office", account.office()));
    }

    private long administratorsLeft(Account account, Offices tree) {
        var top = Stream.of(tree.centre().id(), tree.district().id()).distinct().toList();
        return top.contains(account.office()) ? store.otherAdministrators(account.id(), top) : 1;
    }

    private Account known(UUID id) {
        return store.find(id).orElseThrow(() -> Refusal.notFound("account.unknown"));
    }

    private Post open(int post, Offices tree) {
        return posts.find(post)
                .filter(Post::open)
                .filter(found -> tree.find(found.office()).filter(Office::open).isPresent())
                .orElseThrow(() -> Refusal.invalid("post.unknown", "post"));
    }

    private static Map<String, Object> facts(int office, Set<Role> roles) {
        List<String> codes = roles.stream().map(Role::code).sorted().toList();
        return Map.of("office", office, "roles", codes);
    }
}
