package org.huiyin.kernel;

/**
 * Who asks, as far as it is counted what they have in hand.
 *
 * @param name of an account, or of the network a stranger comes from; kept in memory alone
 */
public record Caller(String name, boolean staff) {}
