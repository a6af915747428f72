package org.huiyin.notify;

import org.jspecify.annotations.Nullable;

/** The number and the address a resident left with a matter, and the language they wrote in. */
public record Reach(@Nullable String phone, @Nullable String email, String language) {}
