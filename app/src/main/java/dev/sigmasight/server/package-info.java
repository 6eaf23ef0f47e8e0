/** Start-up, wiring and the command line. */
@NullMarked
package dev.sigmasight.server;

import org.jspecify.annotations.NullMarked;
