package dev.sigmasight.quant.factor;

import dev.sigmasight.quant.factor.FactorBasis.Column.Treatment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The regressors of one joint regression. The first is the market; what the market explains of the
 * others is not counted again.
 *
 * @param columns at least one; no factor twice
 */
public record FactorBasis(List<Column> columns) {
  /**
   * Market, the four spreads, low volatility and interest rates. A spread's market part is small
   * and told apart by the joint regression; low volatility is all market but for its residual.
   */
  public static final FactorBasis SPREADS =
      new FactorBasis(
          List.of(
              new Column(Factors.MARKET, Treatment.AS_IT_IS),
              new Column(Factors.GROWTH_VALUE_SPREAD, Treatment.AS_IT_IS),
              new Column(Factors.MOMENTUM_SPREAD, Treatment.AS_IT_IS),
              new Column(Factors.SIZE_SPREAD, Treatment.AS_IT_IS),
              new Column(Factors.QUALITY_SPREAD, Treatment.AS_IT_IS),
              new Column(Factors.LOW_VOLATILITY, Treatment.LESS_MARKET),
              new Column(Factors.INTEREST_RATE, Treatment.AS_IT_IS)));

  /**
   * Market, and of each style and of interest rates what the market leaves: the market's beta is
   * then the one it has alone, whatever the others are.
   */
  public static final FactorBasis STYLES =
      new FactorBasis(
          Stream.concat(
                  Stream.of(new Column(Factors.MARKET, Treatment.AS_IT_IS)),
                  Stream.of(
                          Factors.INTEREST_RATE,
                          Factors.MOMENTUM,
                          Factors.VALUE,
                          Factors.GROWTH,
                          Factors.SIZE,
                          Factors.QUALITY,
                          Factors.LOW_VOLATILITY)
                      .map(factor -> new Column(factor, Treatment.LESS_MARKET)))
              .toList());

  /** A factor and what is done to its returns. */
  public record Column(Factor factor, Treatment treatment) {
    /** What is done to a factor's returns before the regression. */
    public enum Treatment {
      /** Nothing; of a spread, the return of the one less that of the other. */
      AS_IT_IS,
      /** Only the residual on the market counts. */
      LESS_MARKET
    }
  }

  public FactorBasis {
    columns = List.copyOf(columns);
    Set<String> codes = new HashSet<>();
    for (Column column : columns) {
      if (!codes.add(column.factor().code())) {
        throw new IllegalArgumentException(column.factor().name() + " stands there twice");
      }
    }
    if (columns.isEmpty() || columns.getFirst().treatment() != Treatment.AS_IT_IS) {
      throw new IllegalArgumentException("the first factor must be there as it is");
    }
  }

  /** The factors, in their order. */
  public List<Factor> factors() {
    return columns.stream().map(Column::factor).toList();
  }

  /** Symbols of the funds whose returns are needed. */
  public Set<String> proxies() {
    Set<String> proxies = new TreeSet<>();
    for (Factor factor : factors()) {
      proxies.add(factor.proxy());
      factor.soldProxy().ifPresent(proxies::add);
    }
    return proxies;
  }

  /**
   * The same without the factors for which a fund is missing.
   *
   * @throws IllegalArgumentException if the first factor is among them
   */
  public FactorBasis within(Set<String> available) {
    List<Column> left = new ArrayList<>();
    for (Column column : columns) {
      boolean bought = available.contains(column.factor().proxy());
      if (bought && column.factor().soldProxy().map(available::contains).orElse(true)) {
        left.add(column);
      }
    }
    if (!left.contains(columns.getFirst())) {
      throw new IllegalArgumentException(columns.getFirst().factor().name() + " has no returns");
    }
    return new FactorBasis(left);
  }
}
