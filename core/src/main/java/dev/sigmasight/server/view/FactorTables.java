package dev.sigmasight.server.view;

import dev.sigmasight.quant.factor.Factor;
import dev.sigmasight.quant.factor.FactorBasis;
import dev.sigmasight.quant.factor.FactorOverlap;
import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.quant.regression.LineFit;
import dev.sigmasight.server.analytics.FactorViews.Exposure;
import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.FactorExposures;
import dev.sigmasight.server.risk.FactorMatrix;
import dev.sigmasight.server.view.Numbers.Beside;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Exposures to factors as rows.
 *
 * @param nav what the betas are of
 * @param market what is held as one against the market, in currency; null if unknown
 * @param observations daily returns that the joint betas rest on; null if unknown
 * @param matrix how the factors move together; null if unknown
 */
record FactorTables(
    Numbers numbers,
    @Nullable BigDecimal nav,
    LineFit.@Nullable Line market,
    @Nullable Integer observations,
    @Nullable FactorMatrix matrix) {
  /** 90 % of the normal law lie within so many standard errors, as the spreads are shown. */
  private static final BigDecimal NINETY_PERCENT = BigDecimal.valueOf(1.6448536269514722);

  private static final int SCALE = 6;

  void add(Page page, List<Exposure> factors, List<Exposure> spreads) {
    Map<Factor, Double> styles = inflation(FactorBasis.STYLES);
    Map<Factor, Double> others = inflation(FactorBasis.SPREADS);
    page.table("factors", factors.stream().map(each -> row(each, styles)).toList());
    page.table("spreads", spreads.stream().map(each -> row(each, others)).toList());
  }

  /** What was said of earlier days, a row a day. */
  static void addHistory(
      Page page, Standing standing, SequencedMap<LocalDate, FactorExposures> past) {
    page.table(
        "history",
        past.entrySet().stream()
            .map(each -> historic(standing, each.getKey(), each.getValue().betas()))
            .toList());
  }

  /** Without the two that stand alone: what they were is not kept. */
  private static ViewPage.Row historic(
      Standing standing, LocalDate day, List<@Nullable Double> betas) {
    Numbers then = new Numbers(day, standing.quality(), standing.qualityReason());
    Page.Row row = new Page.Row(day.toString());
    for (Factor factor : Factors.ALL) {
      if (factor.kind() != Factor.Kind.MARKET && factor.displayOrder() < betas.size()) {
        row.number(
            factor.name(),
            then.of(
                "ratio",
                Rounded.figure(betas.get(factor.displayOrder())),
                Method.FACTORS,
                "No position had a beta to " + factor.name() + ".",
                Beside.NOTHING));
      }
    }
    return row.done();
  }

  private Map<Factor, Double> inflation(FactorBasis basis) {
    return matrix == null
            || matrix.correlations().isEmpty()
            || !matrix.funds().contains(basis.factors().getFirst().proxy())
        ? Map.of()
        : FactorOverlap.inflation(basis, matrix.funds(), matrix.covariance());
  }

  private ViewPage.Row row(Exposure shown, Map<Factor, Double> inflation) {
    Factor factor =
        Factors.ALL.stream()
            .filter(each -> each.name().equals(shown.name()))
            .findFirst()
            .orElseThrow();
    boolean alone = factor.kind() == Factor.Kind.MARKET;
    boolean isMarket = factor.equals(Factors.MARKET);
    BigDecimal dollars =
        isMarket && market != null ? amount(market.betaError()) : shown.standardError();
    BigDecimal error = divided(dollars, nav);
    Integer n = isMarket ? (market == null ? null : market.observations()) : observations;
    return new Page.Row(shown.name())
        .text("kind", factor.kind().name().toLowerCase(Locale.ROOT))
        .text("proxy", factor.proxy())
        .text("sold_proxy", factor.soldProxy().orElse(null))
        .text("estimate", estimate(factor))
        .number(
            "beta",
            numbers.of(
                "ratio",
                shown.beta(),
                Method.FACTORS,
                shown.reason(),
                beside(shown.beta(), error, n, shown.coverage(), SCALE)))
        .number(
            "exposure_dollar",
            numbers.of(
                "currency",
                shown.exposureDollar(),
                Method.FACTORS,
                shown.reason(),
                beside(shown.exposureDollar(), dollars, n, shown.coverage(), 2)))
        .number(
            "r_squared",
            numbers.of(
                "ratio",
                isMarket && market != null ? Rounded.figure(market.rSquared()) : null,
                Method.FACTORS,
                isMarket
                    ? "The holdings have too few common daily returns."
                    : "The factors explain jointly: see systematic_share.",
                n == null ? Beside.NOTHING : Beside.observations(n)))
        .number(
            "variance_inflation",
            numbers.of(
                "ratio",
                alone ? null : Rounded.figure(inflation.get(factor)),
                Method.FACTORS,
                alone
                    ? "It is estimated alone: nothing can be mistaken for it."
                    : "It is told of one portfolio, on days on which the factors' matrix is known.",
                matrix == null || alone
                    ? Beside.NOTHING
                    : Beside.observations(matrix.observations())))
        .done();
  }

  private static String estimate(Factor factor) {
    if (factor.equals(Factors.MARKET)) {
      return "least squares over 90 sessions";
    }
    if (factor.equals(Factors.PROVIDER)) {
      return "as the provider states it";
    }
    return factor.kind() == Factor.Kind.SPREAD
        ? "least squares with the market over 252 sessions"
        : "joint ridge over 252 sessions";
  }

  private static Beside beside(
      @Nullable BigDecimal value,
      @Nullable BigDecimal error,
      @Nullable Integer n,
      @Nullable BigDecimal coverage,
      int scale) {
    if (value == null || error == null || error.signum() == 0) {
      return new Beside(n, coverage, null, null, null);
    }
    BigDecimal margin = error.multiply(NINETY_PERCENT);
    return new Beside(
        n,
        coverage,
        error,
        value.subtract(margin).setScale(scale, RoundingMode.HALF_EVEN),
        value.add(margin).setScale(scale, RoundingMode.HALF_EVEN));
  }

  private static @Nullable BigDecimal amount(double exact) {
    return Double.isFinite(exact) ? Rounded.amount(exact) : null;
  }

  private static @Nullable BigDecimal divided(
      @Nullable BigDecimal dollars, @Nullable BigDecimal nav) {
    return dollars == null || nav == null || nav.signum() <= 0
        ? null
        : dollars.divide(nav, MathContext.DECIMAL128).setScale(SCALE, RoundingMode.HALF_EVEN);
  }
}
