/** The rules of time for everybody to read: every clock, how a date came about, the calendar of a year. */
@NullMarked
package org.huiyin.clocks.web;

import org.jspecify.annotations.NullMarked;
