/** What people and administrators think of answers, and what follows from it. */
@NullMarked
package dev.sigmasight.server.feedback;

import org.jspecify.annotations.NullMarked;
