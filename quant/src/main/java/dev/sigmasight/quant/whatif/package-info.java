/** What trades would change, figure by figure. */
@NullMarked
package dev.sigmasight.quant.whatif;

import org.jspecify.annotations.NullMarked;
