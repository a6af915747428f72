package org.huiyin.people.domain;

import org.huiyin.kernel.Wording;

/**
 * A post at an office.
 *
 * @param held how many open accounts hold it
 */
public record Post(int id, int office, Wording name, boolean open, int held) {}
