/** The AI database. */
@NullMarked
package dev.sigmasight.server.aidb;

import org.jspecify.annotations.NullMarked;
