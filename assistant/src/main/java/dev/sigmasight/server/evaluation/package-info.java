/** How well the analyst answers: questions with what a good answer calls and says, and measures. */
@NullMarked
package dev.sigmasight.server.evaluation;

import org.jspecify.annotations.NullMarked;
