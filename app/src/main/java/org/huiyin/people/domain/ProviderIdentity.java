package org.huiyin.people.domain;

import org.jspecify.annotations.Nullable;

/**
 * Whom the provider says it has before it, from an ID token that was checked.
 *
 * @param login the claim that names an account here; null when none is used or the token has none
 * @param secondFactor whether the provider asked for a second factor that counts here
 */
public record ProviderIdentity(String issuer, String subject, @Nullable String login, boolean secondFactor) {}
