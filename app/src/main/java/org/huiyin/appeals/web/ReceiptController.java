package org.huiyin.appeals.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huiyin.appeals.command.ResidentHandler;
import org.huiyin.appeals.command.ResidentHandler.Holder;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.Verdict;
import org.huiyin.appeals.web.ReceiptPages.ReceiptPage;
import org.huiyin.clocks.Explanation;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matters;
import org.huiyin.matters.vault.ReceiptTokens;
import org.huiyin.matters.web.MatterPages;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page behind a receipt code: what the resident sees and may do. */
@RestController
@RequestMapping("/api")
class ReceiptController {
    private static final String KEY = "Idempotency-Key";
    private static final String SCHEME = "Receipt ";
    private final ReceiptTokens tokens;
    private final Matters matters;
    private final ResidentHandler resident;
    private final ReceiptPages receipts;
    private final MatterPages pages;
    private final ReceiptBundle bundle;

    ReceiptController(ReceiptTokens tokens, Matters matters, ResidentHandler resident, ReceiptPages receipts, MatterPages pages,
            ReceiptBundle bundle) {
        this.tokens = tokens;
        this.matters = matters;
        this.resident = resident;
        this.receipts = receipts;
        this.pages = pages;
        this.bundle = bundle;
    }

    record Code(@NotBlank @Size(max = 80) String code) {}

    record Text(@NotBlank @Size(max = 2000) String text, @Nullable Integer seen) {}

    record Rating(@NotBlank String solved, @NotBlank String satisfied, @Nullable @Size(max = 2000) String comment) {}

    record Reopening(@NotBlank @Size(max = 2000) String why, @Nullable Integer seen) {}

    record Contest(@NotBlank @Size(max = 2000) String why) {}

    record Withdrawal(@Nullable @Size(max = 2000) String why, @Nullable Integer seen) {}

    /** The token goes with every request as {@code Authorization: Receipt <token>}. */
    record Exchanged(String token, String number) {}

    @PostMapping("/receipts")
    Exchanged exchange(@Valid @RequestBody Code body) {
        var token = tokens.exchange(body.code);
        return new Exchanged(token, receipts.number(matters.<AppealState>get(tokens.open(token).id())));
    }

    @GetMapping("/receipt")
    ReceiptPage read(@RequestHeader("Authorization") String authorization) {
        return receipts.page(matters.get(bearer(authorization).id()));
    }

    /** Everything there is of the appeal, to keep: a page, the same for machines, and the files. */
    @GetMapping("/receipt/everything.zip")
    void everything(@RequestHeader("Authorization") String authorization, Locale locale, HttpServletResponse answer) throws IOException {
        var appeal = matters.<AppealState>get(bearer(authorization).id());
        answer.setContentType("application/zip");
        answer.setHeader("Content-Disposition", "attachment; filename=\"" + receipts.number(appeal) + ".zip\"");
        answer.setHeader("Cache-Control", "private, no-store");
        bundle.write(appeal, locale, answer.getOutputStream());
    }

    @GetMapping("/receipt/clocks/{slot}")
    Explanation explain(@RequestHeader("Authorization") String authorization, @PathVariable String slot) {
        return pages.explain(matters.get(bearer(authorization).id()), slot);
    }

    @PostMapping("/receipt/messages")
    ReceiptPage message(@RequestHeader("Authorization") String authorization, @RequestHeader(KEY) UUID key, @Valid @RequestBody Text body) {
        return receipts.page(resident.message(holder(authorization, key, null), body.text));
    }

    @PostMapping("/receipt/rating")
    ReceiptPage rate(@RequestHeader("Authorization") String authorization, @RequestHeader(KEY) UUID key, @Valid @RequestBody Rating body) {
        return receipts.page(resident.rate(holder(authorization, key, null), Verdict.of(body.solved, "solved"),
                Verdict.of(body.satisfied, "satisfied"), body.comment));
    }

    @PostMapping("/receipt/reopening")
    ReceiptPage reopen(@RequestHeader("Authorization") String authorization, @RequestHeader(KEY) UUID key, @Valid @RequestBody Reopening body) {
        return receipts.page(resident.reopen(holder(authorization, key, body.seen), body.why));
    }

    @PostMapping("/receipt/contest")
    ReceiptPage contest(@RequestHeader("Authorization") String authorization, @RequestHeader(KEY) UUID key, @Valid @RequestBody Contest body) {
        return receipts.page(resident.contest(holder(authorization, key, null), body.why));
    }

    @PostMapping("/receipt/withdrawal")
    ReceiptPage withdraw(@RequestHeader("Authorization") String authorization, @RequestHeader(KEY) UUID key, @Valid @RequestBody Withdrawal body) {
        return receipts.page(resident.withdraw(holder(authorization, key, body.seen), body.why));
    }

    @PostMapping("/receipt/erasure")
    ReceiptPage erase(@RequestHeader("Authorization") String authorization, @RequestHeader(KEY) UUID key) {
        return receipts.page(resident.askErasure(holder(authorization, key, null)));
    }

    private ReceiptTokens.Bearer bearer(String authorization) {
        if (!authorization.startsWith(SCHEME)) {
            throw Refusal.of(Refusal.Kind.NOT_SIGNED_IN, "receipt.expired", Map.of());
        }
        return tokens.open(authorization.substring(SCHEME.length()));
    }

    private Holder holder(String authorization, UUID key, @Nullable Integer seen) {
        var bearer = bearer(authorization);
        return new Holder(bearer.id(), bearer.resident(), key, seen);
    }
}
