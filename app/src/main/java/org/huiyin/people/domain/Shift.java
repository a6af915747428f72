package org.huiyin.people.domain;

import java.time.Instant;
import java.util.UUID;
import org.huiyin.people.Role;

/** Hours for which an account answers for the district, at night or on a holiday. */
public record Shift(long id, UUID account, String name, int office, Role role, Instant startsAt, Instant endsAt) {}
