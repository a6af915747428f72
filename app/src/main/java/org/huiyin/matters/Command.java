package org.huiyin.matters;

import java.util.UUID;
import org.huiyin.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a step, under which idempotency key, and how far they had read.
 *
 * @param seen revision the caller saw; null for clockwork and for messages, which never spoil each other
 */
public record Command(UUID id, Actor actor, @Nullable Integer seen) {}
