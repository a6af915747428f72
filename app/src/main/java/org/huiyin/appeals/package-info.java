/** Appeals (群众诉求): a resident's appeal from the first word to the call-back, the ledger and the three rates. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel", "clocks", "people", "matters", "matters :: domain", "matters :: vault", "matters :: store", "matters :: web",
            "matters :: command", "figures", "figures :: domain", "notify", "storage"
        })
package org.huiyin.appeals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
