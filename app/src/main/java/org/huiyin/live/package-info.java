/**
 * Live updates: whoever has a desk open is told that something on it changed, on whichever server they are. Says which matter
 * and how far it is, and only to those who may know it; what happened they look up.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "people", "matters", "matters :: domain", "matters :: web", "storage"})
package org.huiyin.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
