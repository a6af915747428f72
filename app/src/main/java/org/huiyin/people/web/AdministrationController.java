package org.huiyin.people.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huiyin.kernel.RefusalWords;
import org.huiyin.people.Member;
import org.huiyin.people.command.AccountFiles;
import org.huiyin.people.command.HandOverHandler;
import org.huiyin.people.command.OfficeFiles;
import org.huiyin.people.domain.LineError;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Hand-overs, and files of offices and accounts. */
@RestController
@RequestMapping("/api/admin")
class AdministrationController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final int MOST_ERRORS = 200;

    record HandingOver(@NotNull Integer from, @NotNull Integer to) {}

    record HandedOver(long moved) {}

    record LineProblem(int line, String column, @Schema(example = "office.superior-unknown") String code, String detail) {}

    /** What a file did, or would do in a dry run; passwords of new accounts are shown this once. */
    record FileOutcome(
            boolean dryRun, int opened, int changed, int unchanged, List<LineProblem> errors,
            List<AccountFiles.FirstPassword> passwords) {}

    private final HandOverHandler handOver;
    private final OfficeFiles offices;
    private final AccountFiles accounts;
    private final RefusalWords words;

    AdministrationController(
            HandOverHandler handOver, OfficeFiles offices, AccountFiles accounts, RefusalWords words) {
        this.handOver = handOver;
        this.offices = offices;
        this.accounts = accounts;
        this.words = words;
    }

    @PostMapping("/hand-over")
    HandedOver handOver(@Valid @RequestBody HandingOver body, Member by) {
        return new HandedOver(handOver.handle(body.from(), body.to(), by));
    }

    @GetMapping("/offices.csv")
    ResponseEntity<byte[]> offices(Member by) {
        return file("offices.csv", offices.write(by));
    }

    @PostMapping("/offices.csv")
    FileOutcome offices(
            @RequestPart MultipartFile file, @RequestParam(defaultValue = "true") boolean dryRun, Member by, Locale locale)
            throws IOException {
        var done = offices.read(file.getBytes(), dryRun, by);
        return new FileOutcome(
                dryRun, done.opened(), done.changed(), done.unchanged(), problems(done.errors(), locale), List.of());
    }

    @GetMapping("/accounts.csv")
    ResponseEntity<byte[]> accounts(Member by) {
        return file("accounts.csv", accounts.write(by));
    }

    @PostMapping("/accounts.csv")
    FileOutcome accounts(
            @RequestPart MultipartFile file, @RequestParam(defaultValue = "true") boolean dryRun, Member by, Locale locale)
            throws IOException {
        var done = accounts.read(file.getBytes(), dryRun, by);
        return new FileOutcome(
                dryRun, done.opened(), done.changed(), done.unchanged(), problems(done.errors(), locale), done.passwords());
    }

    private List<LineProblem> problems(List<LineError> errors, Locale locale) {
        return errors.stream()
                .limit(MOST_ERRORS)
                .map(error -> new LineProblem(
                        error.line(), error.column(), error.code(), words.sentence(error.code(), Map.of(), locale)))
                .toList();
    }

    private static ResponseEntity<byte[]> file(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header("Content-Disposition", ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
