/** The whole server for tests, with real databases and a clock that stands still. */
@NullMarked
package dev.sigmasight.server.testing;

import org.jspecify.annotations.NullMarked;
