/** The log for everybody, receipts for those they belong to, readings for those who review them. */
@NullMarked
package org.huiyin.transparency.web;

import org.jspecify.annotations.NullMarked;
