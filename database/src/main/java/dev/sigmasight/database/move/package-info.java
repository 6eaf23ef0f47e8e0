/** Compares databases and moves rows between them, whatever their tables are called. */
@NullMarked
package dev.sigmasight.database.move;

import org.jspecify.annotations.NullMarked;
