package org.huiyin.people.command;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.domain.Passkey;
import org.huiyin.people.domain.Site;
import org.huiyin.people.store.PasskeyStore;
import org.huiyin.people.store.PeopleRecord;
import org.springframework.stereotype.Component;

/**
 * Checks what passkeys sign. Nobody is asked which make they are (no attestation), and whether the device itself asked for a
 * finger or a number is its own matter: the password came before.
 */
@Component
class PasskeyCheck {
    /** What we can check, the best first: ES256, EdDSA, RS256. */
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private static final int CHALLENGE_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What is kept of a new passkey. */
    record Enrolled(byte[] credentialId, byte[] attested, long counter) {}

    private final PasskeyStore store;
    private final PeopleRecord record;
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager();
    private final AttestedCredentialDataConverter converter = new AttestedCredentialDataConverter(new ObjectConverter());

    PasskeyCheck(PasskeyStore store, PeopleRecord record) {
        this.store = store;
        this.record = record;
    }

    static byte[] draw() {
        var challenge = new byte[CHALLENGE_BYTES];
        RANDOM.nextBytes(challenge);
        return challenge;
    }

    List<Passkey> of(UUID account) {
        return store.of(account);
    }

    Enrolled enrolled(PasskeyMade made, Site site, byte[] challenge) {
        var accepted = ALGORITHMS.stream()
                .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                .toList();
        try {
            var checked = manager.verify(
                    new RegistrationRequest(made.attestation(), made.clientData()),
                    new RegistrationParameters(server(site, challenge), accepted, false, true));
            var data = checked.getAttestationObject().getAuthenticatorData();
            var attested = data.getAttestedCredentialData();
            return new Enrolled(attested.getCredentialId(), converter.convert(attested), data.getSignCount());
        } catch (VerificationException | DataConversionException | IllegalArgumentException unfit) {
            throw Refusal.invalid("passkey.unfit", "attestation");
        }
    }

    /** What is wrong with an answer, if anything; a counter that went back is remembered against the passkey. */
    Optional<String> wrong(UUID account, PasskeyAnswer answer, Site site, byte[] challenge) {
        var known = store.of(account).stream()
                .filter(passkey -> Arrays.equals(passkey.credentialId(), answer.credentialId()))
                .findFirst();
        if (known.isEmpty()) {
            return Optional.of("passkey.wrong");
        }
        var passkey = known.get();
        if (passkey.suspectAt() != null) {
            return Optional.of("passkey.suspect");
        }
        try {
            var checked = manager.verify(
                    new AuthenticationRequest(answer.credentialId(), answer.authenticatorData(), answer.clientData(), answer.signature()),
                    new AuthenticationParameters(server(site, challenge), kept(passkey), List.of(answer.credentialId()), false, true));
            store.used(passkey.id(), checked.getAuthenticatorData().getSignCount());
            return Optional.empty();
        } catch (MaliciousCounterValueException copied) {
            store.suspect(passkey.id());
            record.add("AccountPasskeySuspect", account, null, Map.of("passkey", passkey.name()));
            return Optional.of("passkey.suspect");
        } catch (VerificationException | DataConversionException | IllegalArgumentException wrong) {
            return Optional.of("passkey.wrong");
        }
    }

    private CredentialRecordImpl kept(Passkey passkey) {
        AttestedCredentialData attested = converter.convert(passkey.attested());
        return new CredentialRecordImpl(
                new NoneAttestationStatement(), null, null, null, passkey.counter(), attested, null, null, null, null);
    }

    private static ServerProperty server(Site site, byte[] challenge) {
        return ServerProperty.builder()
                .origin(new Origin(site.origin()))
                .rpId(site.host())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }
}
