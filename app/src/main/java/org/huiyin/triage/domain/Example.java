package org.huiyin.triage.domain;

/** An appeal somebody sorted. */
public record Example(String subject, String text, String label) {}
