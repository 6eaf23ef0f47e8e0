package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.aggregate.PooledReturns;
import dev.sigmasight.quant.volatility.RealisedVolatility;
import dev.sigmasight.server.aggregate.CommonReturns.Common;
import dev.sigmasight.server.aggregate.CommonReturns.Histories;
import dev.sigmasight.server.aggregate.PoolViews.Volatility;
import dev.sigmasight.server.aggregate.PoolViews.VolatilityPart;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.overview.Trust;
import dev.sigmasight.server.snapshot.OwnerValues;
import dev.sigmasight.server.snapshot.Snapshot;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Volatility of several portfolios as one: of their pooled returns, no average. */
@Component
public class PooledVolatilities {
  private static final int MONTH = 21;
  private static final int QUARTER = 63;

  private final CommonReturns returns;

  PooledVolatilities(CommonReturns returns) {
    this.returns = returns;
  }

  /** What is put together: only portfolios that a market values within the window. */
  private record Figures(
      Histories histories,
      Common common,
      PooledReturns pooled,
      Set<PortfolioId> unpriced,
      Map<PortfolioId, Double> weights,
      List<Double> contributions,
      SequencedMap<String, String> reasons) {

    static Figures of(Pool pool, Histories histories) {
      Common common = histories.priced(MONTH);
      PooledReturns pooled = PooledReturns.of(common.equities(), common.returns());
      return new Figures(
          histories,
          common,
          pooled,
          histories.unpriced(MONTH),
          pool.weights(),
          pooled.contributions(MONTH),
          new LinkedHashMap<>());
    }

    @Nullable Double whole(int window, String name) {
      Common priced = histories.priced(window);
      if (priced.portfolios().isEmpty() && !histories.unpriced(window).isEmpty()) {
        return none(name, OwnerValues.NO_MARKET_PRICE);
      }
      PooledReturns returns = PooledReturns.of(priced.equities(), priced.returns());
      return switch (returns.volatility(window)) {
        case Estimate.Of(double value, int _) -> value;
        case Estimate.TooShort(int have, int need) ->
            none(name, "Only " + have + " of " + need + " common sessions have returns.");
        case Estimate.Degenerate(String why) -> none(name, why);
      };
    }

    private @Nullable Double none(String name, String why) {
      reasons.put(name, why);
      return null;
    }

    @Nullable Double own(PortfolioId portfolio) {
      double[] returns = common.returnsOf(portfolio);
      return returns != null
              && RealisedVolatility.latest(returns, MONTH)
                  instanceof Estimate.Of(double value, int _)
          ? value
          : null;
    }

    /** {@code Σ w·σ / Σ w} of those that a market values; null unless all of them are known. */
    @Nullable Double average() {
      double sum = 0;
      double all = 0;
      for (PortfolioId each : common.portfolios()) {
        Double weight = weights.get(each);
        Double own = own(each);
        if (weight == null || own == null) {
          return null;
        }
        sum += weight * own;
        all += weight;
      }
      return all > 0 ? sum / all : null;
    }

    /** Their share of what all are worth; null if no weight is known. */
    @Nullable Double coverage() {
      return weights.isEmpty()
          ? null
          : common.portfolios().stream().mapToDouble(each -> weights.getOrDefault(each, 0.0)).sum();
    }

    /** Those that are left out of a figure that others have. */
    List<Valued> lacking(Pool pool) {
      return common.portfolios().isEmpty()
          ? List.of()
          : pool.valued().stream().filter(each -> unpriced.contains(each.id())).toList();
    }
  }

  /** Of these portfolios as one. */
  public Volatility of(Pool pool) {
    return of(pool, returns.of(pool));
  }

  /** The same from closes that are read already, of all these portfolios. */
  public static Volatility of(Pool pool, Map<PortfolioId, List<Snapshot>> closes) {
    return of(pool, CommonReturns.of(pool, closes));
  }

  /** The portfolios whose volatility of the last month a market makes. */
  public static Pool priced(Pool pool, Map<PortfolioId, List<Snapshot>> closes) {
    Set<PortfolioId> unpriced = CommonReturns.of(pool, closes).unpriced(MONTH);
    return new Pool(
        pool.members(),
        pool.valued().stream().filter(each -> !unpriced.contains(each.id())).toList(),
        pool.day(),
        pool.lastSession(),
        pool.whyNone());
  }

  private static Volatility of(Pool pool, Histories histories) {
    Figures figures = Figures.of(pool, histories);
    Double month = figures.whole(MONTH, "aggregate_volatility");
    Double quarter = figures.whole(QUARTER, "aggregate_volatility_63d");
    Double year = figures.whole(RealisedVolatility.YEAR, "aggregate_volatility_252d");
    Double average = figures.average();
    if (average == null) {
      figures.reasons().put("weighted_average_volatility", "A volatility or a weight is unknown.");
    }
    Trust trust = PoolTrust.of(pool, figures.lacking(pool), "volatility");
    BigDecimal nav = Rounded.moneyOrNull(pool.nav());
    return new Volatility(
        Rounded.figure(month),
        Rounded.figure(quarter),
        Rounded.figure(year),
        Rounded.figure(average),
        month == null || average == null ? null : Rounded.figure(average - month),
        figures.pooled().returns().length,
        Rounded.figure(figures.coverage()),
        nav,
        nav,
        pool.members().size(),
        pool.members().stream().map(member -> part(pool, member, figures)).toList(),
        "pooled_daily_returns",
        "sqrt(252) x standard deviation of sum of P&L / sum of net asset values of the day before",
        "weighted_average_volatility assumes a correlation of 1 between the portfolios. What only"
            + " owners value is left out.",
        figures.reasons(),
        pool.isEmpty() ? pool.whyNone() : figures.reasons().get("aggregate_volatility"),
        trust.asOf(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason());
  }

  private static VolatilityPart part(Pool pool, Member member, Figures figures) {
    Valued.Close close = pool.close(member);
    Double own = figures.own(member.id());
    int place = figures.common().portfolios().indexOf(member.id());
    boolean adds = place >= 0 && place < figures.contributions().size();
    String why = Parts.reason(pool, member, close);
    return new VolatilityPart(
        member.id().value(),
        member.name(),
        member.accountName(),
        member.accountType(),
        Parts.value(close),
        Rounded.figure(figures.weights().get(member.id())),
        Rounded.figure(own),
        adds ? Rounded.figure(figures.contributions().get(place)) : null,
        own != null ? null : why == null ? unknown(member, figures) : why);
  }

  private static String unknown(Member member, Figures figures) {
    return figures.unpriced().contains(member.id())
        ? OwnerValues.NO_MARKET_PRICE
        : "Fewer than " + MONTH + " common sessions have returns.";
  }
}
