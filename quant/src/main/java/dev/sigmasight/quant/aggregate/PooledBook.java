package dev.sigmasight.quant.aggregate;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.concentration.IssuerExposures;
import dev.sigmasight.quant.concentration.IssuerExposures.Exposure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The positions of several portfolios in one book: what one is long and another short of the same
 * issuer is not there twice.
 *
 * @param equity Σ net asset values, any sign
 * @param issuers net and gross by issuer over all portfolios
 * @param offset by issuer, what portfolios hold against each other: {@code Σ_p |net_p| − |Σ_p
 *     net_p|}, only where it is not 0
 */
public record PooledBook(double equity, IssuerExposures issuers, SortedMap<String, Double> offset) {
  private static final double ROUNDING = 1e-12;

  /**
   * One portfolio.
   *
   * @param equity net asset value, any sign
   * @param positions on one basis, market values or delta dollars, the same in every portfolio
   */
  public record Portfolio(String name, double equity, List<Exposure> positions) {
    public Portfolio {
      positions = List.copyOf(positions);
      if (!Double.isFinite(equity)) {
        throw new IllegalArgumentException("not a finite equity of " + name + ": " + equity);
      }
    }
  }

  public PooledBook {
    offset = Collections.unmodifiableSortedMap(new TreeMap<>(offset));
  }

  /** Pools them. */
  public static PooledBook of(List<Portfolio> portfolios) {
    List<Exposure> positions = new ArrayList<>();
    SortedMap<String, Double> apart = new TreeMap<>();
    double equity = 0;
    for (Portfolio portfolio : portfolios) {
      equity += portfolio.equity;
      positions.addAll(portfolio.positions);
      IssuerExposures.of(portfolio.positions)
          .net()
          .forEach((issuer, net) -> apart.merge(issuer, Math.abs(net), Double::sum));
    }
    IssuerExposures issuers = IssuerExposures.of(positions);
    SortedMap<String, Double> offset = new TreeMap<>();
    apart.forEach(
        (issuer, sum) -> {
          double netted = sum - Math.abs(issuers.net().getOrDefault(issuer, 0.0));
          if (netted > ROUNDING * sum) {
            offset.put(issuer, netted);
          }
        });
    return new PooledBook(equity, issuers, offset);
  }

  /** {@code net / equity} of an issuer, 0 if nothing of it is held. */
  public Estimate weight(String issuer) {
    return ofEquity(issuers.net().getOrDefault(issuer, 0.0));
  }

  /** {@code Σ |net| / equity}: leverage after netting between portfolios. */
  public Estimate leverage() {
    return ofEquity(issuers.net().values().stream().mapToDouble(Math::abs).sum());
  }

  private Estimate ofEquity(double amount) {
    return Shares.ofEquity(amount, equity, 1);
  }
}
