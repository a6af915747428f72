package org.huiyin.appeals.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.matters.domain.Position;
import org.huiyin.people.Member;
import org.jspecify.annotations.Nullable;

/**
 * An appeal as it comes in at any door.
 *
 * @param key idempotency key
 * @param about whom it is about; null for nobody in particular
 * @param report a report (举报) never goes to the body reported
 * @param everyone the resident chose that everybody may see the public-safe part
 * @param by the agent who takes it in; null when the resident sends it
 */
public record RegisterAppeal(
        UUID key,
        String text,
        @Nullable AppealType type,
        @Nullable String category,
        boolean report,
        @Nullable About about,
        Place place,
        Contact contact,
        boolean everyone,
        List<UUID> attachments,
        String channel,
        @Nullable String title,
        boolean urgent,
        @Nullable Member by) {
    /** So few characters say what it is about: 停电. */
    public static final int SHORTEST = 2;

    /** An office by its id, or a firm by its name. */
    public record About(@Nullable Integer office, @Nullable String firm) {}

    /** As far as the resident knows it: township, community, address in words, a point on the map. */
    public record Place(@Nullable Integer township, @Nullable Integer community, @Nullable String address, @Nullable Position position) {
        @Nullable Integer nearest() {
            return community == null ? township : community;
        }
    }

    /** How to reach the resident, and in which language; all empty for an anonymous appeal. */
    public record Contact(boolean anonymous, @Nullable String name, @Nullable String phone, @Nullable String email, boolean mayBeNamed,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String language) {
        public Contact(boolean anonymous, @Nullable String name, @Nullable String phone, @Nullable String email, boolean mayBeNamed) {
            this(anonymous, name, phone, email, mayBeNamed, null);
        }
    }
}
