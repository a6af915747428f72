package org.huiyin.matters;

/** A matter that is registered, with the code that opens it for the resident alone. */
public record Registered<S>(Matter<S> matter, String receiptCode) {}
