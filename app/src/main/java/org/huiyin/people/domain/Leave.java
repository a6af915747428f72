package org.huiyin.people.domain;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Days on which an account is away and another stands in.
 *
 * @param until the first day back
 */
public record Leave(LocalDate from, LocalDate until, UUID deputy) {}
