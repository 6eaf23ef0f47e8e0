/** What a portfolio is worth: prices for everything it holds, and the walk from close to close. */
@NullMarked
package dev.sigmasight.server.valuation;

import org.jspecify.annotations.NullMarked;
