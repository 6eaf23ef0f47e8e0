/** Companies behind symbols: profiles, statements, estimates, and the search for them. */
@NullMarked
package dev.sigmasight.server.company;

import org.jspecify.annotations.NullMarked;
