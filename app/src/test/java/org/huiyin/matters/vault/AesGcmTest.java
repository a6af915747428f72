package org.huiyin.matters.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AesGcmTest {
    private static final byte[] PLACE = {1, 2, 3};
    private final byte[] key = key(1);
    private final AesGcm ours = new AesGcm(key);

    private static byte[] key(long seed) {
        var key = new byte[32];
        new Random(seed).nextBytes(key);
        return key;
    }

    private static byte[] words(int length) {
        return "水".repeat(length).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void opens_what_was_sealed_before_and_is_opened_by_it() throws GeneralSecurityException {
        var tink = new AesGcmJce(key);
        for (int length : new int[] {0, 1, 5, 300, 4000}) {
            assertThat(ours.decrypt(tink.encrypt(words(length), PLACE), PLACE)).isEqualTo(words(length));
            assertThat(tink.decrypt(ours.encrypt(words(length), PLACE), PLACE)).isEqualTo(words(length));
        }
    }

    @Test
    void no_nonce_is_used_twice() throws GeneralSecurityException {
        var nonces = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            nonces.add(Arrays.toString(Arrays.copyOf(ours.encrypt(words(1), PLACE), 12)));
        }
        assertThat(nonces).hasSize(1000);
    }

    @Test
    void what_was_changed_moved_cut_or_sealed_under_another_key_does_not_open() throws GeneralSecurityException {
        var sealed = ours.encrypt(words(3), PLACE);
        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> ours.decrypt(changed, PLACE)).isInstanceOf(GeneralSecurityException.class);
            var cut = Arrays.copyOf(sealed, i);
            assertThatThrownBy(() -> ours.decrypt(cut, PLACE)).isInstanceOf(GeneralSecurityException.class);
        }
        assertThatThrownBy(() -> ours.decrypt(sealed, new byte[] {1, 2, 4})).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> new AesGcm(key(2)).decrypt(sealed, PLACE)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> new AesGcm(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }
}
