/** How much can be lost, how often, and which position or factor it comes from. */
@NullMarked
package dev.sigmasight.quant.tail;

import org.jspecify.annotations.NullMarked;
