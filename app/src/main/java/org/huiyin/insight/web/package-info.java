/** What everybody may see, over HTTP: lists, map, figures, the monthly report, files and feeds. */
@NullMarked
package org.huiyin.insight.web;

import org.jspecify.annotations.NullMarked;
