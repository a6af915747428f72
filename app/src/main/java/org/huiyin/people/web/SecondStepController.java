package org.huiyin.people.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.huiyin.people.SignInCookies;
import org.huiyin.people.command.FactorHandler;
import org.huiyin.people.command.PasskeyAnswer;
import org.huiyin.people.web.SessionDoor.Session;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The second factor of a sign-in that owes it. */
@RestController
@RequestMapping("/api/session")
class SecondStepController {
    record SecondCode(@NotBlank @Size(max = 40) @Schema(example = "492039") String code) {}

    /** What a passkey has to sign; bytes are written as base64url. */
    record PasskeyQuestion(String challenge, String rpId, List<KnownPasskey> passkeys) {}

    record KnownPasskey(String id, List<String> transports) {}

    record SignedByPasskey(
            @NotBlank @Size(max = 1400) String id, @NotBlank @Size(max = 4000) String clientData,
            @NotBlank @Size(max = 4000) String authenticatorData, @NotBlank @Size(max = 4000) String signature) {}

    private final FactorHandler handler;
    private final Sites sites;
    private final SessionDoor door;

    SecondStepController(FactorHandler handler, Sites sites, SessionDoor door) {
        this.handler = handler;
        this.sites = sites;
        this.door = door;
    }

    @PostMapping("/code")
    Session code(@Valid @RequestBody SecondCode body, HttpServletRequest request, HttpServletResponse response) {
        return door.open(handler.code(step(request), body.code(), agent(request)).token(), request, response);
    }

    @PostMapping("/passkey/question")
    PasskeyQuestion question(HttpServletRequest request) {
        var site = sites.of(request);
        var question = handler.question(step(request));
        var known = question.passkeys().stream()
                .map(passkey -> new KnownPasskey(Base64Url.write(passkey.credentialId()), passkey.transports()))
                .toList();
        return new PasskeyQuestion(Base64Url.write(question.challenge()), site.host(), known);
    }

    @PostMapping("/passkey")
    Session passkey(@Valid @RequestBody SignedByPasskey body, HttpServletRequest request, HttpServletResponse response) {
        var answer = new PasskeyAnswer(
                Base64Url.read(body.id(), "id"), Base64Url.read(body.clientData(), "clientData"),
                Base64Url.read(body.authenticatorData(), "authenticatorData"), Base64Url.read(body.signature(), "signature"));
        return door.open(handler.passkey(step(request), answer, sites.of(request), agent(request)).token(), request, response);
    }

    private static String step(HttpServletRequest request) {
        return SignInCookies.step(request).orElseThrow(() -> Refusal.of(Kind.NOT_SIGNED_IN, "account.half-open-over", Map.of()));
    }

    private static String agent(HttpServletRequest request) {
        return Agent.of(request.getHeader(HttpHeaders.USER_AGENT));
    }
}
