package org.huiyin.matters.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Half a photograph opens as half of it in grey, which nobody meant to send. */
class UnfinishedPictureTest {
    private static final byte[] WHOLE = Pictures.of("jpg", 400, 300);

    @Test
    void a_picture_that_ends_in_the_middle_is_not_taken() {
        for (int length : new int[] {WHOLE.length / 2, WHOLE.length * 9 / 10}) {
            assertThatThrownBy(() -> Sniffing.clean(Arrays.copyOf(WHOLE, length))).as("%d of %d", length, WHOLE.length).hasMessage("attachment.picture-incomplete");
        }
    }

    @Test
    void one_that_lacks_its_last_mark_alone_is_all_there_to_see() {
        assertThat(Sniffing.clean(Arrays.copyOf(WHOLE, WHOLE.length - 1)).mediaType()).isEqualTo("image/jpeg");
    }
}
