/** What options are worth, asked for freely or for what a portfolio holds. */
@NullMarked
package dev.sigmasight.server.calculator;

import org.jspecify.annotations.NullMarked;
