package dev.sigmasight.server.memory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a memory; null leaves it.
 *
 * @param approve whether the person agrees with it now
 */
record MemoryChange(@Nullable String content, boolean approve, @Nullable Instant expires) {}
