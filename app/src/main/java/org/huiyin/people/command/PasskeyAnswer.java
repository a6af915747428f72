package org.huiyin.people.command;

/** What a passkey signed, as the browser hands it over. */
public record PasskeyAnswer(byte[] credentialId, byte[] clientData, byte[] authenticatorData, byte[] signature) {}
