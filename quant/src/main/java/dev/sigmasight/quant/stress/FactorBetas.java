package dev.sigmasight.quant.stress;

import dev.sigmasight.quant.factor.Factor;
import dev.sigmasight.quant.factor.Factors;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Betas to factors as shocks name them: where regressions and stresses meet.
 *
 * @param betas return per return of what a shock moves, by the shock's name
 * @param rates how the price answers to yields
 */
public record FactorBetas(Map<String, Double> betas, RateSensitivity rates) {
  /** What the shock is called that moves a fund. */
  private static final Map<String, String> SHOCKS = shocks();

  public FactorBetas {
    betas = Map.copyOf(betas);
    betas.forEach(
        (shock, beta) -> {
          if (!Double.isFinite(beta)) {
            throw new IllegalArgumentException("a beta of " + beta + " to " + shock);
          }
        });
  }

  private static Map<String, String> shocks() {
    Map<String, String> shocks = new HashMap<>();
    Factors.ALL.stream()
        .filter(factor -> factor.kind() == Factor.Kind.STYLE)
        .forEach(factor -> shocks.put(factor.proxy(), factor.name()));
    shocks.put(Factors.MARKET.proxy(), Shocks.MARKET);
    shocks.put(Factors.INTEREST_RATE.proxy(), Shocks.INTEREST_RATE);
    return Map.copyOf(shocks);
  }

  /**
   * Of betas to the returns of the factors' funds. A spread moves as its fund bought less its fund
   * sold, {@code beta·(r(bought) − r(sold))}, so its beta is one to the first and the opposite to
   * the second. A beta to bonds becomes a duration and a convexity, {@code beta·D} and {@code
   * beta·C}.
   *
   * @param betas as of {@link dev.sigmasight.quant.factor.FactorFit.Measured#betas}
   * @param bondFund duration and convexity of the fund of {@link Factors#INTEREST_RATE}
   * @throws IllegalArgumentException if no shock moves a fund, if a beta is not finite, or if there
   *     are two betas to the market, the measured one and the provider's
   */
  public static FactorBetas of(Map<Factor, Double> betas, RateSensitivity bondFund) {
    if (betas.containsKey(Factors.MARKET) && betas.containsKey(Factors.PROVIDER)) {
      throw new IllegalArgumentException("the market counts once: measured, or the provider's");
    }
    Map<String, Double> byShock = new LinkedHashMap<>();
    betas.forEach(
        (factor, beta) -> {
          byShock.merge(shock(factor.proxy()), beta, Double::sum);
          factor.soldProxy().ifPresent(sold -> byShock.merge(shock(sold), -beta, Double::sum));
        });
    Optional<Double> bonds = Optional.ofNullable(byShock.remove(Shocks.INTEREST_RATE));
    return new FactorBetas(
        byShock,
        bonds
            .map(beta -> RateSensitivity.throughProxy(beta, bondFund))
            .orElse(RateSensitivity.NONE));
  }

  private static String shock(String fund) {
    String shock = SHOCKS.get(fund);
    if (shock == null) {
      throw new IllegalArgumentException("no shock moves " + fund);
    }
    return shock;
  }

  /**
   * The same with a beta to changes of yield in place of duration, {@code −D}; convexity is lost.
   */
  Map<String, Double> linear() {
    if (rates.equals(RateSensitivity.NONE)) {
      return betas;
    }
    Map<String, Double> all = new LinkedHashMap<>(betas);
    all.put(Shocks.INTEREST_RATE, -rates.duration());
    return all;
  }

  /**
   * Refuses what only regressions call a factor: no shock would ever move it.
   *
   * @throws IllegalArgumentException if it is the name or code of a factor, and not a shock's
   */
  static void checkName(String name) {
    boolean regression =
        Factors.ALL.stream().anyMatch(f -> f.name().equals(name) || f.code().equals(name));
    if (regression && !SHOCKS.containsValue(name)) {
      throw new IllegalArgumentException(
          "no shock is called " + name + ": make FactorBetas of betas by factor");
    }
  }
}
