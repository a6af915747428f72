package org.huiyin.people.web;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AttestationConveyancePreference;
import com.webauthn4j.data.AuthenticatorSelectionCriteria;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialDescriptor;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.PublicKeyCredentialRpEntity;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.PublicKeyCredentialUserEntity;
import com.webauthn4j.data.ResidentKeyRequirement;
import com.webauthn4j.data.UserVerificationRequirement;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.test.authenticator.webauthn.NoneAttestationAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import com.webauthn4j.test.client.ClientPlatform;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A browser with a device that makes passkeys, at one origin. */
final class Device {
    private final NoneAttestationAuthenticator authenticator = new NoneAttestationAuthenticator(AAGUID.ZERO, 5, true, new ObjectConverter());
    private final ClientPlatform platform;

    Device(String origin) {
        platform = new ClientPlatform(new Origin(origin), new WebAuthnAuthenticatorAdaptor(authenticator));
    }

    /** Its counter stands still, as that of a copy does that was made before. */
    void likeACopy() {
        authenticator.setCountUpEnabled(false);
    }

    Map<String, Object> make(JsonNode asked, String name) {
        var made = platform.create(new PublicKeyCredentialCreationOptions(
                new PublicKeyCredentialRpEntity(asked.get("rpId").asString(), asked.get("rpName").asString()),
                new PublicKeyCredentialUserEntity(Base64Url.read(asked.get("userId").asString(), ""), asked.get("userName").asString(), "x"),
                challenge(asked),
                List.of(new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY,
                        COSEAlgorithmIdentifier.create(asked.get("algorithms").get(0).asLong()))),
                null, List.of(),
                new AuthenticatorSelectionCriteria(null, ResidentKeyRequirement.DISCOURAGED, UserVerificationRequirement.PREFERRED),
                AttestationConveyancePreference.NONE, null)).getResponse();
        return Map.of("name", name, "clientData", Base64Url.write(made.getClientDataJSON()),
                "attestation", Base64Url.write(made.getAttestationObject()), "transports", List.of("usb"));
    }

    Map<String, Object> sign(JsonNode asked) {
        var known = asked.get("passkeys").valueStream()
                .map(one -> new PublicKeyCredentialDescriptor(PublicKeyCredentialType.PUBLIC_KEY, Base64Url.read(one.get("id").asString(), ""),
                        Set.of(AuthenticatorTransport.USB)))
                .toList();
        var signed = platform.get(new PublicKeyCredentialRequestOptions(
                challenge(asked), null, asked.get("rpId").asString(), known, UserVerificationRequirement.PREFERRED, null));
        var response = signed.getResponse();
        return Map.of("id", Base64Url.write(signed.getRawId()), "clientData", Base64Url.write(response.getClientDataJSON()),
                "authenticatorData", Base64Url.write(response.getAuthenticatorData()), "signature", Base64Url.write(response.getSignature()));
    }

    private static DefaultChallenge challenge(JsonNode asked) {
        return new DefaultChallenge(Base64Url.read(asked.get("challenge").asString(), ""));
    }
}
