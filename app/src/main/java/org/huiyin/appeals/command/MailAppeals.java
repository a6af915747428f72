package org.huiyin.appeals.command;

import java.util.List;
import java.util.UUID;
import org.huiyin.appeals.command.RegisterAppeal.Contact;
import org.huiyin.appeals.command.RegisterAppeal.Place;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matters;
import org.huiyin.matters.Registered;
import org.huiyin.matters.store.RegistrationStore;
import org.huiyin.matters.vault.Vault;
import org.huiyin.notify.LettersIn;
import org.springframework.stereotype.Component;

/** Letters by e-mail become appeals, and answers to our mails become the resident's messages. */
@Component
class MailAppeals implements LettersIn {
    static final String CHANNEL = "email";
    private final RegisterAppealHandler register;
    private final ResidentHandler residents;
    private final Matters matters;
    private final RegistrationStore registrations;
    private final MatterUploads uploads;
    private final Vault vault;

    MailAppeals(RegisterAppealHandler register, ResidentHandler residents, Matters matters, RegistrationStore registrations, MatterUploads uploads,
            Vault vault) {
        this.register = register;
        this.residents = residents;
        this.matters = matters;
        this.registrations = registrations;
        this.uploads = uploads;
        this.vault = vault;
    }

    @Override
    public boolean knows(UUID key) {
        return registrations.byReceipt(vault.receiptHash(vault.receiptCode(key))).isPresent();
    }

    @Override
    public Registered<AppealState> register(UUID key, Arrived letter) {
        var contact = new Contact(false, null, null, letter.from(), false, letter.language().equals("en") ? "en" : null);
        return register.handle(new RegisterAppeal(key, letter.text(), null, null, false, null, new Place(null, null, null, null), contact, false,
                letter.uploads(), CHANNEL, null, false, null));
    }

    /** Whoever knows the address speaks for the resident, as whoever holds the receipt does. */
    @Override
    public void answer(MatterId matter, UUID key, Arrived letter) {
        var resident = registrations.resident(matter).orElseThrow(() -> Refusal.notAllowed("matter.erased"));
        var ready = uploads.ready(letter.uploads(), List.of(matters.get(matter)));
        uploads.within(ready, () -> {
            var said = residents.message(new ResidentHandler.Holder(matter, resident, key, null), letter.text());
            uploads.enter(ready, List.of(said), MatterUploads.MESSAGE);
            return said;
        });
    }
}
