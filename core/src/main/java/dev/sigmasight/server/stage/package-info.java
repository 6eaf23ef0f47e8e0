/** How a piece of the batch looks: what it works on and what becomes of it. */
@NullMarked
package dev.sigmasight.server.stage;

import org.jspecify.annotations.NullMarked;
