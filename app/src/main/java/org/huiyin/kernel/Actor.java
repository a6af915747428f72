package org.huiyin.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who takes a step: a member of staff at a post, a resident known only within one matter, or the system's own clock. */
public sealed interface Actor {
    /** Stands in the history of matters. */
    UUID id();

    @Nullable Integer office();

    /** A staff account acting for the office of its post. */
    record Staff(UUID id, Integer office) implements Actor {}

    /** A resident, by the random id drawn for this matter alone. */
    record Resident(UUID id) implements Actor {
        @Override
        public @Nullable Integer office() {
            return null;
        }
    }

    /** A clock that ran out, or a rule that acts by itself. */
    record Clockwork() implements Actor {
        private static final UUID ID = new UUID(0, 0);

        @Override
        public UUID id() {
            return ID;
        }

        @Override
        public @Nullable Integer office() {
            return null;
        }
    }
}
