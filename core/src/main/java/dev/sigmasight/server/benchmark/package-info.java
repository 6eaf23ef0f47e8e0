/** Invented portfolios, as many as wanted, to measure the batch with. */
@NullMarked
package dev.sigmasight.server.benchmark;

import org.jspecify.annotations.NullMarked;
