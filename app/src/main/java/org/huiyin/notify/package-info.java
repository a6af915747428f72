/**
 * Messages out and e-mail in: what residents are told by SMS and e-mail, what other systems are told by webhooks, and the mailbox
 * whose letters become appeals. Knows no kind; a kind says what it tells and takes in what comes.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel", "clocks", "people", "matters", "matters :: domain", "matters :: vault", "matters :: store", "storage", "web"
        })
package org.huiyin.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
