package org.huiyin.people.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;
import org.huiyin.people.SignInCookies;
import org.huiyin.people.command.SignIn;
import org.huiyin.people.command.SignInHandler;
import org.huiyin.people.command.SignInStep.FactorOwed;
import org.huiyin.people.command.SignInStep.Opened;
import org.huiyin.people.web.SessionDoor.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out; also where every page learns the district, the time and the token its commands need. */
@RestController
@RequestMapping("/api/session")
class SessionController {
    record SigningIn(
            @NotBlank @Size(max = 64) @Schema(example = "handler-jiangbei") String account,
            @NotBlank @Size(max = 128) @Schema(example = "correct horse battery") String password,
            @Nullable @Size(max = 40) @Schema(example = "492039") String code) {}

    private final SignInHandler signIn;
    private final SessionDoor door;

    SessionController(SignInHandler signIn, SessionDoor door) {
        this.signIn = signIn;
        this.door = door;
    }

    @GetMapping
    Session session(HttpServletRequest request, HttpServletResponse response) {
        return door.look(request, response);
    }

    @PostMapping
    Session signIn(
            @Valid @RequestBody SigningIn body, HttpServletRequest request, HttpServletResponse response) {
        var agent = Agent.of(request.getHeader(HttpHeaders.USER_AGENT));
        return switch (signIn.handle(new SignIn(body.account(), body.password(), body.code(), agent))) {
            case Opened(var token) -> door.open(token, request, response);
            case FactorOwed(var token, var code, var passkey) -> {
                SignInCookies.giveStep(request, response, token);
                throw Refusal.of(Kind.NOT_SIGNED_IN, "account.code-needed", Map.of("code", code, "passkey", passkey));
            }
        };
    }

    @DeleteMapping
    Session signOut(HttpServletRequest request, HttpServletResponse response) {
        return door.close(request, response);
    }
}
