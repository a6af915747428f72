package org.huiyin.people.web;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.huiyin.people.command.ProviderSettings;
import org.huiyin.people.domain.ProviderIdentity;
import org.huiyin.people.store.ProviderStore.Begun;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Speaks to the identity provider: authorization code with PKCE, state and nonce. Spring Security draws them and checks what comes
 * back: signature, issuer, audience, times, nonce. What the provider is, is asked when somebody first wants to sign in with it, so
 * that Huiyin starts while it is away.
 */
@Component
class Provider {
    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
    private static final String NAME = "staff";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(10);

    private final ProviderSettings settings;
    private final OidcAuthorizationCodeAuthenticationProvider library;
    private volatile @Nullable ClientRegistration known;

    Provider(ProviderSettings settings, Clock clock) {
        this.settings = settings;
        this.library = new OidcAuthorizationCodeAuthenticationProvider(
                tokens(), request -> new DefaultOidcUser(List.of(), request.getIdToken()));
        var decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwtValidatorFactory(registration -> validator(registration, clock));
        library.setJwtDecoderFactory(decoders);
    }

    private static OAuth2TokenValidator<Jwt> validator(ClientRegistration registration, Clock clock) {
        var times = new JwtTimestampValidator();
        times.setClock(clock);
        var claims = new OidcIdTokenValidator(registration);
        claims.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(times, claims);
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens() {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(CONNECT).build());
        requests.setReadTimeout(READ);
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    /** Where to send the browser, with what has to come back. */
    OAuth2AuthorizationRequest ask(HttpServletRequest request) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(_ -> registration());
        return requireNonNull(resolver.resolve(request, NAME));
    }

    static Begun begun(OAuth2AuthorizationRequest asked, String target) {
        return new Begun(
                requireNonNull(asked.getState()), requireNonNull(asked.getAttribute(OidcParameterNames.NONCE)),
                requireNonNull(asked.getAttribute(PkceParameterNames.CODE_VERIFIER)), requireNonNull(asked.getRedirectUri()), target);
    }

    /** Exchanges the code and checks the ID token. */
    ProviderIdentity identify(Begun begun, HttpServletRequest back) {
        var registration = registration();
        var exchange = new OAuth2AuthorizationExchange(asked(registration, begun), response(begun, back));
        try {
            var checked = requireNonNull(library.authenticate(new OAuth2LoginAuthenticationToken(registration, exchange)));
            return identity((OidcUser) requireNonNull(checked.getPrincipal()));
        } catch (OAuth2AuthenticationException refused) {
            throw refusal(refused.getError().getErrorCode());
        }
    }

    private static OAuth2AuthorizationRequest asked(ClientRegistration registration, Begun begun) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(begun.redirect())
                .scopes(registration.getScopes())
                .state(begun.state())
                .attributes(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID, NAME, OidcParameterNames.NONCE, begun.nonce(),
                        PkceParameterNames.CODE_VERIFIER, begun.verifier()))
                .build();
    }

    private static OAuth2AuthorizationResponse response(Begun begun, HttpServletRequest back) {
        var state = requireNonNullElse(back.getParameter(OAuth2ParameterNames.STATE), "none");
        var code = back.getParameter(OAuth2ParameterNames.CODE);
        var error = requireNonNullElse(back.getParameter(OAuth2ParameterNames.ERROR), "no_code");
        var response = code == null ? OAuth2AuthorizationResponse.error(error) : OAuth2AuthorizationResponse.success(code);
        return response.redirectUri(begun.redirect()).state(state).build();
    }

    private ProviderIdentity identity(OidcUser user) {
        var named = settings.loginClaim().isEmpty() ? null : user.getClaimAsString(settings.loginClaim());
        var factors = user.getAuthenticationMethods() == null ? List.<String>of() : user.getAuthenticationMethods();
        boolean second = Stream.concat(Stream.of(String.valueOf(user.getAuthenticationContextClass())), factors.stream())
                .anyMatch(settings.secondFactors()::contains);
        return new ProviderIdentity(settings.issuer(), requireNonNull(user.getSubject()), named, second);
    }

    /** The log gets the library's own code of the error; nothing that came with the browser. */
    private static Refusal refusal(String error) {
        return switch (error) {
            case "access_denied" -> refused("provider.cancelled");
            case "invalid_state_parameter" -> refused("provider.over");
            default -> {
                LOG.warn("a sign-in by the identity provider failed: {}", error.matches("[a-z_]{1,40}") ? error : "unknown");
                yield refused("provider.failed");
            }
        };
    }

    private ClientRegistration registration() {
        var found = known;
        if (found != null) {
            return found;
        }
        try {
            var secret = settings.clientSecret();
            var learned = ClientRegistrations.fromOidcIssuerLocation(settings.issuer())
                    .registrationId(NAME)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .clientId(settings.clientId())
                    .clientSecret(secret)
                    .scope(settings.scopes())
                    .redirectUri(settings.redirect() == null ? "{baseUrl}" + ProviderController.BACK : settings.redirect().toString())
                    .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build());
            if (secret.isEmpty()) {
                learned.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
            }
            return known = learned.build();
        } catch (RuntimeException away) {
            LOG.warn("the identity provider at {} does not answer: {}", URI.create(settings.issuer()).getHost(), away.getClass().getSimpleName());
            throw refused("provider.away");
        }
    }

    static Refusal refused(String code) {
        return Refusal.of(Kind.NOT_SIGNED_IN, code, Map.of());
    }
}
