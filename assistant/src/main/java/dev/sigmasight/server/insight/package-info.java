/** Findings about a portfolio: rated by rules, written by rules or by a model, tied to figures. */
@NullMarked
package dev.sigmasight.server.insight;

import org.jspecify.annotations.NullMarked;
