package org.huiyin.people.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something done to an office or an account, for the auditor.
 *
 * @param kind such as {@code OfficeClosed}
 * @param subject an office's or an account's id
 * @param actor null for the founding and the command line
 */
public record PeopleEvent(
        long id, String kind, String subject, @Nullable UUID actor, Map<String, Object> facts, Instant at) {}
