/** Queues messages, sends what is due, reads the mailbox. */
@NullMarked
package org.huiyin.notify.command;

import org.jspecify.annotations.NullMarked;
