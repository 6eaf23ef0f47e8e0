package dev.sigmasight.quant.factor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.factor.FactorSettings.Estimator;
import dev.sigmasight.quant.regression.ErrorModel;
import dev.sigmasight.quant.regression.FittedRegression;
import dev.sigmasight.quant.regression.LeastSquares;
import dev.sigmasight.quant.regression.LineFit;
import dev.sigmasight.quant.regression.Regression;
import dev.sigmasight.quant.regression.Sample;
import dev.sigmasight.quant.regression.Winsorised;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FactorModelTest {
  private static final int DAYS = 300;
  private static final FactorSettings EQUAL =
      new FactorSettings(DAYS, 1e300, 126, 60, Estimator.LEAST_SQUARES, Double.POSITIVE_INFINITY);
  private static final ProxyReturns PROXIES = ProxyReturns.of(proxies(DAYS));

  /** Funds that mostly follow the market, as real ones do. */
  private static Map<String, double[]> proxies(int days) {
    var random = new SplittableRandom(77);
    double[] market = new double[days];
    Arrays.setAll(market, t -> random.nextGaussian(0.0004, 0.01));
    Map<String, double[]> proxies = new HashMap<>();
    proxies.put("SPY", market);
    for (String symbol : new String[] {"VTV", "VUG", "MTUM", "QUAL", "IWM", "USMV", "TLT"}) {
      double beta = symbol.equals("TLT") ? -0.2 : random.nextDouble(0.7, 1.2);
      double[] returns = new double[days];
      Arrays.setAll(returns, t -> beta * market[t] + random.nextGaussian(0, 0.004));
      proxies.put(symbol, returns);
    }
    return proxies;
  }

  private static double[] of(String symbol) {
    return PROXIES.of(symbol);
  }

  private static double[] stock(SplittableRandom random, double noise) {
    double[] stock = new double[DAYS];
    Arrays.setAll(
        stock,
        t ->
            0.0002
                + 1.1 * of("SPY")[t]
                + 0.6 * (of("VUG")[t] - of("VTV")[t])
                + 0.3 * (of("IWM")[t] - of("SPY")[t])
                + random.nextGaussian(0, noise));
    return stock;
  }

  /** A line through two days has no residual; the market is not to blame. */
  @Test
  void saysThatTwoDaysAreTooFew() {
    FactorSettings two =
        new FactorSettings(DAYS, 1e300, 126, 2, Estimator.LEAST_SQUARES, Double.POSITIVE_INFINITY);
    double[] returns = new double[DAYS];
    Arrays.fill(returns, 0, DAYS - 2, Double.NaN);
    for (FactorBasis basis : List.of(FactorBasis.SPREADS, FactorBasis.STYLES)) {
      assertThat(FactorModel.of(basis, PROXIES, two).exposures(returns))
          .isInstanceOfSatisfying(
              FactorFit.TooShort.class, fit -> assertThat(fit.have()).isEqualTo(2));
    }
  }

  /** Without noise: the funds of which it was made, not what the market leaves of them. */
  @Test
  void givesBetasToTheFundsAsTheyAre() {
    double[] returns = new double[DAYS];
    Arrays.setAll(returns, t -> 0.8 * of("SPY")[t] + 0.3 * of("QUAL")[t] - 0.2 * of("TLT")[t]);
    FactorFit.Measured fit =
        (FactorFit.Measured) FactorModel.of(FactorBasis.STYLES, PROXIES, EQUAL).exposures(returns);
    Map<Factor, Double> betas = fit.betas();
    assertThat(requireNonNull(betas.get(Factors.MARKET))).isCloseTo(0.8, within(1e-9));
    assertThat(requireNonNull(betas.get(Factors.QUALITY))).isCloseTo(0.3, within(1e-9));
    assertThat(requireNonNull(betas.get(Factors.INTEREST_RATE))).isCloseTo(-0.2, within(1e-9));
    assertThat(requireNonNull(betas.get(Factors.VALUE))).isCloseTo(0, within(1e-9));
    assertThat(fit.to(Factors.MARKET).orElseThrow().beta().value()).isGreaterThan(0.9);
  }

  @Test
  void findsWhatASecurityIsMadeOf() {
    for (FactorSettings settings :
        new FactorSettings[] {FactorSettings.STANDARD, FactorSettings.RESPONSIVE, EQUAL}) {
      FactorFit.Measured fit = spreads(settings, stock(new SplittableRandom(1), 0.002));
      assertThat(beta(fit, Factors.MARKET)).isCloseTo(1.1, within(0.1));
      assertThat(beta(fit, Factors.GROWTH_VALUE_SPREAD)).isCloseTo(0.6, within(0.1));
      assertThat(beta(fit, Factors.SIZE_SPREAD)).isCloseTo(0.3, within(0.1));
      assertThat(beta(fit, Factors.MOMENTUM_SPREAD)).isCloseTo(0, within(0.1));
      assertThat(beta(fit, Factors.QUALITY_SPREAD)).isCloseTo(0, within(0.1));
      assertThat(fit.quality().explanation()).isEqualTo(FitQuality.Explanation.EXCELLENT);
      assertThat(exposure(fit, Factors.MARKET).significance()).isEqualTo(Significance.ONE_PERCENT);
      assertThat(exposure(fit, Factors.GROWTH_VALUE_SPREAD).interval().contains(0)).isFalse();
      assertThat(fit.exposures()).hasSize(7);
      assertThat(fit.alpha()).isCloseTo(0.0002, within(0.001));
    }
  }

  /** With all weights equal and no penalty it is the regression that anyone would run. */
  @Test
  void plainSettingsAreLeastSquares() {
    double[] y = stock(new SplittableRandom(2), 0.01);
    FactorFit.Measured fit = spreads(EQUAL, y);
    double[] market = of("SPY");
    LineFit.Line line = (LineFit.Line) LeastSquares.line(of("USMV"), market);
    double[][] columns = {
      market,
      minus(of("VUG"), of("VTV")),
      minus(of("MTUM"), market),
      minus(of("IWM"), market),
      minus(of("QUAL"), market),
      new double[DAYS],
      of("TLT")
    };
    Arrays.setAll(columns[5], t -> of("USMV")[t] - line.alpha() - line.beta() * market[t]);
    FittedRegression plain = ((Regression.Fitted) LeastSquares.fit(Sample.of(y, columns))).fit();
    double[] errors = plain.standardErrors(ErrorModel.NEWEY_WEST_SMALL_SAMPLE);
    assertThat(fit.alpha()).isCloseTo(plain.coefficients()[0], within(1e-12));
    for (int k = 0; k < 7; k++) {
      assertThat(fit.exposures().get(k).beta().value())
          .isCloseTo(plain.coefficients()[k + 1], within(1e-9));
      assertThat(fit.exposures().get(k).beta().error()).isCloseTo(errors[k + 1], within(1e-9));
      assertThat(fit.exposures().get(k).factor()).isEqualTo(FactorBasis.SPREADS.factors().get(k));
    }
    FitQuality quality = fit.quality();
    assertThat(quality.rSquared()).isCloseTo(plain.rSquared(), within(1e-12));
    assertThat(quality.adjustedRSquared()).isCloseTo(plain.adjustedRSquared(), within(1e-12));
    assertThat(quality.residualDeviation()).isCloseTo(plain.residualDeviation(), within(1e-12));
    assertThat(quality.effectiveDegrees()).isEqualTo(7);
    assertThat(quality.penalty()).isZero();
    assertThat(quality.outliers()).isZero();
  }

  @Test
  void amongStylesTheMarketKeepsTheBetaItHasAlone() {
    var random = new SplittableRandom(3);
    for (int round = 0; round < 20; round++) {
      double[] y = stock(random, 0.01);
      double halfLife = random.nextDouble(30, 1000);
      FactorSettings settings = new FactorSettings(DAYS, halfLife, 126, 60, Estimator.RIDGE, 5);
      FactorFit.Measured fit = styles(settings.plain(), y);
      Regression alone = LeastSquares.fit(Sample.fading(y, new double[][] {of("SPY")}, halfLife));
      assertThat(beta(fit, Factors.MARKET))
          .isCloseTo(((Regression.Fitted) alone).fit().coefficients()[1], within(1e-9));
      assertThat(fit.exposures()).hasSize(8);
    }
  }

  /** No security needs its neighbours, and days of its own are enough. */
  @Test
  void missingDaysAreLeftOut() {
    double[] y = stock(new SplittableRandom(4), 0.01);
    y[10] = Double.NaN;
    y[250] = Double.NaN;
    Map<String, double[]> proxies = proxies(DAYS);
    proxies.values().forEach(each -> each[250] = 5);
    requireNonNull(proxies.get("TLT"))[20] = Double.NaN;
    FactorSettings all = new FactorSettings(DAYS, 126, 126, 60, Estimator.RIDGE, 5);
    FactorFit.Measured fit =
        (FactorFit.Measured)
            FactorModel.of(FactorBasis.SPREADS, ProxyReturns.of(proxies), all).exposures(y);
    assertThat(fit.quality().observations()).isEqualTo(DAYS - 3);
    assertThat(beta(fit, Factors.MARKET)).isCloseTo(1.1, within(0.3));
  }

  @Test
  void countsTheNewestDaysOnly() {
    double[] y = stock(new SplittableRandom(5), 0.01);
    double[] changed = y.clone();
    Arrays.fill(changed, 0, DAYS - 252, 0.5);
    FactorFit.Measured fit = spreads(FactorSettings.STANDARD, y);
    assertThat(spreads(FactorSettings.STANDARD, changed)).isEqualTo(fit);
    assertThat(fit.quality().observations()).isEqualTo(252);
    changed[DAYS - 252] = 0.5;
    assertThat(spreads(FactorSettings.STANDARD, changed)).isNotEqualTo(fit);
  }

  @Test
  void saysHowMuchHistoryThereIs() {
    double[] y = stock(new SplittableRandom(6), 0.01);
    Arrays.fill(y, 0, DAYS - 126, Double.NaN);
    assertThat(spreads(FactorSettings.STANDARD, y).quality().history())
        .isEqualTo(FitQuality.History.FULL);
    assertThat(spreads(EQUAL, y).quality().history()).isEqualTo(FitQuality.History.FULL);
    y[DAYS - 126] = Double.NaN;
    assertThat(spreads(FactorSettings.STANDARD, y).quality().history())
        .isEqualTo(FitQuality.History.LIMITED);
    assertThat(spreads(EQUAL, y).quality().history()).isEqualTo(FitQuality.History.LIMITED);
    Arrays.fill(y, 0, DAYS - 60, Double.NaN);
    assertThat(spreads(FactorSettings.STANDARD, y).quality().observations()).isEqualTo(60);
    y[DAYS - 1] = Double.NaN;
    assertThat(model(FactorSettings.STANDARD).exposures(y))
        .isEqualTo(new FactorFit.TooShort(59, 60));
    Arrays.fill(y, Double.NaN);
    assertThat(model(FactorSettings.STANDARD).exposures(y))
        .isEqualTo(new FactorFit.TooShort(0, 60));
  }

  @Test
  void oneBadPriceDoesNotMakeABeta() {
    for (Estimator estimator : Estimator.values()) {
      FactorSettings settings = new FactorSettings(252, 126, 126, 60, estimator, 5);
      double[] y = stock(new SplittableRandom(7), 0.002);
      FactorFit.Measured before = spreads(settings, y);
      y[DAYS - 5] += 0.9;
      FactorFit.Measured after = spreads(settings, y);
      assertThat(after.quality().outliers()).isBetween(1, 8);
      assertThat(beta(after, Factors.MARKET)).isCloseTo(beta(before, Factors.MARKET), within(0.35));
      assertThat(after.quality().residualDeviation()).isLessThan(0.02);
      double[] plain = errors(spreads(settings.plain(), y));
      assertThat(errors(after)[0]).isLessThan(plain[0] / 2);
    }
  }

  /** The second fit is that of y with its residuals drawn in, on both sides. */
  @Test
  void outliersAreDrawnInToTheLimit() {
    double[] y = stock(new SplittableRandom(14), 0.002);
    y[40] += 0.3;
    y[200] -= 0.4;
    double[] market = of("SPY");
    FactorBasis alone = FactorBasis.SPREADS.within(Set.of("SPY"));
    FactorSettings limited = new FactorSettings(DAYS, 1e300, 126, 60, Estimator.LEAST_SQUARES, 5);
    FactorFit.Measured fit =
        (FactorFit.Measured) FactorModel.of(alone, PROXIES, limited).exposures(y);
    FittedRegression first = ((Regression.Fitted) LeastSquares.fit(Sample.of(y, market))).fit();
    double[] residuals = first.residuals();
    double[] kept = Winsorised.of(residuals, 5);
    double[] drawnIn = new double[DAYS];
    Arrays.setAll(drawnIn, t -> y[t] - (residuals[t] - kept[t]));
    LineFit.Line second = (LineFit.Line) LeastSquares.line(drawnIn, market);
    assertThat(beta(fit, Factors.MARKET)).isCloseTo(second.beta(), within(1e-12));
    assertThat(fit.alpha()).isCloseTo(second.alpha(), within(1e-12));
    assertThat(fit.quality().rSquared()).isCloseTo(second.rSquared(), within(1e-12));
  }

  private static double[] errors(FactorFit.Measured fit) {
    return fit.exposures().stream().mapToDouble(each -> each.beta().error()).toArray();
  }

  /** A crash that the factors explain is no outlier. */
  @Test
  void aCrashOfTheMarketStays() {
    Map<String, double[]> proxies = proxies(DAYS);
    proxies.values().forEach(each -> each[DAYS - 3] -= 0.2);
    double[] y = new double[DAYS];
    var random = new SplittableRandom(8);
    Arrays.setAll(
        y, t -> 1.4 * requireNonNull(proxies.get("SPY"))[t] + random.nextDouble(-0.002, 0.002));
    FactorFit.Measured fit =
        (FactorFit.Measured)
            FactorModel.of(FactorBasis.SPREADS, ProxyReturns.of(proxies), FactorSettings.STANDARD)
                .exposures(y);
    assertThat(fit.quality().outliers()).isZero();
    assertThat(beta(fit, Factors.MARKET)).isCloseTo(1.4, within(0.02));
  }

  @Test
  void leavesLargeBetasAsTheyAreAndSaysSo() {
    double[] y = Arrays.stream(stock(new SplittableRandom(9), 0.01)).map(r -> 6 * r).toArray();
    FactorFit.Measured fit = spreads(FactorSettings.STANDARD, y);
    assertThat(beta(fit, Factors.MARKET)).isBetween(5.4, 7.2);
    assertThat(exposure(fit, Factors.MARKET).extreme()).isTrue();
    assertThat(exposure(fit, Factors.SIZE_SPREAD).extreme()).isFalse();
  }

  /** The market itself has beta 1, no error and no style. */
  @Test
  void theMarketIsTheMarket() {
    for (FactorSettings settings : new FactorSettings[] {FactorSettings.STANDARD, EQUAL}) {
      FactorFit.Measured fit = spreads(settings, of("SPY"));
      assertThat(beta(fit, Factors.MARKET)).isCloseTo(1, within(1e-9));
      assertThat(beta(fit, Factors.SIZE_SPREAD)).isCloseTo(0, within(1e-9));
      assertThat(fit.quality().rSquared()).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void noiseIsDrawnToThePrior() {
    var random = new SplittableRandom(10);
    double[] noise = random.doubles(DAYS, -0.05, 0.05).toArray();
    Map<Factor, Double> prior = Map.of(Factors.MARKET, 0.8, Factors.SIZE_SPREAD, 0.4);
    FactorFit.Measured drawn =
        (FactorFit.Measured) model(FactorSettings.STANDARD).exposures(noise, prior);
    FactorFit.Measured standard = spreads(FactorSettings.STANDARD, noise);
    FactorFit.Measured plain = spreads(FactorSettings.STANDARD.plain(), noise);
    assertThat(Math.abs(beta(drawn, Factors.SIZE_SPREAD) - 0.4))
        .isLessThan(Math.abs(beta(plain, Factors.SIZE_SPREAD) - 0.4));
    assertThat(Math.abs(beta(standard, Factors.MARKET) - 1))
        .isLessThan(Math.abs(beta(plain, Factors.MARKET) - 1));
    assertThat(drawn.quality().penalty()).isPositive();
    assertThat(drawn.quality().effectiveDegrees()).isBetween(0.0, 7.0);
    assertThat(drawn.quality().residualDeviation()).isBetween(0.02, 0.04);
  }

  @Test
  void saysWhichFactorIsOneTooMany() {
    Map<String, double[]> same = proxies(DAYS);
    same.put("MTUM", same.get("SPY"));
    FactorModel model = FactorModel.of(FactorBasis.SPREADS, ProxyReturns.of(same), EQUAL);
    double[] y = stock(new SplittableRandom(11), 0.01);
    assertThat(model.exposures(y))
        .isEqualTo(new FactorFit.Degenerate("Momentum Spread does not vary"));
    assertThat(
            FactorModel.of(FactorBasis.SPREADS, ProxyReturns.of(same), FactorSettings.STANDARD)
                .exposures(y))
        .isEqualTo(new FactorFit.Degenerate("Momentum Spread does not vary"));
    Map<String, double[]> twice = proxies(DAYS);
    twice.put("QUAL", twice.get("MTUM"));
    assertThat(FactorModel.of(FactorBasis.SPREADS, ProxyReturns.of(twice), EQUAL).exposures(y))
        .isEqualTo(new FactorFit.Degenerate("Quality Spread is a combination of those before it"));
    Map<String, double[]> still = proxies(DAYS);
    still.put("SPY", new double[DAYS]);
    assertThat(FactorModel.of(FactorBasis.STYLES, ProxyReturns.of(still), EQUAL).exposures(y))
        .isEqualTo(new FactorFit.Degenerate("Market Beta (90D) does not vary"));
    FactorSettings few = new FactorSettings(8, 126, 8, 5, Estimator.LEAST_SQUARES, 5);
    assertThat(model(few).exposures(y)).isEqualTo(new FactorFit.TooShort(8, 9));
    FactorSettings fewer = new FactorSettings(8, 126, 8, 5, Estimator.RIDGE, 5);
    assertThat(model(fewer).exposures(y)).isEqualTo(new FactorFit.TooShort(8, 9));
    FactorSettings forgetful = new FactorSettings(60, 0.5, 60, 60, Estimator.LEAST_SQUARES, 5);
    assertThat(model(forgetful).exposures(y)).isInstanceOf(FactorFit.Degenerate.class);
  }

  @Test
  void aBasisWithoutAFundDoesWithoutItsFactors() {
    Set<String> available = Set.of("SPY", "VTV", "VUG", "TLT");
    assertThat(FactorBasis.SPREADS.within(available).factors())
        .containsExactly(Factors.MARKET, Factors.GROWTH_VALUE_SPREAD, Factors.INTEREST_RATE);
    assertThat(FactorBasis.SPREADS.within(Set.of("SPY", "VUG")).factors())
        .containsExactly(Factors.MARKET);
    assertThat(FactorBasis.SPREADS.proxies())
        .containsExactly("IWM", "MTUM", "QUAL", "SPY", "TLT", "USMV", "VTV", "VUG");
    assertThatThrownBy(() -> FactorBasis.SPREADS.within(Set.of("VUG", "VTV")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Market Beta (90D)");
    ProxyReturns two = ProxyReturns.of(Map.of("SPY", of("SPY"), "TLT", of("TLT")));
    assertThat(two.symbols()).containsExactlyInAnyOrder("SPY", "TLT");
    assertThatThrownBy(() -> FactorModel.of(FactorBasis.SPREADS, two, EQUAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no returns of");
    FactorFit.Measured fit =
        (FactorFit.Measured)
            FactorModel.of(FactorBasis.SPREADS.within(two.symbols()), two, EQUAL)
                .exposures(stock(new SplittableRandom(12), 0.01));
    assertThat(fit.exposures()).hasSize(2);
    assertThat(fit.to(Factors.SIZE_SPREAD)).isEmpty();
  }

  @Test
  void neverAnswersWithNoNumber() {
    var random = new SplittableRandom(13);
    double[] hostile = {0, 0, 0.01, -0.02, 1e-300, 1e300, -1e300, 1e-16, 1e16, Double.NaN};
    for (int round = 0; round < 200; round++) {
      double[] y = new double[DAYS];
      int allowed = random.nextInt(1, hostile.length);
      Arrays.setAll(y, t -> hostile[random.nextInt(allowed)]);
      FactorSettings settings = round % 2 == 0 ? FactorSettings.STANDARD : EQUAL;
      if (model(settings).exposures(y) instanceof FactorFit.Measured fit) {
        assertThat(fit.alpha()).isFinite();
        assertThat(fit.quality().rSquared()).isFinite();
        for (FactorExposure each : fit.exposures()) {
          assertThat(each.beta().value()).isFinite();
          assertThat(each.beta().error()).isFinite();
        }
      }
    }
  }

  @Test
  void refusesMisuse() {
    FactorModel model = model(EQUAL);
    assertThatThrownBy(() -> model.exposures(new double[5]))
        .isInstanceOf(IllegalArgumentException.class);
    double[] infinite = new double[DAYS];
    infinite[3] = Double.POSITIVE_INFINITY;
    assertThatThrownBy(() -> model.exposures(infinite))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProxyReturns.of(Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProxyReturns.of(Map.of("A", new double[2], "B", new double[3])))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FactorBasis(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    FactorBasis.Column market = FactorBasis.SPREADS.columns().getFirst();
    assertThatThrownBy(() -> new FactorBasis(List.of(market, market)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FactorBasis(List.of(FactorBasis.SPREADS.columns().get(5))))
        .isInstanceOf(IllegalArgumentException.class);
    int[][] orders = {{10, 5, 0}, {10, 5, 6}, {10, 11, 5}};
    for (int[] o : orders) {
      assertThatThrownBy(() -> new FactorSettings(o[0], 1, o[1], o[2], Estimator.RIDGE, 5))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new FactorSettings(10, 0, 5, 5, Estimator.RIDGE, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FactorSettings(10, 1, 5, 5, Estimator.RIDGE, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFactorsAreThoseUsersKnow() {
    assertThat(Factors.ALL.stream().map(Factor::name))
        .containsExactly(
            "Market Beta (90D)",
            "Provider Beta (1Y)",
            "IR Beta",
            "Momentum",
            "Value",
            "Growth",
            "Size",
            "Quality",
            "Low Volatility",
            "Growth-Value Spread",
            "Momentum Spread",
            "Size Spread",
            "Quality Spread");
    for (int i = 0; i < Factors.ALL.size(); i++) {
      Factor factor = Factors.ALL.get(i);
      assertThat(factor.displayOrder()).isEqualTo(i);
      assertThat(Factors.ofCode(factor.code())).contains(factor);
      assertThat(Factors.ofName(factor.name())).contains(factor);
    }
    assertThat(Factors.ofCode("nothing")).isEmpty();
    assertThat(Factors.ofName("nothing")).isEmpty();
    assertThat(Factors.GROWTH_VALUE_SPREAD.proxy()).isEqualTo("VUG");
    assertThat(Factors.GROWTH_VALUE_SPREAD.soldProxy()).contains("VTV");
  }

  @Test
  void aSeriesThatDoesNotMoveHasNoBetas() {
    for (FactorSettings settings : List.of(EQUAL, FactorSettings.STANDARD)) {
      assertThat(model(settings).exposures(new double[DAYS]))
          .isEqualTo(new FactorFit.Degenerate("the returns do not vary"));
    }
  }

  private static FactorModel model(FactorSettings settings) {
    return FactorModel.of(FactorBasis.SPREADS, PROXIES, settings);
  }

  private static FactorFit.Measured spreads(FactorSettings settings, double[] returns) {
    return (FactorFit.Measured) model(settings).exposures(returns);
  }

  private static FactorFit.Measured styles(FactorSettings settings, double[] returns) {
    return (FactorFit.Measured)
        FactorModel.of(FactorBasis.STYLES, PROXIES, settings).exposures(returns);
  }

  private static FactorExposure exposure(FactorFit.Measured fit, Factor factor) {
    return fit.to(factor).orElseThrow();
  }

  private static double beta(FactorFit.Measured fit, Factor factor) {
    return exposure(fit, factor).beta().value();
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, t -> a[t] - b[t]);
    return difference;
  }
}
