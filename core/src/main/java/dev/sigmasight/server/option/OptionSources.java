package dev.sigmasight.server.option;

import dev.sigmasight.market.option.OptionChainSource;
import dev.sigmasight.server.marketdata.PriceOrigin;
import java.util.List;

/**
 * Where quotes of options come from.
 *
 * @param inOrder the first one that quotes a contract wins
 */
public record OptionSources(List<OptionChainSource> inOrder) {

  /** Refuses a source whose name is no {@link PriceOrigin}, because its quotes have no rank. */
  public OptionSources {
    inOrder = List.copyOf(inOrder);
    inOrder.forEach(OptionSources::origin);
  }

  static PriceOrigin origin(OptionChainSource source) {
    return PriceOrigin.of(source.name())
        .orElseThrow(
            () -> new IllegalArgumentException("no rank for the option source " + source.name()));
  }
}
