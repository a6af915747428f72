package org.huiyin.residents.domain;

/**
 * An account whose resident is here.
 *
 * @param contact keyed hash of the number or address
 * @param key what the account's receipts are sealed under
 */
public record OpenAccount(byte[] contact, byte[] key) {}
