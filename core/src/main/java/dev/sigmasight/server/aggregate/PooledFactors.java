package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.factor.Factor;
import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.server.aggregate.PoolViews.Exposure;
import dev.sigmasight.server.analytics.MarketBetas;
import dev.sigmasight.server.analytics.OpenLine;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.overview.Trust;
import dev.sigmasight.server.risk.FactorExposures;
import dev.sigmasight.server.risk.Risks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Exposures of several portfolios to the factors: dollars added up, over all they are worth. */
@Component
public class PooledFactors {
  private static final List<Factor> SHOWN =
      Factors.ALL.stream().filter(factor -> factor.kind() != Factor.Kind.SPREAD).toList();

  /** The names of the reference interface first, then the others. */
  private static final SequencedMap<String, Factor> NAMED = new LinkedHashMap<>();

  static {
    NAMED.put("market", Factors.MARKET);
    NAMED.put("size", Factors.SIZE);
    NAMED.put("value", Factors.VALUE);
    NAMED.put("momentum", Factors.MOMENTUM);
    NAMED.put("quality", Factors.QUALITY);
    NAMED.put("growth", Factors.GROWTH);
    NAMED.put("low_volatility", Factors.LOW_VOLATILITY);
    NAMED.put("interest_rate", Factors.INTEREST_RATE);
  }

  private final Risks risks;
  private final PooledBetas betas;

  PooledFactors(Risks risks, PooledBetas betas) {
    this.risks = risks;
    this.betas = betas;
  }

  /** What is added up. */
  private record Sums(Pool pool, PooledBetas.Held held, Map<PortfolioId, FactorExposures> stored) {

    Exposure of(Factor factor) {
      MarketBetas.Held market = held.whole();
      if (market == null) {
        return new Exposure(factor.name(), null, null, null, pool.whyNone());
      }
      if (factor.equals(Factors.MARKET)) {
        return new Exposure(
            factor.name(),
            Rounded.figure(market.beta()),
            Rounded.amount(market.dollars()),
            Rounded.figure(market.coverage()),
            market.reason());
      }
      Double dollars = dollars(factor);
      BigDecimal beta =
          dollars == null ? null : Rounded.ratio(BigDecimal.valueOf(dollars), pool.nav(), 6);
      return new Exposure(
          factor.name(),
          beta,
          Rounded.amount(dollars),
          Rounded.figure(coverage(factor)),
          beta != null
              ? null
              : dollars == null
                  ? "No position has a beta to " + factor.name() + "."
                  : "NAV is not positive.");
    }

    /** Those of the portfolios that know it; null if none does. */
    private @Nullable Double dollars(Factor factor) {
      Double sum = null;
      for (FactorExposures each : stored.values()) {
        Double own = each.dollars().get(factor.displayOrder());
        if (own != null) {
          sum = sum == null ? own : sum + own;
        }
      }
      return sum;
    }

    private @Nullable Double coverage(Factor factor) {
      double covered = 0;
      double all = 0;
      for (Valued each : pool.valued()) {
        FactorExposures exposures = stored.get(each.id());
        Double own = exposures == null ? null : exposures.coverages().get(factor.displayOrder());
        double gross =
            held.lines().getOrDefault(each.id(), List.of()).stream()
                .mapToDouble(OpenLine::deltaValue)
                .map(Math::abs)
                .sum();
        covered += own == null ? 0 : own * gross;
        all += gross;
      }
      return all == 0 ? null : covered / all;
    }
  }

  /** Of these portfolios as one. */
  public PoolViews.Factors of(Pool pool) {
    return of(pool, sums(pool));
  }

  /**
   * The same, and the spreads.
   *
   * @param spreads as the others, in the order of the factors
   */
  public record WithSpreads(PoolViews.Factors factors, List<Exposure> spreads) {}

  /** Of these portfolios as one. */
  public WithSpreads withSpreads(Pool pool) {
    Sums sums = sums(pool);
    return new WithSpreads(
        of(pool, sums),
        Factors.ALL.stream()
            .filter(factor -> factor.kind() == Factor.Kind.SPREAD)
            .map(sums::of)
            .toList());
  }

  private Sums sums(Pool pool) {
    return new Sums(
        pool,
        betas.held(pool),
        pool.isEmpty() ? Map.of() : risks.factors(pool.ids(), pool.session()));
  }

  private static PoolViews.Factors of(Pool pool, Sums sums) {
    List<Exposure> exposures = new ArrayList<>();
    SHOWN.forEach(factor -> exposures.add(sums.of(factor)));
    SequencedMap<String, @Nullable BigDecimal> byName = new LinkedHashMap<>();
    SequencedMap<String, String> labels = new LinkedHashMap<>();
    NAMED.forEach(
        (name, factor) -> {
          byName.put(name, exposures.get(SHOWN.indexOf(factor)).beta());
          labels.put(name, factor.name() + ", " + factor.proxy());
        });
    Trust trust = PoolTrust.of(pool, pool.without(sums.stored().keySet()), "factor exposures");
    BigDecimal nav = Rounded.moneyOrNull(pool.nav());
    return new PoolViews.Factors(
        byName,
        exposures,
        nav,
        nav,
        pool.members().size(),
        Parts.of(pool),
        "dollars_over_net_asset_value",
        labels,
        "sum of exposure dollars / sum of net asset values = sum of weight x beta",
        pool.isEmpty() ? pool.whyNone() : null,
        trust.asOf(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason());
  }
}
