package org.huiyin.kernel;

/** The same words in Chinese and in English. */
public record Wording(String zh, String en) {}
