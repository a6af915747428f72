package org.huiyin.people.domain;

/** Why a line of a file cannot be taken: the line as a spreadsheet numbers it, the column, and a code with words. */
public record LineError(int line, String column, String code) {}
