package org.huiyin.people.command;

import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.domain.Account;
import org.huiyin.people.domain.AccountPolicy;
import org.huiyin.people.store.AccountStore;
import org.springframework.stereotype.Component;

/** An open account in the hands of an administrator who may touch it, and whose own it is not. */
@Component
class Administered {
    private final AccountStore accounts;
    private final Offices offices;

    Administered(AccountStore accounts, Offices offices) {
        this.accounts = accounts;
        this.offices = offices;
    }

    Account byAnother(UUID id, Member by) {
        var account = accounts.find(id).orElseThrow(() -> Refusal.notFound("account.unknown"));
        AccountPolicy.administer(by, account.office(), offices);
        AccountPolicy.change(account);
        if (by.id().equals(id)) {
            throw Refusal.notAllowed("account.own");
        }
        return account;
    }
}
