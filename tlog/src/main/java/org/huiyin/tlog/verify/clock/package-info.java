/** Deadlines as receipts tell them: what moved them, and what the rules make of the same start, counted apart from the server. */
package org.huiyin.tlog.verify.clock;
