/** PostgreSQL without knowledge of any table. */
@NullMarked
package dev.sigmasight.database;

import org.jspecify.annotations.NullMarked;
