/** The queue of messages, webhooks, addresses for answers, and letters that could not be taken in. */
@NullMarked
package org.huiyin.notify.store;

import org.jspecify.annotations.NullMarked;
