/** Risk of symbols and portfolios at the close of each session. */
@NullMarked
package dev.sigmasight.server.risk;

import org.jspecify.annotations.NullMarked;
