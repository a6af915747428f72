package org.huiyin.residents.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Header;
import org.huiyin.matters.Matters;
import org.huiyin.matters.vault.ReceiptTokens;
import org.huiyin.residents.domain.OpenAccount;
import org.huiyin.residents.store.ResidentAccountStore;
import org.springframework.stereotype.Component;

/** What an account gathers: receipts, each opened by its own code. A code that opens nothing any more is dropped. */
@Component
public class OwnAppeals {
    /** One receipt and what its matter's row says. */
    public record Own(String code, Header header) {}

    private final ResidentAccountStore accounts;
    private final ReceiptTokens tokens;
    private final Matters matters;

    OwnAppeals(ResidentAccountStore accounts, ReceiptTokens tokens, Matters matters) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.matters = matters;
    }

    public List<Own> of(OpenAccount account) {
        var found = new ArrayList<Own>();
        var gone = new ArrayList<String>();
        for (var code : accounts.receipts(account).codes()) {
            opened(code).ifPresentOrElse(header -> found.add(new Own(code, header)), () -> gone.add(code));
        }
        if (!gone.isEmpty()) {
            accounts.change(account, receipts -> receipts.without(gone));
        }
        return found;
    }

    /** By a code its resident holds, which must open something. */
    public void add(OpenAccount account, String code) {
        if (opened(code).isEmpty()) {
            throw Refusal.notFound("receipt.unknown");
        }
        accounts.change(account, receipts -> {
            if (receipts.isFull()) {
                throw Refusal.notAllowed("resident.full");
            }
            return receipts.with(code);
        });
    }

    /** One that was just handed in; a full account takes no more, and the appeal is registered all the same. */
    public void join(OpenAccount account, String code) {
        accounts.change(account, receipts -> receipts.isFull() ? receipts : receipts.with(code));
    }

    public void remove(OpenAccount account, String code) {
        accounts.change(account, receipts -> receipts.without(List.of(code)));
    }

    private Optional<Header> opened(String code) {
        try {
            return Optional.of(matters.get(tokens.open(tokens.exchange(code)).id()).header());
        } catch (Refusal unknown) {
            return Optional.empty();
        }
    }
}
