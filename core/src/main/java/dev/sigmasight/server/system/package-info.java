/** Looking after the machine: figures of each day, and forgetting what is old. */
@NullMarked
package dev.sigmasight.server.system;

import org.jspecify.annotations.NullMarked;
