package org.huiyin.appeals.command;

import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.huiyin.appeals.domain.OldAppeal;
import org.huiyin.appeals.domain.OldColumn;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.command.Progress;
import org.huiyin.matters.command.Work;
import org.huiyin.matters.store.JobStore.Job;
import org.huiyin.matters.vault.SealedFiles;
import org.huiyin.people.Accounts;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Brings in a list of appeals row by row; each row is there whole or not at all, and one brought in before is passed over. */
@Component
class ImportWork implements Work {
    static final String KIND = "import";
    static final TypeReference<Map<String, String>> MAPPING = new TypeReference<>() {};
    private final SealedFiles files;
    private final OldAppeals appeals;
    private final Accounts accounts;
    private final Clock clock;
    private final JsonMapper json;

    ImportWork(SealedFiles files, OldAppeals appeals, Accounts accounts, Clock clock, JsonMapper json) {
        this.files = files;
        this.appeals = appeals;
        this.accounts = accounts;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job, Progress progress) {
        var table = OldTable.read(files.read(job.id()));
        var mapping = OldColumn.chosen(json.readValue(job.body(), MAPPING), table.columns());
        var names = appeals.names();
        var actor = accounts.byId(job.account()).orElseThrow().actor();
        var before = new HashMap<UUID, String>();
        int done = job.count().done();
        var at = new int[1];
        table.each(row -> {
            if (at[0]++ < done) {
                return;
            }
            try {
                var fit = appeals.fit(OldAppeal.read(cells(table, row, mapping), clock.getZone(), clock.instant()), names);
                var same = before.putIfAbsent(fit.key(), fit.request());
                if (same != null && !same.equals(fit.request())) {
                    throw Refusal.invalid("import.other-words", "number");
                }
                boolean known = same != null || appeals.known(fit);
                if (known) {
                    progress.skipped();
                    return;
                }
                if (!job.dryRun()) {
                    appeals.register(fit, actor);
                }
                progress.accepted();
            } catch (Refusal refusal) {
                progress.refused(row.number(), refusal);
            }
        });
    }

    private static Map<OldColumn, String> cells(OldTable table, OldTable.Row row, Map<OldColumn, String> mapping) {
        var cells = new EnumMap<OldColumn, String>(OldColumn.class);
        mapping.forEach((target, column) -> {
            int at = table.columns().indexOf(column);
            cells.put(target, at < row.cells().size() ? row.cells().get(at) : "");
        });
        return cells;
    }

    @Override
    public void forget(Job job) {
        files.delete(job.id());
    }
}
