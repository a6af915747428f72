package org.huiyin.people.command;

import java.util.List;

/** A passkey that a device has just made, with a name its owner knows it by. */
public record PasskeyMade(String name, byte[] clientData, byte[] attestation, List<String> transports) {}
