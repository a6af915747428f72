package org.huiyin.clocks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * How a clock looks at a moment: its state, the key of the words for it, and the numbers in them. The client words it and
 * never computes it.
 */
public record ClockFace(@Schema(allowableValues = {"time", "soon", "today", "late", "maybe", "done", "hold"}) String state, String words, Map<String, Object> numbers) {}
