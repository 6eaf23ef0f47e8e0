/** The tools of the analyst: what it may ask, what it is told, and where its figures come from. */
@NullMarked
package dev.sigmasight.server.tool;

import org.jspecify.annotations.NullMarked;
