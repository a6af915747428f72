package org.huiyin.transparency.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Matter;
import org.huiyin.matters.Matters;
import org.huiyin.matters.vault.ReceiptTokens;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.huiyin.transparency.command.LogKeys;
import org.huiyin.transparency.command.Receipts;
import org.huiyin.transparency.command.Receipts.OfFile;
import org.huiyin.transparency.command.Receipts.Receipt;
import org.huiyin.transparency.store.LogKeyStore.Kept;
import org.huiyin.transparency.store.LogStore.Head;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What proves a matter to whoever holds its receipt: a proof of each event, each reading and each file, to be checked without us. */
@RestController
@RequestMapping("/api/receipt")
class ReceiptProofController {
    private static final String SCHEME = "Receipt ";
    private final ReceiptTokens tokens;
    private final Matters matters;
    private final Receipts receipts;
    private final LogKeys keys;
    private final Kit kit;

    /** What names things. */
    @Component
    record Kit(Offices offices, District district) {}

    ReceiptProofController(ReceiptTokens tokens, Matters matters, Receipts receipts, LogKeys keys, Kit kit) {
        this.tokens = tokens;
        this.matters = matters;
        this.receipts = receipts;
        this.keys = keys;
        this.kit = kit;
    }

    /** The log under whose checkpoint the proofs are made; {@code null} while nothing was published. */
    record ProvedUnder(String origin, long size, Instant sealedAt, List<String> keys) {}

    /** A proof, or why there is none yet: waiting, tonight, or changed. */
    record Proof(@Nullable Long index, @Nullable String proof, @Nullable String lacking) {
        static Proof of(Receipt receipt) {
            return new Proof(receipt.index(), receipt.proof(), receipt.lacking() == null ? null : receipt.lacking().name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    record EventProof(int revision, Proof receipt) {}

    record ReadingProof(Instant at, Wording role, OfficeRef office, String grade, @Nullable String purpose, Proof receipt) {}

    record FileProof(UUID id, String use, String mediaType, int bytes, Instant at, Proof receipt) {
        static FileProof of(OfFile one) {
            return new FileProof(one.file().file(), one.file().use(), one.file().mediaType(), one.file().bytes(), one.file().addedAt(), Proof.of(one.receipt()));
        }
    }

    record Proofs(String number, @Nullable ProvedUnder log, List<EventProof> events, List<ReadingProof> readings, List<FileProof> files) {}

    /** @param words whether what was said goes with the proofs; without it they can be shown to others */
    @GetMapping("/proofs")
    Proofs proofs(@RequestHeader("Authorization") String authorization, @RequestParam(defaultValue = "false") boolean words) {
        var matter = matter(authorization);
        return new Proofs(number(matter), receipts.published().map(this::log).orElse(null),
                receipts.ofEvents(matter, words).stream().map(one -> new EventProof(one.revision(), Proof.of(one.receipt()))).toList(),
                receipts.ofReadings(matter).stream().map(one -> new ReadingProof(one.read().at(), Role.of(one.read().role()).wording(),
                        OfficeRef.of(kit.offices.byId(one.read().office())), one.read().grade(), one.read().purpose(), Proof.of(one.receipt()))).toList(),
                receipts.ofFiles(matter).stream().map(FileProof::of).toList());
    }

    private ProvedUnder log(Head head) {
        return new ProvedUnder(head.origin(), head.size(), head.sealedAt(), keys.inUse().stream().map(Kept::written).toList());
    }

    /** The same as files for {@code huiyin-verify}, with the keys they are checked by. */
    @GetMapping("/proofs.zip")
    void files(@RequestHeader("Authorization") String authorization, @RequestParam(defaultValue = "false") boolean words, HttpServletResponse answer) throws IOException {
        var matter = matter(authorization);
        answer.setContentType("application/zip");
        answer.setHeader("Content-Disposition", "attachment; filename=\"" + number(matter) + "-proofs.zip\"");
        answer.setHeader("Cache-Control", "private, no-store");
        var zip = new ZipOutputStream(answer.getOutputStream(), StandardCharsets.UTF_8);
        for (var one : receipts.ofEvents(matter, words)) {
            add(zip, "%s-%03d.tlog-proof".formatted(number(matter), one.revision()), one.receipt().proof());
        }
        int no = 0;
        for (var one : receipts.ofReadings(matter)) {
            add(zip, "%s-reading-%03d.tlog-proof".formatted(number(matter), ++no), one.receipt().proof());
        }
        no = 0;
        for (var one : receipts.ofFiles(matter)) {
            add(zip, "%s-file-%03d.tlog-proof".formatted(number(matter), ++no), one.receipt().proof());
        }
        add(zip, "log.key", String.join("\n", keys.inUse().stream().map(Kept::written).toList()) + "\n");
        zip.finish();
    }

    private static void add(ZipOutputStream zip, String name, @Nullable String text) throws IOException {
        if (text != null) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String number(Matter<?> matter) {
        return matter.id().number(kit.district.prefix());
    }

    private Matter<Object> matter(String authorization) {
        if (!authorization.startsWith(SCHEME)) {
            throw Refusal.of(Refusal.Kind.NOT_SIGNED_IN, "receipt.expired", Map.of());
        }
        return matters.get(tokens.open(authorization.substring(SCHEME.length())).id());
    }
}
