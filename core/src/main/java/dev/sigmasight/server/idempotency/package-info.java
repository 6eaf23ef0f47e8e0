/** Creates that may be repeated: an Idempotency-Key makes the second one change nothing. */
@NullMarked
package dev.sigmasight.server.idempotency;

import org.jspecify.annotations.NullMarked;
