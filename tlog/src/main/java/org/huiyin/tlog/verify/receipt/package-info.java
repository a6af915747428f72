/** Receipts: that what they say was sealed, and that the receipts of one matter fit each other. */
package org.huiyin.tlog.verify.receipt;
