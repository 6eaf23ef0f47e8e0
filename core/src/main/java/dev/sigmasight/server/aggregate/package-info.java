/** Several portfolios of an account seen as one. */
@NullMarked
package dev.sigmasight.server.aggregate;

import org.jspecify.annotations.NullMarked;
