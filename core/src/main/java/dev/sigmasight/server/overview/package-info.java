/** A portfolio at a glance: what it holds, what it is worth, how it did. */
@NullMarked
package dev.sigmasight.server.overview;

import org.jspecify.annotations.NullMarked;
