/** Values and sensitivities of options. */
@NullMarked
package dev.sigmasight.quant.option;

import org.jspecify.annotations.NullMarked;
