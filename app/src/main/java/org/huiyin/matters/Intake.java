package org.huiyin.matters;

import java.util.List;
import java.util.UUID;
import org.huiyin.kernel.Actor;
import org.huiyin.matters.domain.ClockChange;
import org.jspecify.annotations.Nullable;

/**
 * A matter about to be registered.
 *
 * @param command the idempotency key; the receipt code is derived from it
 * @param request what was sent, in one line, so that the same key with other words is refused
 * @param actor the member of staff who took it in; null when the resident sent it
 * @param header everything but id, state and revision is taken over
 * @param searchWords cut from the masked text
 */
public record Intake<E>(UUID command, String request, @Nullable Actor actor, Header header, E event, List<ClockChange> clocks,
        List<Entry.Words> words, List<String> searchWords) {}
