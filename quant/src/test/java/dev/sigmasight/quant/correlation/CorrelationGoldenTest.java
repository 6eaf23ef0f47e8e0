package dev.sigmasight.quant.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.Figures;
import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import dev.sigmasight.quant.concentration.Concentration;
import dev.sigmasight.quant.correlation.Cluster.Holding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CorrelationGoldenTest {
  private static final String FILE = "correlation.json";
  private static final Golden GOLDEN = Golden.file(FILE);
  private static final JsonNode ASSETS = GOLDEN.one("eight_assets_64_returns");

  /** What the file states. */
  private static final double TOLERANCE = 1e-9;

  private static final Verification PEARSON =
      Verification.relative(
          FILE,
          "Pearson correlation and covariance",
          "standardised products; two passes",
          "numpy, pandas, scipy",
          TOLERANCE);
  private static final Verification PAIRS =
      Verification.relative(
          FILE,
          "one pair: t, p, Fisher interval, Spearman, Kendall",
          "closed forms; ranks",
          "scipy",
          TOLERANCE);
  private static final Verification AGGREGATES =
      Verification.relative(
          FILE, "diversification and averages", "eigenvalues; sums", "numpy", TOLERANCE);
  private static final Verification CLUSTERS =
      Verification.exact(FILE, "clusters", "average linkage, cut at 0.7", "scipy");
  private static final Verification WEIGHTED =
      Verification.relative(
          FILE, "exponentially weighted correlation", "weighted products", "numpy", TOLERANCE);
  private static final Verification SHRUNK =
      Verification.relative(
          FILE,
          "Ledoit-Wolf shrinkage, both targets",
          "sums over days and pairs",
          "scikit-learn; brute force",
          TOLERANCE);

  /** A row per symbol. */
  private static double[][] returns(boolean logarithmic) {
    JsonNode prices = ASSETS.get("inputs").get("prices");
    double[][] returns = new double[8][prices.size() - 1];
    for (int i = 0; i < 8; i++) {
      for (int t = 0; t < returns[i].length; t++) {
        double ratio = prices.get(t + 1).get(i).doubleValue() / prices.get(t).get(i).doubleValue();
        returns[i][t] = logarithmic ? Math.log(ratio) : ratio - 1;
      }
    }
    return returns;
  }

  private static double[][] rho() {
    double[][] rho = new double[8][8];
    PearsonMatrix.complete(returns(true), rho);
    return rho;
  }

  private static Covariance.Of of(Covariance covariance) {
    return (Covariance.Of) covariance;
  }

  @Test
  void correlatesEightAssets() {
    String id = "eight_assets_64_returns";
    JsonNode expected = ASSETS.get("expected");
    PEARSON.same(id, returns(true)[0].length, expected, "observations");
    PEARSON.same(id, rho(), expected.get("log_return_correlation"));
    double[][] pairwise = new double[8][8];
    PearsonMatrix.pairwise(returns(true), 60, pairwise);
    PEARSON.same(id, pairwise, expected.get("log_return_correlation"));
    Covariance.Of sample = of(WeightedCovariance.sample(returns(true)));
    PEARSON.same(id, sample.covariance(), expected.get("log_return_covariance_ddof1"));
    PEARSON.same(id, sample.correlation(), expected.get("log_return_correlation"));
  }

  @Test
  void testsPairs() {
    String id = "eight_assets_64_returns";
    List<String> symbols =
        ASSETS.get("inputs").get("symbols").valueStream().map(JsonNode::asString).toList();
    for (JsonNode pair : ASSETS.get("expected").get("pairs")) {
      int i = symbols.indexOf(pair.get("a").asString());
      int j = symbols.indexOf(pair.get("b").asString());
      double[] x = returns(true)[i];
      double[] y = returns(true)[j];
      PAIRS.same(id, Correlation.pearson(x, y), pair, "pearson");
      PAIRS.same(id, Correlation.spearman(x, y), pair, "spearman");
      PAIRS.same(id, Correlation.kendall(x, y), pair, "kendall_tau_b");
      PAIRS.same(
          id,
          Correlation.pearson(returns(false)[i], returns(false)[j]),
          pair,
          "pearson_of_simple_returns");
      PairCorrelation.Measured measured =
          PairCorrelation.of(returns(true)).stream()
              .filter(each -> each.first() == i && each.second() == j)
              .map(PairCorrelation.Measured.class::cast)
              .findFirst()
              .orElseThrow();
      PAIRS.same(id, measured.rho(), pair, "pearson");
      PAIRS.same(id, measured.p(), pair, "p_value");
      PAIRS.same(id, Correlation.statistic(measured.rho(), 64), pair, "t_stat");
      FisherInterval interval = measured.interval();
      PAIRS.same(id, new double[] {interval.lower(), interval.upper()}, pair.get("fisher_ci95"));
    }
  }

  @Test
  void measuresDiversification() {
    String id = "eight_assets_64_returns";
    JsonNode expected = ASSETS.get("expected").get("aggregates");
    double[] values = Golden.doubles(ASSETS.get("inputs").get("signed_market_values"));
    double equity = ASSETS.get("inputs").get("equity").doubleValue();
    double[] weights = Arrays.stream(values).map(v -> v / equity).toArray();
    double[][] covariance = of(WeightedCovariance.sample(returns(true))).covariance();
    Spectrum spectrum = Spectrum.of(rho());
    AGGREGATES.same(id, AverageCorrelation.of(rho()), expected, "average_pairwise_correlation");
    AGGREGATES.same(
        id,
        AverageCorrelation.asHeld(rho(), values),
        expected,
        "value_weighted_signed_correlation_sign_adjusted_for_shorts");
    AGGREGATES.same(
        id, Diversification.ratio(weights, covariance), expected, "diversification_ratio");
    AGGREGATES.same(
        id,
        Diversification.effectiveBets(weights, covariance),
        expected,
        "diversification_ratio_squared_effective_bets");
    AGGREGATES.same(id, Concentration.of(values).effectiveNames(), expected, "inverse_hhi_gross");
    AGGREGATES.same(
        id, Diversification.deviation(weights, covariance), expected, "portfolio_daily_vol");
    AGGREGATES.same(
        id, spectrum.effectiveRank(), expected, "effective_rank_entropy_of_eigenvalues");
    AGGREGATES.same(id, spectrum.absorptionRatio(2), expected, "absorption_ratio_top2");
    double[] rising = Arrays.stream(spectrum.eigenvalues()).sorted().toArray();
    AGGREGATES.same(id, rising, expected.get("eigenvalues_ascending"));
  }

  @Test
  void clustersByAverageLinkage() {
    String id = "eight_assets_64_returns";
    List<Holding> holdings = new ArrayList<>();
    for (JsonNode symbol : ASSETS.get("inputs").get("symbols")) {
      holdings.add(new Holding(symbol.asString(), 1, "", Set.of()));
    }
    Set<List<String>> found = new java.util.HashSet<>();
    for (Cluster cluster : CorrelationClusters.of(rho(), holdings, 0.7)) {
      found.add(cluster.members().stream().map(Cluster.Member::symbol).toList());
    }
    Set<List<String>> golden = new java.util.HashSet<>();
    JsonNode expected =
        ASSETS.get("expected").get("average_linkage_clusters_dist_sqrt((1-rho)/2)_cut_at_rho_0.7");
    for (JsonNode cluster : expected) {
      golden.add(cluster.valueStream().map(JsonNode::asString).toList());
    }
    CLUSTERS.equal(id, found, golden);
  }

  @Test
  void weighsLateDaysMore() {
    String id = "ewma_correlation_lambda_0.94";
    JsonNode expected = GOLDEN.one(id).get("expected");
    double[] weights = FadingDays.ofDecay(64, 0.94);
    WEIGHTED.same(id, Arrays.stream(weights).sum(), expected, "weights_sum");
    WEIGHTED.same(id, weights[63], expected, "latest_weight");
    WEIGHTED.same(
        id, FadingDays.effective(weights), expected, "effective_observations_1_over_sum_w2");
    WEIGHTED.same(
        id,
        FadingDays.effective(FadingDays.ofDecay(2000, 0.94)),
        expected,
        "asymptotic_effective_observations");
    Covariance.Of covariance = of(WeightedCovariance.of(returns(true), weights));
    WEIGHTED.same(id, covariance.correlation(), expected.get("correlation"));
    assertThat(covariance.observations()).isCloseTo(31.12367636, within(1e-8));
  }

  @Test
  void shrinksTowardBothTargets() {
    String id = "ledoit_wolf";
    JsonNode expected = GOLDEN.one(id).get("expected");
    double[] equal = FadingDays.ofDecay(64, 1);
    Covariance.Of identity = of(LedoitWolf.toIdentity(returns(true), equal));
    SHRUNK.same(id, identity.shrinkage(), expected, "identity_target_shrinkage");
    SHRUNK.same(id, identity.covariance(), expected.get("identity_target_covariance"));
    Covariance.Of constant = of(LedoitWolf.toConstantCorrelation(returns(true), equal));
    SHRUNK.same(id, constant.shrinkage(), expected, "constant_correlation_shrinkage");
    SHRUNK.same(id, constant.covariance(), expected.get("constant_correlation_covariance"));
    Estimate average = AverageCorrelation.of(rho());
    SHRUNK.same(id, Figures.value(average), expected, "constant_correlation_rbar");
  }
}
