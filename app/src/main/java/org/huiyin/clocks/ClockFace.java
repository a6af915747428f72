package org.huiyin.clocks;

import java.util.Map;

/**
 * How a clock looks at a moment: its state, the key of the words for it, and the numbers in them. The client words it and
 * never computes it.
 */
public record ClockFace(String state, String words, Map<String, Object> numbers) {}
