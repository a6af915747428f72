/** What administrators see of messages, webhooks and the mailbox. */
@NullMarked
package org.huiyin.notify.web;

import org.jspecify.annotations.NullMarked;
