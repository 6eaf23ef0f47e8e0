/** Runs of the batch: named phases over portfolios and sessions, exactly once, resumable. */
@NullMarked
package dev.sigmasight.server.batch;

import org.jspecify.annotations.NullMarked;
