/** How the system is, for people, load balancers and process supervisors. */
@NullMarked
package dev.sigmasight.server.health;

import org.jspecify.annotations.NullMarked;
