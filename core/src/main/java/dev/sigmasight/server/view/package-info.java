/** Reads in the shape of pages: one or two calls open a page, and every number says what it is. */
@NullMarked
package dev.sigmasight.server.view;

import org.jspecify.annotations.NullMarked;
