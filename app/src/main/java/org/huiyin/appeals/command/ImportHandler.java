package org.huiyin.appeals.command;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.huiyin.appeals.domain.OldColumn;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.command.Jobs;
import org.huiyin.matters.store.JobStore;
import org.huiyin.matters.store.JobStore.Count;
import org.huiyin.matters.store.JobStore.Job;
import org.huiyin.matters.store.JobStore.Refused;
import org.huiyin.matters.vault.SealedFiles;
import org.huiyin.people.HouseRecord;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** A list of appeals of before: taken in, tried, brought in, and what could not be brought in given back with reasons. */
@Service
public class ImportHandler {
    /** A list taken in and read, with what its columns seem to tell. */
    public record Taken(Job job, OldTable table, Map<OldColumn, String> guessed) {}

    private static final int MOST_BYTES = 64 << 20;
    private final JobStore store;
    private final Jobs jobs;
    private final SealedFiles files;
    private final House house;

    /** What an import needs of the house. */
    @Component
    record House(District district, Offices offices, Clock clock, JsonMapper json, HouseRecord record) {}

    ImportHandler(JobStore store, Jobs jobs, SealedFiles files, House house) {
        this.store = store;
        this.jobs = jobs;
        this.files = files;
        this.house = house;
    }

    /** Takes a file in; nothing of a file beyond measure is kept. */
    public Taken take(InputStream from, Member by, UUID key) throws IOException {
        permit(by);
        var file = from.readNBytes(MOST_BYTES + 1);
        if (file.length > MOST_BYTES) {
            throw Refusal.of(Refusal.Kind.INVALID, "import.file-too-large", Map.of("field", "file", "megabytes", MOST_BYTES >> 20));
        }
        var table = OldTable.read(file);
        var id = UUID.randomUUID();
        files.write(id, file);
        var job = store.keep(new Job(house.district.id(), id, ImportWork.KIND, by.id(), "waiting", true,
                Count.of(table.size()), "{}", null, null, null, house.clock.instant()), key);
        if (!job.id().equals(id)) {
            files.delete(id);
            table = OldTable.read(files.read(job.id()));
        }
        return new Taken(job, table, OldColumn.guess(table.columns()));
    }

    /** Sends it to work; a try changes nothing but the count. */
    public Job run(UUID id, Map<String, String> mapping, boolean dryRun, Member by) {
        var job = look(id, by);
        var table = OldTable.read(files.read(id));
        OldColumn.chosen(mapping, table.columns());
        if (!store.queue(job, dryRun, table.size(), house.json.writeValueAsString(mapping))) {
            throw Refusal.notAllowed("job.at-work");
        }
        if (!dryRun) {
            house.record.add("AppealsImported", by, Map.of("rows", table.size()));
        }
        jobs.soon();
        return look(id, by);
    }

    public Job look(UUID id, Member by) {
        permit(by);
        return store.find(house.district.id(), id).filter(job -> job.kind().equals(ImportWork.KIND)).orElseThrow(() -> Refusal.notFound("job.unknown"));
    }

    public List<Job> latest(Member by, int most) {
        permit(by);
        return store.latest(house.district.id(), ImportWork.KIND, most);
    }

    public List<Refused> refusals(Job job, int most) {
        return store.refusals(job, most);
    }

    /** Which column of the list tells what, as it was chosen for the job. */
    public Map<String, String> mapping(Job job) {
        return house.json.readValue(job.body(), ImportWork.MAPPING);
    }

    /** Hands out the names of the columns and the rows at fault as they came, each with its number and why. */
    public void rejects(UUID id, Member by, Function<Refused, String> why, Consumer<List<String>> take) {
        var job = look(id, by);
        var table = OldTable.read(files.read(id));
        var refused = new HashMap<Integer, Refused>();
        store.refusals(job, OldTable.MOST_ROWS).forEach(one -> refused.put(one.no(), one));
        int width = table.columns().size();
        take.accept(table.columns());
        table.each(row -> {
            var fault = refused.get(row.number());
            if (fault != null) {
                var cells = new ArrayList<>(row.cells().subList(0, Math.min(row.cells().size(), width)));
                cells.addAll(Collections.nCopies(width - cells.size(), ""));
                cells.add(Integer.toString(row.number()));
                cells.add(why.apply(fault));
                take.accept(cells);
            }
        });
    }

    private void permit(Member by) {
        if (!by.is(Role.ADMINISTRATOR) || !house.offices.isDistrictWide(by.office())) {
            throw Refusal.notPermitted("import.needs-administrator");
        }
    }
}
