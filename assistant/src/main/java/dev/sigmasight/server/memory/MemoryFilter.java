package dev.sigmasight.server.memory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which memories to list; null leaves a criterion out.
 *
 * @param state in lower case; null for all but the forgotten ones
 * @param search words that occur in the text
 */
record MemoryFilter(
    @Nullable UUID user,
    @Nullable String scope,
    @Nullable UUID portfolio,
    @Nullable String state,
    @Nullable String search) {}
