/** The edge of the server: who may come in, how often, how a refusal is said, and the pages. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "people"})
package org.huiyin.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
