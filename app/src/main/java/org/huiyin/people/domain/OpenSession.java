package org.huiyin.people.domain;

import java.util.UUID;

/** One place where an account is signed in. */
public record OpenSession(UUID id, String agent, SessionAge age) {}
