/** What gained and lost most lately, by holding. */
@NullMarked
package dev.sigmasight.server.mover;

import org.jspecify.annotations.NullMarked;
