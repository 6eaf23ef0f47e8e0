/** Target prices: what owners expect of symbols, and what that means for their portfolios. */
@NullMarked
package dev.sigmasight.server.target;

import org.jspecify.annotations.NullMarked;
