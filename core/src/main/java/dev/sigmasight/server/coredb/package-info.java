/** The core database. */
@NullMarked
package dev.sigmasight.server.coredb;

import org.jspecify.annotations.NullMarked;
