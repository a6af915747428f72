package org.huiyin.people.domain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.jspecify.annotations.Nullable;

/** A file of accounts: what it would open and change, and the lines at fault. Passwords never stand in a file. */
public final class AccountFile {
    public static final List<String> COLUMNS = List.of("account", "name", "office", "post_zh", "post_en", "roles");

    /** One line of the file, read. */
    public record AccountLine(int number, String login, String name, int office, Wording post, Set<Role> roles) {}

    /** What the file comes to. */
    public record Plan(List<AccountLine> opened, List<AccountLine> changed, int unchanged, List<LineError> errors) {}

    private final Member by;
    private final Offices tree;
    private final Map<String, Account> known = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<LineError> errors = new ArrayList<>();

    private AccountFile(Member by, Offices tree, List<Account> known) {
        this.by = by;
        this.tree = tree;
        known.forEach(account -> this.known.put(account.login(), account));
    }

    public static Plan plan(CsvTable table, Member by, Offices tree, List<Account> known) {
        var file = new AccountFile(by, tree, known);
        var opened = new ArrayList<AccountLine>();
        var changed = new ArrayList<AccountLine>();
        int unchanged = 0;
        for (var row : table.lines()) {
            var line = file.read(row);
            if (line == null) {
                continue;
            }
            var account = file.known.get(line.login());
            if (account == null) {
                opened.add(line);
            } else if (differs(line, account)) {
                changed.add(line);
            } else {
                unchanged++;
            }
        }
        return new Plan(opened, changed, unchanged, file.errors);
    }

    private @Nullable AccountLine read(CsvTable.Line row) {
        int before = errors.size();
        for (var column : COLUMNS) {
            if (row.cell(column).isEmpty()) {
                error(row, column, "cell.missing");
            }
        }
        var login = row.cell("account").toLowerCase(Locale.ROOT);
        if (!login.isEmpty() && !seen.add(login)) {
            error(row, "account", "account.twice");
        }
        if (!login.isEmpty() && !LoginName.isOne(login)) {
            error(row, "account", "account.unfit-name");
        }
        var roles = roles(row);
        var office = tree.byCode(row.cell("office")).filter(Office::open).orElse(null);
        if (office == null && !row.cell("office").isEmpty()) {
            error(row, "office", "office.unknown");
        }
        if (office == null || errors.size() > before) {
            return null;
        }
        return permitted(row, login, office, roles);
    }

    private @Nullable AccountLine permitted(CsvTable.Line row, String login, Office office, Set<Role> roles) {
        var account = known.get(login);
        try {
            AccountPolicy.administer(by, office.id(), tree);
            AccountPolicy.grant(roles, office);
            if (account != null) {
                AccountPolicy.administer(by, account.office(), tree);
                AccountPolicy.change(account);
            }
        } catch (Refusal refusal) {
            error(row, refusal.code().contains("role") ? "roles" : "office", refusal.code());
            return null;
        }
        var post = new Wording(row.cell("post_zh"), row.cell("post_en"));
        return new AccountLine(row.number(), login, row.cell("name"), office.id(), post, roles);
    }

    private Set<Role> roles(CsvTable.Line row) {
        var roles = EnumSet.noneOf(Role.class);
        for (var code : row.cell("roles").split("[\\s;,；，、]+")) {
            try {
                if (!code.isEmpty()) {
                    roles.add(Role.of(code));
                }
            } catch (IllegalArgumentException e) {
                error(row, "roles", "account.role-unknown");
            }
        }
        return roles;
    }

    private static boolean differs(AccountLine line, Account account) {
        return !line.name().equals(account.name())
                || line.office() != account.office()
                || !line.post().equals(account.postName())
                || !line.roles().equals(account.roles());
    }

    private void error(CsvTable.Line row, String column, String code) {
        errors.add(new LineError(row.number(), column, code));
    }
}
