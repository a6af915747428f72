package org.huiyin.residents.web;

import org.huiyin.appeals.HandedIn;
import org.huiyin.residents.command.OwnAppeals;
import org.huiyin.residents.store.ResidentAccountStore;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** An appeal that is sent while an account is open joins it at once. */
@Component
class JoinsAlready implements HandedIn {
    private final ResidentAccountStore accounts;
    private final OwnAppeals appeals;

    JoinsAlready(ResidentAccountStore accounts, OwnAppeals appeals) {
        this.accounts = accounts;
        this.appeals = appeals;
    }

    @Override
    public void receipt(String code) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here) {
            OwnCookie.read(here.getRequest())
                    .flatMap(accounts::find)
                    .ifPresent(account -> appeals.join(account, code.replaceAll("[^0-9A-Z]", "")));
        }
    }
}
