/** Figures about the program for Prometheus. */
@NullMarked
package dev.sigmasight.server.metrics;

import org.jspecify.annotations.NullMarked;
