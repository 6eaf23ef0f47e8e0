package dev.sigmasight.server.company;

import dev.sigmasight.market.company.FundamentalsSource;
import java.util.List;

/**
 * The sources that are asked for statements and estimates. With none, none are ever due.
 *
 * @param inOrder the first one that has them wins; earlier is better
 */
public record FundamentalsSources(List<FundamentalsSource> inOrder) {
  public FundamentalsSources {
    inOrder = List.copyOf(inOrder);
  }
}
