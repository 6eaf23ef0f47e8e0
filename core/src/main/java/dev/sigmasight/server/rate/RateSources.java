package dev.sigmasight.server.rate;

import dev.sigmasight.market.rate.RateSource;
import java.util.List;

/**
 * Where interest rates come from.
 *
 * @param inOrder the first one that answers for a series wins
 */
public record RateSources(List<RateSource> inOrder) {
  public RateSources {
    inOrder = List.copyOf(inOrder);
  }
}
