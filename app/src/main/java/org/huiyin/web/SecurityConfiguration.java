package org.huiyin.web;

import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.Sessions;
import org.huiyin.people.SignedIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The one filter chain: a session or a door, a CSRF token for every command, strict headers, refusals as problems. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String CONTENT_SECURITY_POLICY = String.join("; ",
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:%s", "font-src 'self'",
            "connect-src 'self'", "media-src 'self' blob:", "manifest-src 'self'", "worker-src 'self'", "base-uri 'none'",
            "form-action 'self'", "frame-ancestors 'none'");
    private static final long HSTS_SECONDS = 31_536_000;
    /** Open to a session that still has to choose a password or enrol a second factor. */
    private static final List<String> GETTING_READY =
            List.of("/api/password", "/api/second-factor", "/api/passkeys", "/api/passkeys/invitation", "/api/sessions");

    @Bean
    SecurityFilterChain chain(HttpSecurity http, Sessions sessions, Doorkeeper keeper, UploadQuota quota, ProblemWriter problems, MapTiles tiles) {
        RequestMatcher open = request -> !Door.of(request.getMethod(), request.getRequestURI()).needsSession();
        RequestMatcher gettingReady = request -> GETTING_READY.contains(request.getRequestURI());
        return http
                .addFilterBefore(new Entrance(sessions, keeper, quota, problems), CsrfFilter.class)
                .addFilterBefore(new FilesInHand(problems), CsrfFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf
                        .ignoringRequestMatchers("/open311/**", "/log/**") // a key in the form or a signature says who it is; no cookie counts there
                        .csrfTokenRepository(new CsrfTokens())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                .headers(headers -> headers(headers, tiles))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD).permitAll()
                        .requestMatchers(open).permitAll()
                        .requestMatchers(gettingReady).authenticated()
                        .anyRequest().hasAuthority(Entrance.READY))
                .exceptionHandling(refusals -> refusals
                        .authenticationEntryPoint((request, response, _) -> problems.write(request, response, Refusal.notSignedIn()))
                        .accessDeniedHandler((request, response, denied) -> problems.write(request, response, denial(denied))))
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, MapTiles tiles) {
        headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY.formatted(tiles.origin().map(origin -> " " + origin).orElse(""))))
                .httpStrictTransportSecurity(hsts -> hsts.maxAgeInSeconds(HSTS_SECONDS).includeSubDomains(false))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .permissionsPolicyHeader(permissions -> permissions.policy(
                        "camera=(self), geolocation=(self), microphone=(self), payment=(), usb=(), browsing-topics=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(
                        org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN))
                .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Resource-Policy", "same-origin"));
    }

    private static Refusal denial(AccessDeniedException denied) {
        if (denied instanceof CsrfException) {
            return Refusal.notPermitted("request.csrf");
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getDetails() instanceof SignedIn who && !who.isReady()) {
            return Refusal.notPermitted(
                    who.mustChangePassword() ? "account.password-change-needed" : "account.second-factor-needed");
        }
        return Refusal.notPermitted("request.not-permitted");
    }

    /** No parameter may hold a NUL: PostgreSQL stores none, and no honest form sends one. */
    @Bean
    StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejected(ProblemWriter problems) {
        return (HttpServletRequest request, HttpServletResponse response,
                org.springframework.security.web.firewall.RequestRejectedException _) ->
                problems.write(request, response, Refusal.of(Refusal.Kind.INVALID, "request.unreadable", java.util.Map.of()));
    }

    /** Nobody reads the times that would be taken of each filter and request, so none are taken. */
    @Bean
    ObservationRegistry unobserved() {
        return ObservationRegistry.NOOP;
    }

    /** There is no user store of Spring's; this keeps it from making one up with a password in the log. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException("accounts sign in at /api/session");
        };
    }
}
