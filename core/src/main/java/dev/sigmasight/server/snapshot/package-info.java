/** The state and profit of every portfolio at the close of each session. */
@NullMarked
package dev.sigmasight.server.snapshot;

import org.jspecify.annotations.NullMarked;
