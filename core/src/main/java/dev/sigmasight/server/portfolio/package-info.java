/** Portfolios: what they are called, what they started with, and opening positions in them. */
@NullMarked
package dev.sigmasight.server.portfolio;

import org.jspecify.annotations.NullMarked;
