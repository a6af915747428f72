package org.huiyin.people.command;

import java.net.URI;
import java.util.List;
import org.huiyin.kernel.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity provider that staff sign in with, when the district has one.
 *
 * @param issuer blank when there is none
 * @param redirect what the provider sends browsers back to; null for the address they came by
 * @param loginClaim the claim of the ID token that names the account at the first sign-in; blank when administrators link
 * @param secondFactors values of {@code acr} or {@code amr} that count as the second factor; without one Huiyin asks for its own
 * @param passwords whether passwords kept here still open the door
 */
@ConfigurationProperties("huiyin.oidc")
public record ProviderSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @Nullable URI redirect,
        @DefaultValue({"openid", "profile"}) List<String> scopes,
        @DefaultValue("") String loginClaim,
        @DefaultValue("") List<String> secondFactors,
        @DefaultValue("统一身份认证") String labelZh,
        @DefaultValue("the district's account") String labelEn,
        @DefaultValue("true") boolean passwords) {
    public ProviderSettings {
        issuer = issuer.strip();
        loginClaim = loginClaim.strip();
        secondFactors = secondFactors.stream().filter(value -> !value.isBlank()).toList();
        if (!issuer.isEmpty() && clientId.isBlank()) {
            throw new IllegalArgumentException("huiyin.oidc.issuer is set, huiyin.oidc.client-id is not");
        }
        if (loginClaim.equals("email")) {
            throw new IllegalArgumentException("huiyin.oidc.login-claim must not be email: whoever changes an address would change accounts");
        }
        if (issuer.isEmpty() && !passwords) {
            throw new IllegalArgumentException("huiyin.oidc.passwords is off and there is no huiyin.oidc.issuer: nobody could sign in");
        }
    }

    public boolean configured() {
        return !issuer.isEmpty();
    }

    public Wording label() {
        return new Wording(labelZh, labelEn);
    }
}
