package dev.sigmasight.quant.factor;

import dev.sigmasight.quant.distribution.SampleMoments;
import dev.sigmasight.quant.factor.FactorBasis.Column.Treatment;
import dev.sigmasight.quant.factor.FactorSettings.Estimator;
import dev.sigmasight.quant.regression.Coefficient;
import dev.sigmasight.quant.regression.ErrorModel;
import dev.sigmasight.quant.regression.FadingWeights;
import dev.sigmasight.quant.regression.FittedRegression;
import dev.sigmasight.quant.regression.LeastSquares;
import dev.sigmasight.quant.regression.Regression;
import dev.sigmasight.quant.regression.Ridge;
import dev.sigmasight.quant.regression.RidgeFit;
import dev.sigmasight.quant.regression.RidgePath;
import dev.sigmasight.quant.regression.Sample;
import dev.sigmasight.quant.regression.Winsorised;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Factor betas of any number of securities against the same factor returns.
 *
 * <p>Each security has its own regression on its own days; a neighbour with a short history
 * shortens nothing. All factors are in it together, with weights that fade, and the market is
 * counted once.
 */
public final class FactorModel {
  /** Shares follow the market one for one unless they say otherwise, and no style. */
  public static final Map<Factor, Double> MARKET_PRIOR = Map.of(Factors.MARKET, 1.0);

  private final FactorBasis basis;
  private final ProxyReturns proxies;
  private final FactorSettings settings;

  /** The days on which every fund of the basis has a return. */
  private final boolean[] complete;

  /** Shared by threads; whichever wrote last is as good. */
  private volatile @Nullable Design last;

  private FactorModel(FactorBasis basis, ProxyReturns proxies, FactorSettings settings) {
    this.basis = basis;
    this.proxies = proxies;
    this.settings = settings;
    complete = new boolean[proxies.days()];
    Arrays.fill(complete, true);
    for (String symbol : basis.proxies()) {
      double[] returns = proxies.of(symbol);
      for (int t = 0; t < complete.length; t++) {
        complete[t] &= !Double.isNaN(returns[t]);
      }
    }
  }

  /**
   * @throws IllegalArgumentException if the returns of a fund of the basis are missing, see {@link
   *     FactorBasis#within}
   */
  public static FactorModel of(FactorBasis basis, ProxyReturns proxies, FactorSettings settings) {
    return new FactorModel(basis, proxies, settings);
  }

  /** The betas of a series, drawn to {@link #MARKET_PRIOR} if the estimator draws. */
  public FactorFit exposures(double[] returns) {
    return exposures(returns, MARKET_PRIOR);
  }

  /**
   * The betas of a security or a portfolio.
   *
   * @param returns of the days of the factors, simple, as fractions; NaN on a day without a return
   *     of its own. A return over a gap of several days is not one.
   * @param prior betas to be drawn to, such as the means of a sector; 0 where nothing is said
   */
  public FactorFit exposures(double[] returns, Map<Factor, Double> prior) {
    double[] checked = ProxyReturns.checked("the series", returns, proxies.days());
    int[] days = days(checked);
    if (days.length < settings.fewest()) {
      return new FactorFit.TooShort(days.length, settings.fewest());
    }
    Design design = design(days);
    Regression failure = design.failure;
    if (failure != null) {
      return failed(failure);
    }
    double[] y = at(checked, days);
    if (SampleMoments.isNoise(SampleMoments.squares(y, SampleMoments.meanOf(y)) / y.length, y)) {
      return new FactorFit.Degenerate("the returns do not vary");
    }
    FactorFit fit =
        settings.estimator() == Estimator.RIDGE ? ridge(y, design, prior) : leastSquares(y, design);
    return fit instanceof FactorFit.Measured measured ? measured.with(design.marketParts) : fit;
  }

  /** What a regression on certain days has on its right side. */
  private static final class Design {
    private final int[] days;
    private final double[] weights;
    private final double[][] columns;

    /** What styles have of the market, which their columns are without. */
    private final Map<Factor, Double> marketParts = new HashMap<>();

    /** Why there are no columns. */
    private @Nullable Regression failure;

    /** The columns decomposed, with the y of whichever series came first. */
    private volatile @Nullable RidgePath decomposed;

    /** The same by least squares. */
    private volatile @Nullable FittedRegression fitted;

    private Design(int[] days, double[] weights, int columns) {
      this.days = days;
      this.weights = weights;
      this.columns = new double[columns][];
    }

    /** The fits of a series, without decomposing the columns a second time. */
    private Ridge explaining(double[] y) {
      RidgePath known = decomposed;
      if (known != null) {
        return known.explaining(y);
      }
      Ridge first = Ridge.of(Sample.weighted(y, columns, weights));
      if (first instanceof Ridge.Solvable(RidgePath path)) {
        decomposed = path;
      }
      return first;
    }

    /** The regression of a series, likewise. */
    private Regression regression(double[] y) {
      FittedRegression known = fitted;
      if (known != null) {
        return known.explaining(y);
      }
      Regression first = LeastSquares.fit(Sample.weighted(y, columns, weights));
      if (first instanceof Regression.Fitted(FittedRegression fit)) {
        fitted = fit;
      }
      return first;
    }
  }

  /** Most securities have returns on the same days, so that the last design fits the next. */
  private Design design(int[] days) {
    Design known = last;
    if (known == null || !Arrays.equals(known.days, days)) {
      known = designed(days);
      last = known;
    }
    return known;
  }

