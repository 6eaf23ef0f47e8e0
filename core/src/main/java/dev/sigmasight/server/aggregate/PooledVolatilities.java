package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.aggregate.PooledReturns;
import dev.sigmasight.quant.volatility.RealisedVolatility;
import dev.sigmasight.server.aggregate.CommonReturns.Common;
import dev.sigmasight.server.aggregate.PoolViews.Volatility;
import dev.sigmasight.server.aggregate.PoolViews.VolatilityPart;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.overview.Trust;
import dev.sigmasight.server.snapshot.Snapshot;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
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

  /** What is put together. */
  private record Figures(
      Common common,
      PooledReturns pooled,
      Map<PortfolioId, Double> weights,
      List<Double> contributions,
      SequencedMap<String, String> reasons) {

    @Nullable Double whole(int window, String name) {
      return switch (pooled.volatility(window)) {
        case Estimate.Of(double value, int _) -> value;
        case Estimate.TooShort(int have, int need) -> {
          reasons.put(name, "Only " + have + " of " + need + " common sessions have returns.");
          yield null;
        }
        case Estimate.Degenerate(String why) -> {
          reasons.put(name, why);
          yield null;
        }
      };
    }

    @Nullable Double own(PortfolioId portfolio) {
      double[] returns = common.returnsOf(portfolio);
      return returns != null
              && RealisedVolatility.latest(returns, MONTH)
                  instanceof Estimate.Of(double value, int _)
          ? value
          : null;
    }

    /** {@code Σ w·σ}; null unless all are known. */
    @Nullable Double average() {
      double sum = 0;
      for (PortfolioId each : common.portfolios()) {
        Double weight = weights.get(each);
        Double own = own(each);
        if (weight == null || own == null) {
          return null;
        }
        sum += weight * own;
      }
      return common.portfolios().isEmpty() ? null : sum;
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

  private static Volatility of(Pool pool, Common common) {
    PooledReturns pooled = PooledReturns.of(common.equities(), common.returns());
    Figures figures =
        new Figures(
            common, pooled, pool.weights(), pooled.contributions(MONTH), new LinkedHashMap<>());
    Double month = figures.whole(MONTH, "aggregate_volatility");
    Double quarter = figures.whole(QUARTER, "aggregate_volatility_63d");
    Double year = figures.whole(RealisedVolatility.YEAR, "aggregate_volatility_252d");
    Double average = figures.average();
    if (average == null) {
      figures.reasons().put("weighted_average_volatility", "A volatility or a weight is unknown.");
    }
    Trust trust = PoolTrust.of(pool);
    BigDecimal nav = Rounded.moneyOrNull(pool.nav());
    return new Volatility(
        Rounded.figure(month),
        Rounded.figure(quarter),
        Rounded.figure(year),
        Rounded.figure(average),
        month == null || average == null ? null : Rounded.figure(average - month),
        pooled.returns().length,
        nav,
        nav,
        pool.members().size(),
        pool.members().stream().map(member -> part(pool, member, figures)).toList(),
        "pooled_daily_returns",
        "sqrt(252) x standard deviation of sum of P&L / sum of net asset values of the day before",
        "weighted_average_volatility assumes a correlation of 1 between the portfolios.",
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
        own != null
            ? null
            : why == null ? "Fewer than " + MONTH + " common sessions have returns." : why);
  }
}
