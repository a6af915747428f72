package org.huiyin.answers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.huiyin.answers.store.KnownAnswers;
import org.huiyin.answers.store.KnownAnswers.Said;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The answers a district begins with, from {@code rules/demonstration/answers.csv}. */
@Component
public class FoundingAnswers {
    private final KnownAnswers store;
    private final District district;
    private final Clock clock;

    FoundingAnswers(KnownAnswers store, District district, Clock clock) {
        this.store = store;
        this.district = district;
        this.clock = clock;
    }

    /** Nothing where there are answers already. */
    @Transactional
    public void found(Path file) throws IOException {
        if (!store.all(district.id(), true, 1).isEmpty()) {
            return;
        }
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
        try (var rows = CSVParser.parse(Files.newBufferedReader(file), format)) {
            for (var row : rows) {
                var category = row.get("category");
                store.insert(district.id(), new Said(category.isBlank() ? null : category, new Wording(row.get("question_zh"), row.get("question_en")),
                        new Wording(row.get("answer_zh"), row.get("answer_en")), row.get("basis"), true), null, clock.instant());
            }
        }
    }
}
