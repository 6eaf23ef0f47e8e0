/** Benchmarks. */
@NullMarked
package dev.sigmasight.benchmarks;

import org.jspecify.annotations.NullMarked;
