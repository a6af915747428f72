/**
 * The verifier that anybody can run: it checks receipts, a whole log and a log as it grows, with nothing but Java and the keys it is
 * given.
 */
package org.huiyin.tlog.verify;
