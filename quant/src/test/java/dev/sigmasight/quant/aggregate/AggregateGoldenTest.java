package dev.sigmasight.quant.aggregate;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import dev.sigmasight.quant.concentration.IssuerExposures.Exposure;
import dev.sigmasight.quant.tail.Contributions;
import dev.sigmasight.quant.tail.CovarianceRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AggregateGoldenTest {
  private static final Golden GOLDEN = Golden.file("aggregate.json");

  private static final Verification WEIGHTS = figure("weights of portfolios", "by net asset value");
  private static final Verification BETA = figure("pooled beta", "equity-weighted, with coverage");
  private static final Verification VOLATILITY = figure("pooled volatility", "w'Sw, Euler shares");
  private static final Verification BOOK = figure("pooled book and stress", "net by issuer");

  /** At the tolerance the file states. */
  private static Verification figure(String figure, String method) {
    return Verification.relative(
        "aggregate.json", figure, method, "direct formulas in Python", 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"weights", "all_zero_values"})
  void weightsAgree(String id) {
    double[] values = Golden.doubles(GOLDEN.one(id).get("inputs").get("values"));
    WEIGHTS.same(id, weights(values), GOLDEN.one(id).get("expected").get("weights"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"beta_missing_renormalised", "reference_docstring_example"})
  void betaAgrees(String id) {
    JsonNode in = GOLDEN.one(id).get("inputs");
    JsonNode expected = GOLDEN.one(id).get("expected");
    List<PooledBeta.Member> members = new ArrayList<>();
    for (int i = 0; i < in.get("values").size(); i++) {
      JsonNode beta = in.get("betas").get(i);
      members.add(
          new PooledBeta.Member(
              in.get("values").get(i).doubleValue(),
              beta.isNull() ? OptionalDouble.empty() : OptionalDouble.of(beta.doubleValue())));
    }
    PooledBeta found = PooledBeta.ofPortfolios(members);
    BETA.same(id, found.overCovered(), expected, "aggregate_beta_renormalised_over_covered");
    BETA.same(id, found.coverage(), expected, "coverage");
    if (expected.has("aggregate_beta_missing_as_zero")) {
      BETA.same(id, found.overAll(), expected, "aggregate_beta_missing_as_zero");
    }
  }

  @Test
  void volatilityAgrees() {
    JsonNode in = GOLDEN.one("volatility").get("inputs");
    JsonNode expected = GOLDEN.one("volatility").get("expected");
    double[][] correlation =
        in.get("correlation").valueStream().map(Golden::doubles).toArray(double[][]::new);
    CovarianceRisk found =
        CovarianceRisk.of(
            weights(Golden.doubles(in.get("values"))), Golden.doubles(in.get("vols")), correlation);
    VOLATILITY.same("volatility", found.volatility(), expected, "true_volatility");
    VOLATILITY.same(
        "volatility", found.diversificationBenefit(), expected, "diversification_benefit");
    Contributions parts = found.contributions();
    double[] shares = {value(parts.share(0)), value(parts.share(1)), value(parts.share(2))};
    VOLATILITY.same("volatility", shares, expected.get("percent_contribution"));
  }

  /** The file states the loss in percent, the library as a fraction. */
  @Test
  void stressAgrees() {
    JsonNode in = GOLDEN.one("stress_sum").get("inputs");
    JsonNode expected = GOLDEN.one("stress_sum").get("expected");
    List<PooledStress.Member> members = new ArrayList<>();
    for (int i = 0; i < in.get("values").size(); i++) {
      members.add(
          new PooledStress.Member(
              "portfolio " + i,
              in.get("values").get(i).doubleValue(),
              OptionalDouble.of(in.get("scenario_pnl").get(i).doubleValue())));
    }
    PooledStress found = PooledStress.of(members);
    BOOK.same("stress_sum", found.pnl(), expected, "total_pnl");
    BOOK.same("stress_sum", 100 * value(found.ofEquity()), expected, "percent_of_total");
  }

  @Test
  void netsByIssuer() {
    String id = "concentration_combined";
    JsonNode expected = GOLDEN.one(id).get("expected");
    Map<String, List<Exposure>> positions = new TreeMap<>();
    for (JsonNode holding : GOLDEN.one(id).get("inputs").get("holdings")) {
      positions
          .computeIfAbsent(holding.get("portfolio").asString(), name -> new ArrayList<>())
          .add(new Exposure(holding.get("symbol").asString(), holding.get("mv").doubleValue()));
    }
    List<PooledBook.Portfolio> portfolios = new ArrayList<>();
    positions.forEach(
        (name, held) -> portfolios.add(new PooledBook.Portfolio(name, 100_000, held)));
    PooledBook found = PooledBook.of(portfolios);
    assertThat(found.issuers().net()).hasSize(expected.get("net_by_symbol").size());
    found
        .issuers()
        .net()
        .forEach((issuer, net) -> BOOK.same(id, net, expected.get("net_by_symbol"), issuer));
    double herfindahl = value(found.issuers().concentration().herfindahl());
    BOOK.same(id, 10_000 * herfindahl, expected, "hhi_net");
    assertThat(found.offset()).isEqualTo(Map.of("AAA", 40_000.0));
  }

  private static double[] weights(double[] values) {
    assertThat(NavWeights.of(values)).isInstanceOf(NavWeights.Of.class);
    return ((NavWeights.Of) NavWeights.of(values)).toArray();
  }
}
