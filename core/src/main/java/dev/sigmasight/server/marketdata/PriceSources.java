package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.price.PriceSource;
import dev.sigmasight.market.price.SessionPriceSource;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sources that are asked for missing prices.
 *
 * @param inOrder the first one that has prices wins
 * @param ofSessions asked first where many symbols miss the last session alone, because one
 *     question answers for all
 */
public record PriceSources(List<PriceSource> inOrder, List<SessionPriceSource> ofSessions) {

  /** Refuses a source whose name is no {@link PriceOrigin}, because its prices have no rank. */
  public PriceSources {
    inOrder = List.copyOf(inOrder);
    ofSessions = List.copyOf(ofSessions);
    inOrder.forEach(source -> origin(source.name()));
    ofSessions.forEach(source -> origin(source.name()));
  }

  /** Sources that are asked symbol by symbol. */
  public PriceSources(List<PriceSource> inOrder) {
    this(inOrder, List.of());
  }

  /** Their names in order, separated by commas. */
  String names() {
    return inOrder.stream().map(PriceSource::name).collect(Collectors.joining(","));
  }

  static PriceOrigin origin(String name) {
    return PriceOrigin.of(name)
        .orElseThrow(() -> new IllegalArgumentException("no rank for the price source " + name));
  }
}
