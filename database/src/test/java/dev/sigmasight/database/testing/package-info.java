/** PostgreSQL for the tests of every module. */
@NullMarked
package dev.sigmasight.database.testing;

import org.jspecify.annotations.NullMarked;
