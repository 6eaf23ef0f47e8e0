/** Positions: opening, correcting, closing and deleting the lots of a portfolio. */
@NullMarked
package dev.sigmasight.server.position;

import org.jspecify.annotations.NullMarked;
