/** The command line. */
@NullMarked
package dev.sigmasight.server.cli;

import org.jspecify.annotations.NullMarked;
