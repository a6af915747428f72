package org.huiyin.residents.command;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.huiyin.notify.Channel;
import org.huiyin.notify.Letter;
import org.huiyin.notify.Post;
import org.huiyin.people.SignInCookies;
import org.huiyin.residents.domain.OpenAccount;
import org.huiyin.residents.store.ResidentAccountStore;
import org.huiyin.residents.store.ResidentCodeStore;
import org.huiyin.residents.store.ResidentKeys;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends a one-time code and takes it back. Whether an account exists is not looked at before the code is right, so that neither the
 * answer nor the time it takes can tell.
 */
@Component
public class ResidentEntry {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Post post;
    private final ResidentCodeStore codes;
    private final ResidentAccountStore accounts;
    private final ResidentKeys keys;
    private final Clock clock;

    ResidentEntry(Post post, ResidentCodeStore codes, ResidentAccountStore accounts, ResidentKeys keys, Clock clock) {
        this.post = post;
        this.codes = codes;
        this.accounts = accounts;
        this.keys = keys;
        this.clock = clock;
    }

    public boolean ready(Channel channel) {
        return post.ready(channel);
    }

    /** Asked again too soon or too often, the answer is the same and no message goes out. */
    @Transactional
    public void send(Channel channel, String address, String language) {
        if (!post.ready(channel)) {
            throw Refusal.notAllowed("notify.not-set-up");
        }
        var clean = clean(channel, address);
        var contact = contact(channel, clean).contact();
        var code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        if (codes.keep(contact, keys.code(contact, code))) {
            post.send(UUID.randomUUID(), new Letter("sign-in", channel, clean, language,
                    Map.of("code", code, "minutes", Long.toString(ResidentCodeStore.VALID.toMinutes())), clock.instant().plus(ResidentCodeStore.VALID)));
        }
    }

    /** Returns the token of the open account. A wrong try counts although it is refused. */
    public String enter(Channel channel, String address, String typed) {
        var account = contact(channel, clean(channel, address));
        var given = keys.code(account.contact(), typed.strip());
        var right = codes.tried(account.contact()).filter(code -> MessageDigest.isEqual(code, given));
        if (right.isEmpty() || !codes.use(account.contact(), given)) {
            throw Refusal.of(Kind.NOT_SIGNED_IN, "resident.code-wrong", Map.of());
        }
        var token = SignInCookies.draw();
        accounts.enter(account, token);
        return token;
    }

    private String clean(Channel channel, String address) {
        return post.cleaned(channel, address).orElseThrow(() -> Refusal.invalid("notify.address-unreadable", "address"));
    }

    /** An address is one, however its letters are written. */
    private OpenAccount contact(Channel channel, String clean) {
        return keys.of(channel.code(), clean.toLowerCase(Locale.ROOT));
    }
}
