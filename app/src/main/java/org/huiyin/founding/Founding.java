package org.huiyin.founding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.huiyin.answers.FoundingAnswers;
import org.huiyin.open311.Open311Keys;
import org.huiyin.people.FoundingAccounts;
import org.huiyin.people.FoundingOffices;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Founds the district on the first start: the demonstration, or a bare one for a district that enters its own. */
@Component
@Order(1)
class Founding implements ApplicationRunner {
    private static final String KEY = "open311-key: ";
    private final FoundingOffices offices;
    private final FoundingAccounts accounts;
    private final DemonstrationAppeals appeals;
    private final FoundingAnswers answers;
    private final Open311Keys keys;
    private final Where where;

    /** Where rules and data are, and what is to be founded: demonstration, empty or none. */
    @Component
    record Where(@Value("${huiyin.rules}") Path rules, @Value("${huiyin.data}") Path data,
            @Value("${huiyin.founding:none}") String what) {}

    Founding(FoundingOffices offices, FoundingAccounts accounts, DemonstrationAppeals appeals, FoundingAnswers answers, Open311Keys keys, Where where) {
        this.offices = offices;
        this.accounts = accounts;
        this.appeals = appeals;
        this.answers = answers;
        this.keys = keys;
        this.where = where;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (where.what.equals("none")) {
            return;
        }
        boolean first = offices.needed();
        if (where.what.equals("empty")) {
            offices.foundBare();
            accounts.administrator(where.data, System.out);
            return;
        }
        if (first) {
            offices.found(Files.readAllBytes(where.rules.resolve("offices.csv")));
        }
        accounts.demonstration(where.data, System.out);
        if (first) {
            accounts.onDuty();
        }
        answers.found(where.rules.resolve("demonstration").resolve("answers.csv"));
        key(where.data.resolve("demo-accounts.txt"));
        appeals.found(where.rules.resolve("demonstration").resolve("appeals.csv"));
    }

    /** A key for applications stands beside the accounts; a file that has one keeps it. */
    private void key(Path file) throws IOException {
        if (Files.exists(file) && Files.readAllLines(file).stream().noneMatch(line -> line.startsWith(KEY))) {
            var line = KEY + keys.forDemonstration() + "\n";
            Files.writeString(file, line, StandardOpenOption.APPEND);
            System.out.print(line);
        }
    }
}
