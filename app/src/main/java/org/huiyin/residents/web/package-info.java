/** The account over HTTP. */
@NullMarked
package org.huiyin.residents.web;

import org.jspecify.annotations.NullMarked;
