package dev.sigmasight.server.risk;

import org.jspecify.annotations.Nullable;

/**
 * What a position counts in the risk of what is held.
 *
 * @param symbol whose returns move it; null if it has no market price
 * @param delta value of the symbol that moves as it does, in currency
 */
public record DeltaLine(@Nullable String symbol, double delta) {}
