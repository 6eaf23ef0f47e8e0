package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.price.PriceSource;
import java.util.List;

/**
 * The sources that are asked for missing prices.
 *
 * @param inOrder the first one that has prices wins
 */
public record PriceSources(List<PriceSource> inOrder) {

  /** Refuses a source whose name is no {@link PriceOrigin}, because its prices have no rank. */
  public PriceSources {
    inOrder = List.copyOf(inOrder);
    inOrder.forEach(PriceSources::origin);
  }

  static PriceOrigin origin(PriceSource source) {
    return PriceOrigin.of(source.name())
        .orElseThrow(
            () -> new IllegalArgumentException("no rank for the price source " + source.name()));
  }
}