  private Design designed(int[] days) {
    Design design = new Design(days, weights(days), basis.columns().size());
    double[][] columns = design.columns;
    for (int k = 0; k < columns.length && design.failure == null; k++) {
      columns[k] = raw(basis.factors().get(k), days);
      if (basis.columns().get(k).treatment() == Treatment.LESS_MARKET) {
        Sample sample = Sample.weighted(columns[k], new double[][] {columns[0]}, design.weights);
        Regression onMarket = LeastSquares.fit(sample);
        if (onMarket instanceof Regression.Fitted(FittedRegression fit)) {
          columns[k] = fit.residuals();
          design.marketParts.put(basis.factors().get(k), fit.coefficients()[1]);
        } else {
          design.failure = onMarket;
        }
      }
    }
    return design;
  }

  private double[] weights(int[] days) {
    int last = days[days.length - 1];
    return Arrays.stream(days)
        .mapToDouble(day -> FadingWeights.ofAge(last - day, settings.halfLife()))
        .toArray();
  }

  /** The newest days on which nothing is missing. */
  private int[] days(double[] returns) {
    int[] days = new int[settings.window()];
    int from = days.length;
    for (int t = returns.length - 1; t >= 0 && from > 0; t--) {
      if (!Double.isNaN(returns[t]) && complete[t]) {
        days[--from] = t;
      }
    }
    return Arrays.copyOfRange(days, from, days.length);
  }

  private double[] raw(Factor factor, int[] days) {
    double[] returns = at(proxies.of(factor.proxy()), days);
    factor
        .soldProxy()
        .map(symbol -> at(proxies.of(symbol), days))
        .ifPresent(sold -> Arrays.setAll(returns, i -> returns[i] - sold[i]));
    return returns;
  }

  private static double[] at(double[] all, int[] days) {
    double[] some = new double[days.length];
    for (int i = 0; i < some.length; i++) {
      some[i] = all[days[i]];
    }
    return some;
  }

  private FactorFit leastSquares(double[] y, Design design) {
    Regression first = design.regression(y);
    if (!(first instanceof Regression.Fitted(FittedRegression fit))) {
      return failed(first);
    }
    double[] drawnIn = drawnIn(y, fit.residuals());
    int outliers = differences(y, drawnIn);
    if (outliers > 0
        && fit.explaining(drawnIn) instanceof Regression.Fitted(FittedRegression again)) {
      fit = again;
    }
    FitQuality quality =
        new FitQuality(
            fit.rSquared(),
            fit.adjustedRSquared(),
            design.columns.length,
            fit.residualDeviation(),
            fit.observations(),
            history(fit.observations()),
            0,
            outliers);
    return measured(fit.coefficients(ErrorModel.NEWEY_WEST_SMALL_SAMPLE), quality);
  }

  private FactorFit failed(Regression regression) {
    return switch (regression) {
      case Regression.TooShort(int have, int need) -> new FactorFit.TooShort(have, need);
      case Regression.Degenerate(int regressor, String why) ->
          new FactorFit.Degenerate(named(regressor) + why);
      case Regression.Fitted _ -> throw new IllegalStateException("did not fail");
    };
  }

  private String named(int regressor) {
    return regressor == 0 ? "" : basis.factors().get(regressor - 1).name() + " ";
  }

  private FactorFit ridge(double[] y, Design design, Map<Factor, Double> prior) {
    return switch (design.explaining(y)) {
      case Ridge.TooShort(int have, int need) -> new FactorFit.TooShort(have, need);
      case Ridge.Degenerate(int regressor, String why) ->
          new FactorFit.Degenerate(named(regressor) + why);
      case Ridge.Solvable(RidgePath path) -> {
        double[] drawnIn = drawnIn(y, path.at(0).residuals());
        int outliers = differences(y, drawnIn);
        yield outliers > 0 && path.explaining(drawnIn) instanceof Ridge.Solvable(RidgePath again)
            ? measured(again, prior, outliers)
            : measured(path, prior, outliers);
      }
    };
  }

  private FactorFit measured(RidgePath path, Map<Factor, Double> prior, int outliers) {
    double[] slopes =
        basis.factors().stream().mapToDouble(each -> prior.getOrDefault(each, 0.0)).toArray();
    RidgeFit fit = path.towards(slopes).leastLeaveOneOut();
    FitQuality quality =
        new FitQuality(
            fit.rSquared(),
            fit.adjustedRSquared(),
            fit.effectiveDegrees(),
            fit.residualDeviation(),
            fit.observations(),
            history(fit.observations()),
            fit.lambda(),
            outliers);
    return measured(fit.coefficients(ErrorModel.NEWEY_WEST_SMALL_SAMPLE), quality);
  }

  /** y with residuals beyond the limit drawn in: a day that the factors explain is no outlier. */
  private double[] drawnIn(double[] y, double[] residuals) {
    if (Double.isInfinite(settings.outlierLimit())) {
      return y;
    }
    double[] limited = Winsorised.of(residuals, settings.outlierLimit());
    double[] drawnIn = new double[y.length];
    for (int t = 0; t < drawnIn.length; t++) {
      drawnIn[t] = limited[t] == residuals[t] ? y[t] : y[t] - residuals[t] + limited[t];
    }
    return drawnIn;
  }

  private static int differences(double[] a, double[] b) {
    int count = 0;
    for (int t = 0; t < a.length; t++) {
      count += a[t] == b[t] ? 0 : 1;
    }
    return count;
  }

  private FitQuality.History history(int observations) {
    return observations >= settings.full() ? FitQuality.History.FULL : FitQuality.History.LIMITED;
  }

  private FactorFit measured(Coefficient[] coefficients, FitQuality quality) {
    List<FactorExposure> exposures = new ArrayList<>();
    List<Factor> factors = basis.factors();
    for (int k = 0; k < factors.size(); k++) {
      exposures.add(new FactorExposure(factors.get(k), coefficients[k + 1]));
    }
    return FactorFit.Measured.of(coefficients[0].value(), exposures, quality);
  }
}
