package org.huiyin.people.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.people.FoundingAccounts.Founded;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.huiyin.people.store.AccountStore;
import org.huiyin.people.store.CredentialStore;
import org.huiyin.people.store.PeopleRecord;
import org.huiyin.people.store.PostStore;
import org.huiyin.storage.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a district's first accounts. The file is on the disk before the transaction commits: no account without its password. */
@Component
public class FoundAccounts {
    private final AccountStore accounts;
    private final CredentialStore credentials;
    private final PostStore posts;
    private final Turn turn;
    private final PeopleRecord record;

    FoundAccounts(AccountStore accounts, CredentialStore credentials, PostStore posts, Turn turn, PeopleRecord record) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.posts = posts;
        this.turn = turn;
        this.record = record;
    }

    @Transactional
    public List<Founded> demonstration(Path data, PrintStream out) {
        var tree = turn.take();
        var wanted = new HashMap<Integer, List<Role>>();
        for (var office : tree.open()) {
            wanted.put(office.id(), rolesAt(office, tree));
        }
        return found(tree, wanted, data.resolve("demo-accounts.txt"), out);
    }

    @Transactional
    public List<Founded> administrator(Path data, PrintStream out) {
        var tree = turn.take();
        return found(tree, Map.of(tree.centre().id(), List.of(Role.ADMINISTRATOR)), data.resolve("first-account.txt"), out);
    }

    private static List<Role> rolesAt(Office office, Offices tree) {
        if (office.id() == tree.centre().id()) {
            return List.of(Role.values());
        }
        return switch (office.level()) {
            case DISTRICT -> List.of();
            case TOWNSHIP -> List.of(Role.HANDLER, Role.HEAD, Role.SUPERVISOR, Role.LEADER);
            case COMMUNITY, DEPARTMENT, BODY -> List.of(Role.HANDLER, Role.HEAD);
        };
    }

    private List<Founded> found(Offices tree, Map<Integer, List<Role>> wanted, Path file, PrintStream out) {
        if (!accounts.isEmpty()) {
            return List.of();
        }
        var founded = new ArrayList<Founded>();
        for (var office : tree.open()) {
            for (var role : wanted.getOrDefault(office.id(), List.of())) {
                founded.add(found(office, role));
            }
        }
        record.add("AccountFounded", "district", null, Map.of("accounts", founded.size()));
        var text = founded.stream()
                .map(Founded::line)
                .collect(Collectors.joining("\n", "# account\tpassword\trole\toffice code\toffice name\tTOTP secret\n", "\n"));
        try {
            Secrets.writePrivately(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print(text);
        return founded;
    }

    private Founded found(Office office, Role role) {
        var id = UUID.randomUUID();
        var login = role.code() + "-" + office.code().toLowerCase(java.util.Locale.ROOT);
        var password = Passwords.draw();
        int post = posts.insert(office.id(), role.wording());
        accounts.insert(id, login, office.shortName().zh() + role.wording().zh(), post, null, turn.now());
        accounts.setRoles(id, Set.of(role));
        credentials.setPassword(id, Passwords.hashDrawn(password), false);
        var secret = role == Role.ADMINISTRATOR ? enrol(id) : null;
        return new Founded(login, password, role, office.code(), office.name().zh(), secret);
    }

    private @Nullable String enrol(UUID account) {
        var secret = SecondFactorHandler.drawSecret();
        credentials.propose(account, secret);
        credentials.confirm(account, 0);
        return secret;
    }
}
