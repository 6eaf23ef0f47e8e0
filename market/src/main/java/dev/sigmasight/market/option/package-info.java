/** Listed option contracts: OCC symbols and expiry dates. */
@NullMarked
package dev.sigmasight.market.option;

import org.jspecify.annotations.NullMarked;
