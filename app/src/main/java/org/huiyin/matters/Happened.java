package org.huiyin.matters;

import org.huiyin.kernel.MatterId;

/** One event of a matter, committed; whoever hears of it reads what it needs from the history. */
public record Happened(MatterId id, int revision) {}
