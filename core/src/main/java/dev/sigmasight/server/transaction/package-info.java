/** The ledger of a portfolio as its owner reads it, and lines that are entered by hand. */
@NullMarked
package dev.sigmasight.server.transaction;

import org.jspecify.annotations.NullMarked;
