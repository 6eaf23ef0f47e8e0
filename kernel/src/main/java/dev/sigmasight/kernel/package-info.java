/** Identifiers, problems and what the assistant may ask about portfolios. */
@NullMarked
package dev.sigmasight.kernel;

import org.jspecify.annotations.NullMarked;
