package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.aggregate.PooledStress;
import dev.sigmasight.quant.stress.Scenario;
import dev.sigmasight.quant.stress.Scenarios;
import dev.sigmasight.server.aggregate.HoldingPoolViews.StressData;
import dev.sigmasight.server.aggregate.HoldingPoolViews.Stressed;
import dev.sigmasight.server.analytics.Impacts;
import dev.sigmasight.server.analytics.StressView.Impact;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.overview.Trust;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.risk.StressResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What several portfolios gain or lose together in the scenarios: their dollars added up. */
@Component
public class PooledStresses {
  private final Risks risks;

  PooledStresses(Risks risks) {
    this.risks = risks;
  }

  /** A portfolio with its scenarios by id. */
  private record Tested(Valued valued, Map<String, StressResult.Scenario> scenarios) {}

  /** Of these portfolios as one. */
  public Stressed of(Pool pool) {
    return of(pool, pool.isEmpty() ? Map.of() : risks.stresses(pool.ids(), pool.session()));
  }

  /** The same from results that are read already. */
  public static Stressed of(Pool pool, Map<PortfolioId, StressResult> stored) {
    List<Tested> tested = new ArrayList<>();
    pool.valued()
        .forEach(
            valued -> {
              StressResult result = stored.get(valued.id());
              if (result != null) {
                tested.add(new Tested(valued, byId(result)));
              }
            });
    List<Valued> lacking = pool.without(stored.keySet());
    Trust trust = PoolTrust.of(pool, lacking, "stress tests");
    return new Stressed(
        !tested.isEmpty(),
        tested.isEmpty() ? null : data(pool, tested),
        Rounded.moneyOrNull(pool.nav()),
        pool.members().size(),
        Parts.of(pool),
        tested.size(),
        pool.members().stream()
            .filter(
                member -> tested.stream().noneMatch(each -> each.valued().member().equals(member)))
            .map(Member::accountName)
            .toList(),
        "summed_dollars",
        "sum of dollar impacts / sum of net asset values of the same portfolios",
        tested.isEmpty() ? (pool.isEmpty() ? pool.whyNone() : Pools.NOTHING) : null,
        trust.asOf(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason());
  }

  private static Map<String, StressResult.Scenario> byId(StressResult result) {
    SequencedMap<String, StressResult.Scenario> byId = new LinkedHashMap<>();
    result.scenarios().forEach(each -> byId.put(each.id(), each));
    return byId;
  }

  private static StressData data(Pool pool, List<Tested> tested) {
    return new StressData(
        Scenarios.all().stream()
            .filter(
                known -> tested.stream().anyMatch(each -> each.scenarios().containsKey(known.id())))
            .map(known -> scenario(known, tested))
            .sorted(
                Comparator.comparing(HoldingPoolViews.Scenario::category)
                    .thenComparing(HoldingPoolViews.Scenario::name))
            .toList(),
        Rounded.money(
            tested.stream()
                .map(each -> each.valued().close().nav())
                .reduce(BigDecimal.ZERO, BigDecimal::add)),
        pool.session());
  }

  private static HoldingPoolViews.Scenario scenario(Scenario known, List<Tested> tested) {
    PooledStress conditional = pooled(known, tested, StressResult.Scenario::conditional);
    PooledStress stipulated = pooled(known, tested, StressResult.Scenario::stipulated);
    return new HoldingPoolViews.Scenario(
        known.id(),
        known.name(),
        Impacts.description(known),
        known.category().name().toLowerCase(Locale.ROOT),
        stipulated.missing().size() == tested.size()
            ? null
            : known.severity().name().toLowerCase(Locale.ROOT),
        "correlated",
        impact(conditional, tested),
        impact(stipulated, tested),
        tested.size() - conditional.missing().size(),
        conditional.missing());
  }

  private static PooledStress pooled(
      Scenario known,
      List<Tested> tested,
      Function<StressResult.Scenario, @Nullable Double> figure) {
    return PooledStress.of(
        tested.stream()
            .map(
                each -> {
                  StressResult.Scenario result = each.scenarios().get(known.id());
                  Double gain = result == null ? null : figure.apply(result);
                  return new PooledStress.Member(
                      each.valued().member().accountName(),
                      each.valued().nav(),
                      gain == null ? OptionalDouble.empty() : OptionalDouble.of(gain));
                })
            .toList());
  }

  /** Of those that know it, over what these are worth. */
  private static Impact impact(PooledStress pooled, List<Tested> tested) {
    BigDecimal nav =
        tested.stream()
            .filter(each -> !pooled.missing().contains(each.valued().member().accountName()))
            .map(each -> each.valued().close().nav())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Impacts.of(pooled.pnl() instanceof Estimate.Of(double gain, int _) ? gain : null, nav);
  }
}
