package org.huiyin.appeals.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.huiyin.appeals.domain.AppealEvent.AppealRegistered;
import org.huiyin.figures.Told;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Header;
import org.huiyin.matters.Header.Flag;
import org.junit.jupiter.api.Test;

/** What stands against publishing an appeal, each alone. */
class AppealPublicationTest {
    private static final Instant AT = Instant.parse("2026-09-16T01:12:00Z");
    private static final AppealPublication PUBLICATION = new AppealPublication(new Categories(List.of(category("lamps", false), category("care", true))));

    private static Category category(String code, boolean kept) {
        return new Category(code, "top", new Wording(code, code), "office", AppealType.HELP, false, kept, List.of(), List.of(), List.of());
    }

    private static boolean published(String category, String state, Flag... flags) {
        var header = new Header(new MatterId((short) 1, 1), "appeal", state, "title", category, "help", "web", 1, null, null, AT, null, null, null, Set.of(flags),
                true, null, 1, 1, 1);
        return PUBLICATION.of(header, List.of(new Told(1, new AppealRegistered((short) 4), null, List.of(), null, AT))).isPresent();
    }

    @Test
    void nothing_kept_nothing_unsorted_nothing_taken_back_and_nothing_about_a_person_is_published() {
        assertThat(published("lamps", "registered")).isTrue();
        assertThat(published("lamps", "in-hand", Flag.URGENT, Flag.SUPERVISED)).isTrue();
        assertThat(published("care", "registered")).isFalse();
        assertThat(published(null, "registered")).isFalse();
        assertThat(published("unknown", "registered")).isFalse();
        assertThat(published("lamps", "withdrawn")).isFalse();
        assertThat(published("lamps", "set-aside")).isFalse();
        assertThat(published("lamps", "registered", Flag.REPORT)).isFalse();
        assertThat(published("lamps", "registered", Flag.ABOUT_STAFF)).isFalse();
        assertThat(PUBLICATION.kept()).containsExactly("care");
    }
}
