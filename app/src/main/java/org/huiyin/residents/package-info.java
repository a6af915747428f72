/**
 * Accounts of residents (我的诉求): a number or an address opens one by a code sent there, and it gathers that person's own receipts
 * for that person alone. Nobody else can see or compute which appeals belong together, not even who runs the server.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "clocks", "people", "matters", "matters :: vault", "matters :: web", "appeals", "notify", "storage"})
package org.huiyin.residents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
