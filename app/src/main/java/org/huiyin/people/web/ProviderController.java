package org.huiyin.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.SignInCookies;
import org.huiyin.people.command.ProviderHandler;
import org.huiyin.people.command.ProviderSettings;
import org.huiyin.people.command.SignInStep.FactorOwed;
import org.huiyin.people.command.SignInStep.Opened;
import org.huiyin.people.store.ProviderStore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Sends a browser to the identity provider and lets it in when it comes back. What goes wrong is said on the page of the sign-in. */
@RestController
class ProviderController {
    static final String BACK = "/api/session/provider/answer";
    private static final String FIRST_PAGE = "/desk/inbox";
    /** A page of the desk: nothing that a browser could take for another host. */
    private static final Pattern PAGE =
            Pattern.compile("/desk(/[A-Za-z0-9-]+)*(\\?([A-Za-z0-9&=._~+,:;!*@/?-]|%[0-9A-Fa-f]{2}){0,500})?");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Provider provider;
    private final ProviderStore store;
    private final ProviderHandler handler;
    private final ProviderSettings settings;
    private final SessionDoor door;
    private final Clock clock;

    ProviderController(Provider provider, ProviderStore store, ProviderHandler handler, ProviderSettings settings, SessionDoor door, Clock clock) {
        this.provider = provider;
        this.store = store;
        this.handler = handler;
        this.settings = settings;
        this.door = door;
        this.clock = clock;
    }

    @GetMapping("/api/session/provider")
    ResponseEntity<Void> leave(
            @RequestParam(defaultValue = FIRST_PAGE) String to, HttpServletRequest request, HttpServletResponse response) {
        try {
            if (!settings.configured()) {
                throw Provider.refused("provider.off");
            }
            var asked = provider.ask(request);
            var cookie = SignInCookies.draw();
            var now = clock.instant();
            store.begin(cookie, Provider.begun(asked, PAGE.matcher(to).matches() ? to : FIRST_PAGE), now, now.plus(PATIENCE));
            SignInCookies.giveStep(request, response, cookie);
            return redirect(URI.create(asked.getAuthorizationRequestUri()));
        } catch (Refusal refused) {
            return told(refused);
        }
    }

    @GetMapping(BACK)
    ResponseEntity<Void> back(HttpServletRequest request, HttpServletResponse response) {
        try {
            var begun = SignInCookies.step(request)
                    .flatMap(cookie -> store.take(cookie, clock.instant()))
                    .orElseThrow(() -> Provider.refused("provider.over"));
            var who = provider.identify(begun, request);
            return switch (handler.enter(who, Agent.of(request.getHeader(HttpHeaders.USER_AGENT)))) {
                case Opened(var token) -> {
                    door.open(token, request, response);
                    yield redirect(URI.create(begun.target()));
                }
                case FactorOwed(var token, var code, var passkey) -> {
                    SignInCookies.giveStep(request, response, token);
                    yield redirect(page().queryParam("code", code).queryParam("passkey", passkey).queryParam("to", "{to}")
                            .encode().buildAndExpand(begun.target()).toUri());
                }
            };
        } catch (Refusal refused) {
            return told(refused);
        }
    }

    private static ResponseEntity<Void> told(Refusal refused) {
        return redirect(page().queryParam("refused", refused.code()).build().toUri());
    }

    private static UriComponentsBuilder page() {
        return UriComponentsBuilder.fromPath("/desk/sign-in");
    }

    private static ResponseEntity<Void> redirect(URI where) {
        return ResponseEntity.status(HttpStatus.FOUND).location(where).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
