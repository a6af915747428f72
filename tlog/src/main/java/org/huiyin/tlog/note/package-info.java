/** Signed notes, checkpoints, cosignatures and receipts of a log, as the C2SP specifications write them. */
package org.huiyin.tlog.note;
