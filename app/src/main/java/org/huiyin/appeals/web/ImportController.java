package org.huiyin.appeals.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.appeals.command.ImportHandler;
import org.huiyin.appeals.command.OldTable;
import org.huiyin.appeals.domain.OldColumn;
import org.huiyin.kernel.RefusalWords;
import org.huiyin.matters.command.Jobs;
import org.huiyin.matters.store.JobStore.Job;
import org.huiyin.matters.store.JobStore.Refused;
import org.huiyin.matters.web.GuardedCsv;
import org.huiyin.people.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Old appeals brought in from a list, for administrators. */
@RestController
@RequestMapping("/api/imports")
class ImportController {
    private static final int LONGEST_SAMPLE = 60;
    private static final int SHOWN = 100;
    private static final int LATEST = 10;
    private final ImportHandler imports;
    private final RefusalWords words;

    ImportController(ImportHandler imports, RefusalWords words) {
        this.imports = imports;
        this.words = words;
    }

    /** A column of ours; without a needed one there is no appeal. */
    record Target(String code, boolean needed) {}

    record Taken(UUID id, int rows, List<String> columns, List<List<String>> sample, List<Target> targets, Map<String, String> mapping) {}

    record Run(@NotNull Map<String, String> mapping, boolean dryRun) {}

    record Reject(int row, @Nullable String target, String code, String detail) {}

    record ImportProgress(UUID id, String state, boolean dryRun, int total, int done, int accepted, int skipped, int rejected,
            List<Reject> rejects, @Nullable String failure, Instant createdAt, Instant keptUntil) {}

    /** The body is the file itself, CSV or XLSX. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Taken take(Member member, @RequestHeader("Idempotency-Key") UUID key, InputStream file) throws IOException {
        var taken = imports.take(file, member, key);
        var mapping = new LinkedHashMap<String, String>();
        taken.guessed().forEach((target, column) -> mapping.put(target.code(), column));
        return new Taken(taken.job().id(), taken.table().size(), taken.table().columns(), sample(taken.table()),
                List.of(OldColumn.values()).stream().map(target -> new Target(target.code(), target.needed())).toList(), mapping);
    }

    @PostMapping("/{id}/run")
    ImportProgress run(Member member, @PathVariable UUID id, @Valid @RequestBody Run body, Locale locale) {
        return progress(imports.run(id, body.mapping, body.dryRun, member), locale);
    }

    @GetMapping("/{id}")
    ImportProgress look(Member member, @PathVariable UUID id, Locale locale) {
        return progress(imports.look(id, member), locale);
    }

    /** The latest, so that a list of rejects is found again after the screen was closed. */
    @GetMapping
    List<ImportProgress> latest(Member member, Locale locale) {
        return imports.latest(member, LATEST).stream().filter(job -> !job.state().equals("waiting")).map(job -> progress(job, locale)).toList();
    }

    @GetMapping("/{id}/rejects.csv")
    void rejects(Member member, @PathVariable UUID id, Locale locale, HttpServletResponse answer) throws IOException {
        var mapping = imports.mapping(imports.look(id, member));
        var more = locale.getLanguage().equals("en") ? List.of("Row", "Reason") : List.of("原行号", "没有带入的原因");
        var csv = GuardedCsv.download(answer, "rejects.csv");
        imports.rejects(id, member, refused -> sentence(refused, mapping, locale),
                cells -> csv.row(csv.rows() == 0 ? Stream.concat(cells.stream(), more.stream()).toList() : cells));
        csv.end();
    }

    private static List<List<String>> sample(OldTable table) {
        return table.first().stream()
                .map(row -> row.cells().stream().map(cell -> cell.length() > LONGEST_SAMPLE ? cell.substring(0, LONGEST_SAMPLE) + "…" : cell).toList())
                .toList();
    }

    private ImportProgress progress(Job job, Locale locale) {
        var count = job.count();
        var mapping = imports.mapping(job);
        var rejects = imports.refusals(job, SHOWN).stream()
                .map(refused -> new Reject(refused.no(), refused.field(), refused.code(), sentence(refused, mapping, locale)))
                .toList();
        var failure = job.failure();
        return new ImportProgress(job.id(), job.state(), job.dryRun(), count.total(), count.done(), count.accepted(), count.skipped(), count.refused(),
                rejects, failure == null ? null : words.sentence(failure, Map.of(), locale), job.createdAt(), job.createdAt().plus(Jobs.KEPT));
    }

    /** Says which column of the list is at fault, under the name it has there. */
    private String sentence(Refused refused, Map<String, String> mapping, Locale locale) {
        var sentence = words.sentence(refused.code(), Map.of(), locale);
        var column = refused.field() == null ? null : mapping.get(refused.field());
        return column == null ? sentence : "“" + column + "”" + (locale.getLanguage().equals("en") ? ": " : "：") + sentence;
    }
}
