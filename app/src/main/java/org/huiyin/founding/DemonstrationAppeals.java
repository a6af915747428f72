package org.huiyin.founding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.command.RegisterAppealHandler;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.appeals.domain.Categories;
import org.huiyin.insight.Outline;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matter;
import org.huiyin.matters.domain.Position;
import org.huiyin.matters.store.MatterList;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes the synthetic appeals of the demonstration through the real commands, each at the time of its story. */
@Component
class DemonstrationAppeals {
    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationAppeals.class);
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final Map<String, Integer> DAYS_AGO = Map.ofEntries(Map.entry("registered", 0), Map.entry("dispatched", 1),
            Map.entry("signed", 4), Map.entry("handed-down", 5), Map.entry("returned", 6), Map.entry("joint", 9), Map.entry("extended", 16),
            Map.entry("replied", 8), Map.entry("followed-up", 11), Map.entry("archived", 45), Map.entry("reopened", 14),
            Map.entry("withdrawn", 9), Map.entry("not-accepted", 7), Map.entry("not-an-appeal", 3));
    private static final double JITTER = 0.005;
    private final RegisterAppealHandler register;
    private final DemonstrationStory story;
    private final Categories categories;
    private final Offices offices;
    private final StagedClock clock;
    private final Ground ground;

    /** What is there already, and where the communities lie. */
    @Component
    record Ground(MatterList list, Outline outline) {}

    DemonstrationAppeals(RegisterAppealHandler register, DemonstrationStory story, Categories categories, Offices offices, StagedClock clock,
            Ground ground) {
        this.register = register;
        this.story = story;
        this.categories = categories;
        this.offices = offices;
        this.clock = clock;
        this.ground = ground;
    }

    /** Does nothing in a district that has matters already; goes on where an interrupted founding stopped. */
    void found(Path file) throws IOException {
        var random = new Random(20260929);
        int told = 0;
        var started = clock.instant();
        try (var rows = CSVParser.parse(Files.newBufferedReader(file), FORMAT)) {
            var records = rows.getRecords();
            if (ground.list.count((short) 1, DemonstrationStory.everything()) >= records.size()) {
                return;
            }
            for (var row : records) {
                tell(row, random, started);
                told++;
            }
        } finally {
            clock.end();
        }
        LOG.info("founded the demonstration with {} appeals", told);
    }

    private void tell(CSVRecord row, Random random, Instant now) {
        var stage = row.get("stage");
        int days = DAYS_AGO.getOrDefault(stage, 1) + (stage.equals("registered") ? 0 : random.nextInt(6));
        var morning = now.atZone(clock.getZone()).minusDays(days).with(LocalTime.of(8, 40)).plusMinutes(random.nextInt(300)).toInstant();
        var at = morning.isBefore(now) ? morning : now.minus(Duration.ofMinutes(5 + random.nextInt(90)));
        clock.at(at);
        var registered = register.handle(appeal(row));
        try {
            Matter<AppealState> matter = registered.matter();
            if (matter.header().revision() == 1) {
                story.tell(matter, row, at);
            }
        } catch (Refusal refused) {
            LOG.warn("a demonstration appeal stops at {}: {}", stage, refused.code());
        }
    }

    private RegisterAppeal appeal(CSVRecord row) {
        var key = UUID.nameUUIDFromBytes(("demonstration/" + row.getRecordNumber()).getBytes(StandardCharsets.UTF_8));
        var category = categories.of(row.get("category"));
        var community = offices.byCode(row.get("community")).orElseThrow();
        var anonymous = row.getRecordNumber() % 5 == 0;
        var contact = anonymous
                ? new RegisterAppeal.Contact(true, null, null, null, false, null)
                : new RegisterAppeal.Contact(false, "居民" + row.getRecordNumber(), "1000000" + "%04d".formatted(row.getRecordNumber()), null, false); // nobody's number
        return new RegisterAppeal(key, row.get("text"), category.type() == AppealType.INQUIRY ? AppealType.INQUIRY : category.type(),
                category.code(), false, null, new RegisterAppeal.Place(community.parent(), community.id(), row.get("address_text"), position(row)), contact,
                row.get("everyone").equals("yes"), List.of(), row.get("channel").isBlank() ? "web" : row.get("channel"), null, false, null);
    }

    /** Somewhere around the point of its community; one in four was sent without a position. */
    private @Nullable Position position(CSVRecord row) {
        var random = new Random(row.getRecordNumber());
        return row.getRecordNumber() % 4 == 0 ? null : ground.outline.of(row.get("community"))
                .map(at -> new Position(at.lat() + (random.nextDouble() - 0.5) * JITTER, at.lng() + (random.nextDouble() - 0.5) * JITTER)).orElse(null);
    }
}
