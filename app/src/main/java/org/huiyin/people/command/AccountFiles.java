package org.huiyin.people.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.huiyin.people.domain.Account;
import org.huiyin.people.domain.AccountFile;
import org.huiyin.people.domain.AccountFile.AccountLine;
import org.huiyin.people.domain.CsvTable;
import org.huiyin.people.domain.LineError;
import org.huiyin.people.domain.OfficePolicy;
import org.huiyin.people.store.AccountStore;
import org.huiyin.people.store.PeopleRecord;
import org.huiyin.people.store.PostStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts out of a file and into one: all lines or none, and a dry run that only says what would happen. */
@Component
public class AccountFiles {
    /** A new account's first password, shown this once. */
    public record FirstPassword(String account, String password) {}

    /** What a file did, or would do. */
    public record Outcome(
            boolean dryRun, int opened, int changed, int unchanged, List<LineError> errors, List<FirstPassword> passwords) {}

    private final AccountHandler handler;
    private final AccountStore store;
    private final PostStore posts;
    private final Offices offices;
    private final Turn turn;
    private final PeopleRecord record;

    AccountFiles(AccountHandler handler, AccountStore store, PostStore posts, Offices offices, Turn turn, PeopleRecord record) {
        this.handler = handler;
        this.store = store;
        this.posts = posts;
        this.offices = offices;
        this.turn = turn;
        this.record = record;
    }

    @Transactional
    public Outcome read(byte[] file, boolean dryRun, Member by) {
        var tree = turn.take();
        OfficePolicy.administer(by, by.office(), tree);
        var plan = AccountFile.plan(CsvTable.read(file, AccountFile.COLUMNS), by, tree, store.all());
        var passwords = new ArrayList<FirstPassword>();
        if (plan.errors().isEmpty() && !dryRun) {
            for (var line : plan.opened()) {
                var command = new OpenAccount(line.login(), line.name(), post(line), line.roles());
                passwords.add(new FirstPassword(line.login(), handler.open(command, by, tree).password()));
            }
            for (var line : plan.changed()) {
                var id = store.byLogin(line.login()).orElseThrow().id();
                handler.change(new ChangeAccount(id, line.name(), post(line), line.roles()), by, tree);
            }
            record.add("AccountFileRead", by.office(), by.id(),
                    Map.of("opened", plan.opened().size(), "changed", plan.changed().size()));
        }
        return new Outcome(
                dryRun, plan.opened().size(), plan.changed().size(), plan.unchanged(), plan.errors(), List.copyOf(passwords));
    }

    private int post(AccountLine line) {
        return posts.named(line.office(), line.post());
    }

    public byte[] write(Member by) {
        OfficePolicy.inspect(by);
        var rows = store.all().stream()
                .filter(account -> account.closedAt() == null && offices.reaches(by.office(), account.office()))
                .map(this::row)
                .toList();
        return CsvTable.write(AccountFile.COLUMNS, rows);
    }

    private List<String> row(Account account) {
        var roles = account.roles().stream().map(Role::code).sorted().collect(Collectors.joining(" "));
        return List.of(
                account.login(), account.name(), offices.byId(account.office()).code(), account.postName().zh(),
                account.postName().en(), roles);
    }
}
