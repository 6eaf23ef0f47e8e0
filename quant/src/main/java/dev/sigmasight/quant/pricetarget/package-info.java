/** What price targets promise, position by position and together. */
@NullMarked
package dev.sigmasight.quant.pricetarget;

import org.jspecify.annotations.NullMarked;
