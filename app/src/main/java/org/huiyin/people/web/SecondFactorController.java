package org.huiyin.people.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.SignedIn;
import org.huiyin.people.command.PasskeyHandler;
import org.huiyin.people.command.PasskeyMade;
import org.huiyin.people.command.Proof;
import org.huiyin.people.command.SecondFactorHandler;
import org.huiyin.people.command.SecondFactorHandler.Proposal;
import org.huiyin.people.domain.Passkey;
import org.huiyin.people.store.CredentialStore;
import org.huiyin.people.store.PasskeyStore;
import org.huiyin.people.web.SecondStepController.KnownPasskey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own second factors: time-based codes, passkeys, and codes on paper. */
@RestController
@RequestMapping("/api")
class SecondFactorController {
    /** Asked again when a second factor stands already: the password, or a code of that factor. */
    record Proving(
            @Nullable @Size(max = 128) String password, @Nullable @Size(max = 40) @Schema(example = "492039") String code) {
        static Proof of(@Nullable Proving body) {
            return body == null ? new Proof(null, null) : new Proof(body.password(), body.code());
        }
    }

    record Confirmation(@NotBlank @Size(max = 10) @Schema(example = "492039") String code) {}

    record RecoveryCodes(List<String> recoveryCodes) {}

    /**
     * What stands; of the codes on paper only how many are left.
     *
     * @param proof whether to add one asks again who it is
     */
    record SecondFactors(boolean codes, int recoveryCodes, List<OwnPasskey> passkeys, boolean proof) {}

    record OwnPasskey(UUID id, @Schema(example = "办公桌的安全钥匙") String name, Instant addedAt, @Nullable Instant usedAt, boolean suspect) {
        static OwnPasskey of(Passkey passkey) {
            return new OwnPasskey(passkey.id(), passkey.name(), passkey.addedAt(), passkey.usedAt(), passkey.suspectAt() != null);
        }
    }

    /** What a device needs to make a passkey; bytes are written as base64url. */
    record PasskeyInvitation(
            String challenge, String rpId, @Schema(example = "回音 · 望川区") String rpName, String userId, String userName,
            List<Long> algorithms, List<KnownPasskey> known) {}

    record NewPasskey(
            @NotBlank @Size(max = 60) @Schema(example = "办公桌的安全钥匙") String name, @NotBlank @Size(max = 4000) String clientData,
            @NotBlank @Size(max = 20_000) String attestation,
            @NotNull @Size(max = 8) List<@NotNull @Pattern(regexp = "[a-z-]{1,20}") String> transports) {}

    private final SecondFactorHandler codes;
    private final PasskeyHandler passkeys;
    private final PasskeyStore store;
    private final CredentialStore credentials;
    private final Sites sites;
    private final District district;

    SecondFactorController(SecondFactorHandler codes, PasskeyHandler passkeys, PasskeyStore store, CredentialStore credentials, Sites sites,
            District district) {
        this.codes = codes;
        this.passkeys = passkeys;
        this.store = store;
        this.credentials = credentials;
        this.sites = sites;
        this.district = district;
    }

    @GetMapping("/second-factor")
    SecondFactors all(SignedIn who) {
        var account = credentials.of(who.member().id()).orElseThrow(Refusal::notSignedIn);
        return new SecondFactors(account.secondFactor() != null, credentials.recoveryCodesLeft(account.account()),
                store.of(account.account()).stream().map(OwnPasskey::of).toList(), passkeys.asks(who));
    }

    @PostMapping("/second-factor")
    Proposal propose(@Valid @RequestBody(required = false) @Nullable Proving body, SignedIn who) {
        return codes.propose(who, Proving.of(body));
    }

    @PutMapping("/second-factor")
    RecoveryCodes confirm(@Valid @RequestBody Confirmation body, SignedIn who) {
        return new RecoveryCodes(codes.confirm(who, body.code()));
    }

    @PostMapping("/passkeys/invitation")
    PasskeyInvitation invite(@Valid @RequestBody(required = false) @Nullable Proving body, SignedIn who, HttpServletRequest request) {
        var site = sites.of(request);
        var invitation = passkeys.invite(who, Proving.of(body));
        return new PasskeyInvitation(
                Base64Url.write(invitation.challenge()), site.host(), "回音 · " + district.name().zh(),
                Base64Url.write(invitation.account().toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII)), invitation.login(),
                invitation.algorithms(),
                invitation.known().stream().map(known -> new KnownPasskey(Base64Url.write(known.credentialId()), known.transports())).toList());
    }

    /** Codes on paper come with the first factor. */
    @PostMapping("/passkeys")
    @ResponseStatus(HttpStatus.CREATED)
    RecoveryCodes add(@Valid @RequestBody NewPasskey body, SignedIn who, HttpServletRequest request) {
        var made = new PasskeyMade(body.name().strip(), Base64Url.read(body.clientData(), "clientData"),
                Base64Url.read(body.attestation(), "attestation"), body.transports());
        return new RecoveryCodes(passkeys.add(who, made, sites.of(request)));
    }

    @PostMapping("/passkeys/{id}/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id, @Valid @RequestBody Proving body, SignedIn who) {
        passkeys.prove(who, Proving.of(body));
        passkeys.remove(who, id);
    }
}
