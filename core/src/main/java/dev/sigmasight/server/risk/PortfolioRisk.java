package dev.sigmasight.server.risk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Risk of a portfolio at the close of a day. Unknown is null, with the reason in {@code reasons}.
 *
 * @param beta Σ delta value × beta of the positions / NAV
 * @param betaCoverage share of the gross delta value whose beta is known, a fraction
 * @param volatility21 annualised fraction over the last 21 daily returns; 63 and 252 likewise
 * @param volatilityAll over all daily returns since the first close
 * @param drawdown of the time-weighted index
 * @param value exposures at market value
 * @param delta exposures with options at their delta in the underlying; null if a delta is unknown
 * @param providerBeta Σ delta value × beta as the data provider states it / NAV
 * @param providerBetaCoverage share of the gross delta value whose provider's beta is known
 * @param outlook where the volatility of the portfolio's own returns stands and goes
 * @param greeks sums over the options; null if those of any are unknown
 * @param options how many positions are options
 * @param missing symbols of positions that some engine had to leave out
 * @param reasons figure to the reason why it is unknown
 */
public record PortfolioRisk(
    LocalDate date,
    @Nullable Double beta,
    @Nullable Double betaCoverage,
    @Nullable Double volatility21,
    @Nullable Double volatility63,
    @Nullable Double volatility252,
    @Nullable Double volatilityAll,
    int returns,
    @Nullable Fall drawdown,
    Exposure value,
    @Nullable Exposure delta,
    @Nullable Double providerBeta,
    @Nullable Double providerBetaCoverage,
    VolatilityOutlook outlook,
    @Nullable OptionGreeks greeks,
    int options,
    List<String> missing,
    Map<String, String> reasons,
    List<String> sources,
    String inputHash) {

  /**
   * What options gain, in currency.
   *
   * @param gamma change of the delta value if the underlying rises by 1 %
   * @param theta per calendar day
   * @param vega if volatility rises by one point
   * @param rho if the rate rises by one point
   */
  public record OptionGreeks(double gamma, double theta, double vega, double rho) {}

  /**
   * The largest fall of an index and where it stands now.
   *
   * @param largest not above zero, a fraction of the peak
   * @param current likewise, against the highest value so far
   */
  public record Fall(double largest, LocalDate peak, LocalDate trough, double current) {}

  /**
   * Sums over positions in the currency of the portfolio.
   *
   * @param shortSide not above zero; gross = long − short, net = long + short
   */
  public record Exposure(BigDecimal longSide, BigDecimal shortSide) {

    public BigDecimal gross() {
      return longSide.subtract(shortSide);
    }

    public BigDecimal net() {
      return longSide.add(shortSide);
    }
  }
}
