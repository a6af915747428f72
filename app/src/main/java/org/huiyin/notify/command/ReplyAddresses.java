package org.huiyin.notify.command;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huiyin.kernel.MatterId;
import org.huiyin.notify.NotifySettings;
import org.huiyin.notify.store.ReplyAddressStore;
import org.huiyin.storage.MasterKey;
import org.springframework.stereotype.Component;

/**
 * The address of each matter to which its resident answers: {@code local+token@domain}. The token has 160 bits, is not the receipt
 * code and opens nothing; whoever writes to the address says something in that matter, whatever sender and subject say.
 */
@Component
class ReplyAddresses {
    private static final int BYTES = 20;
    private static final int SIGNS = 32;
    private static final Pattern TOKEN = Pattern.compile("\\+([0-9a-v]{" + SIGNS + "})$");
    private final ReplyAddressStore store;
    private final NotifySettings settings;
    private final byte[] drawing;
    private final byte[] hashing;

    ReplyAddresses(ReplyAddressStore store, NotifySettings settings, MasterKey master) {
        this.store = store;
        this.settings = settings;
        this.drawing = master.derive("reply-address");
        this.hashing = master.derive("reply-address-hash");
    }

    /** Empty where no mailbox is read. */
    Optional<String> of(MatterId id) {
        if (!settings.takesLetters()) {
            return Optional.empty();
        }
        var token = token(id);
        store.add(id, hash(token));
        var own = own();
        int at = own.indexOf('@');
        return Optional.of(own.substring(0, at) + "+" + token + own.substring(at));
    }

    /** What the address of each matter begins with. */
    String beginning() {
        return own().substring(0, own().indexOf('@') + 1).replace('@', '+');
    }

    /** What an address says about where a letter belongs. */
    sealed interface Whose {
        /** An answer in this matter. */
        record Known(MatterId matter) implements Whose {}

        /** It has a token, and no matter has it. */
        record Unknown() implements Whose {}

        /** An address of ours without a token, or none of ours. */
        record Plain() implements Whose {}
    }

    Whose whose(String address) {
        var own = own();
        int at = address.lastIndexOf('@');
        if (at < 0 || !address.substring(at).equalsIgnoreCase(own.substring(own.indexOf('@')))) {
            return new Whose.Plain();
        }
        var local = address.substring(0, at).toLowerCase(Locale.ROOT);
        if (!local.startsWith(own.substring(0, own.indexOf('@')) + "+")) {
            return new Whose.Plain();
        }
        var token = TOKEN.matcher(local);
        return token.find() ? store.find(hash(token.group(1))).<Whose>map(Whose.Known::new).orElseGet(Whose.Unknown::new) : new Whose.Unknown();
    }

    boolean isOwn(String address) {
        var own = own();
        var lower = address.toLowerCase(Locale.ROOT);
        return lower.equals(own) || lower.startsWith(own.substring(0, own.indexOf('@')) + "+") && lower.endsWith(own.substring(own.indexOf('@')));
    }

    private String own() {
        return settings.smtp().from().toLowerCase(Locale.ROOT);
    }

    private String token(MatterId id) {
        var place = ByteBuffer.allocate(10).putShort(id.district()).putLong(id.value()).array();
        var bits = new BigInteger(1, Arrays.copyOf(MasterKey.hmac(drawing, place), BYTES));
        var signs = bits.toString(32);
        return "0".repeat(SIGNS - signs.length()) + signs;
    }

    private byte[] hash(String token) {
        return Arrays.copyOf(MasterKey.hmac(hashing, token.getBytes(StandardCharsets.US_ASCII)), BYTES);
    }
}
