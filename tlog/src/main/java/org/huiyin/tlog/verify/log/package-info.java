/** A log read where it is published: all of it once, or as it grows. */
package org.huiyin.tlog.verify.log;
