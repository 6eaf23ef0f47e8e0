package dev.sigmasight.quant.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import dev.sigmasight.quant.regression.Coefficient;
import dev.sigmasight.quant.regression.Collinearity.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InterpretationTest {
  private static final String NAME = "interpretation_thresholds.json";
  private static final Verification TILT =
      Verification.exact(NAME, "magnitude, risk, direction", "thresholds", "by definition");
  private static final double STEP = 1e-9;

  @Test
  void agreesWithEveryBoundary() {
    Golden.file(NAME)
        .cases()
        .forEach(
            example -> {
              String id = example.get("id").asString();
              JsonNode in = example.get("inputs");
              JsonNode expected = example.get("expected");
              Factor factor = Factors.ofName(in.get("factor").asString()).orElseThrow();
              SpreadTilt tilt = SpreadTilt.of(factor, in.get("beta").doubleValue());
              TILT.equal(id, tilt.magnitude().label(), expected.get("magnitude").asString());
              TILT.equal(id, tilt.magnitude().riskLevel(), expected.get("risk_level").asString());
              TILT.equal(id, tilt.direction(), expected.get("direction").asString());
            });
  }

  @Test
  void namesRSquared() throws IOException {
    List<JsonNode> rule = table("r_squared");
    FitQuality.Explanation[] names = FitQuality.Explanation.values();
    for (int i = 0; i < names.length; i++) {
      double atLeast = rule.get(i).get(0).doubleValue();
      assertThat(names[i].name()).isEqualToIgnoringCase(rule.get(i).get(1).asString());
      assertThat(FitQuality.Explanation.of(atLeast)).isEqualTo(names[i]);
      if (i > 0) {
        double above = rule.get(i - 1).get(0).doubleValue() - STEP;
        assertThat(FitQuality.Explanation.of(above)).isEqualTo(names[i]);
      }
    }
    assertThatThrownBy(() -> FitQuality.Explanation.of(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void givesStars() throws IOException {
    List<JsonNode> rule = table("p_value_stars");
    Significance[] stars = Significance.values();
    double from = 0;
    for (int i = 0; i < stars.length; i++) {
      double below = Math.min(rule.get(i).get(0).doubleValue(), 1 + STEP);
      assertThat(stars[i].mark()).isEqualTo(rule.get(i).get(1).asString());
      assertThat(Significance.of(from)).isEqualTo(stars[i]);
      assertThat(Significance.of(below - STEP)).isEqualTo(stars[i]);
      from = below;
    }
    assertThatThrownBy(() -> Significance.of(-0.1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Significance.of(1.1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBetaWithoutErrorIsCertain() {
    assertThat(Significance.of(new Coefficient(1, 0, 10, 12))).isEqualTo(Significance.ONE_PERCENT);
    assertThat(Significance.of(new Coefficient(0, 0, 10, 12))).isEqualTo(Significance.NONE);
  }

  @Test
  void namesRateExposure() throws IOException {
    List<JsonNode> rule = table("abs_ir_beta");
    RateExposure[] names = RateExposure.values();
    double from = 0;
    for (int i = 0; i < names.length; i++) {
      double below = rule.get(i).get(0).doubleValue();
      assertThat(names[i].label()).isEqualTo(rule.get(i).get(1).asString());
      assertThat(RateExposure.of(from)).isEqualTo(names[i]);
      assertThat(RateExposure.of(-from)).isEqualTo(names[i]);
      assertThat(RateExposure.of(below - STEP)).isEqualTo(names[i]);
      from = below;
    }
    assertThatThrownBy(() -> RateExposure.of(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesVarianceInflation() throws IOException {
    for (JsonNode row : table("vif")) {
      Severity expected =
          Severity.valueOf(row.get(1).asString().toUpperCase(java.util.Locale.ROOT));
      double limit = row.get(0).doubleValue();
      assertThat(Severity.of(limit + STEP)).isEqualTo(expected);
      assertThat(Severity.of(limit)).isNotEqualTo(expected);
    }
    assertThat(Severity.of(5)).isEqualTo(Severity.LOW);
  }

  @Test
  void onlySpreadsHaveSides() {
    assertThatThrownBy(() -> SpreadTilt.of(Factors.MARKET, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Market Beta (90D)");
    assertThatThrownBy(() -> SpreadTilt.of(Factors.SIZE_SPREAD, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<JsonNode> table(String metric) throws IOException {
    try (InputStream in = InterpretationTest.class.getResourceAsStream("/golden/" + NAME)) {
      JsonNode root = JsonMapper.shared().readTree(Objects.requireNonNull(in));
      return root.get("other_threshold_tables")
          .valueStream()
          .filter(table -> table.get("metric").asString().equals(metric))
          .findFirst()
          .orElseThrow()
          .get("rule")
          .valueStream()
          .toList();
    }
  }
}
