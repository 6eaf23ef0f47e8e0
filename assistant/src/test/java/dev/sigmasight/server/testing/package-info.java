/** What tests of the analyst share. */
@NullMarked
package dev.sigmasight.server.testing;

import org.jspecify.annotations.NullMarked;
