package dev.sigmasight.server.target;

import dev.sigmasight.server.instrument.PositionType;

/**
 * A target price that was read and makes sense by itself.
 *
 * @param symbol in upper case, as it is stored
 * @param change the prices
 */
record NewTarget(String symbol, PositionType type, TargetChange change) {}
