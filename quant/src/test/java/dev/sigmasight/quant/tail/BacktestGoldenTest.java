package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import dev.sigmasight.quant.tail.Backtest.Transitions;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class BacktestGoldenTest {
  private static final String FILE = "var_backtest.json";
  private static final double TOLERANCE = 1e-10;

  private static final Verification KUPIEC =
      Verification.relative(
          FILE, "Kupiec test", "likelihood ratio", "closed form, scipy; Kupiec 1995", TOLERANCE);
  private static final Verification ZONE =
      Verification.exact(FILE, "Basel zone", "exceptions in 250 days", "binomial of scipy");
  private static final Verification CHRISTOFFERSEN =
      Verification.relative(
          FILE, "Christoffersen tests", "likelihood ratios", "closed form, scipy", TOLERANCE);

  static Stream<JsonNode> counts() {
    return Golden.file(FILE).cases().filter(c -> c.get("id").asString().startsWith("kupiec"));
  }

  @ParameterizedTest
  @MethodSource("counts")
  void judgesHowOften(JsonNode example) {
    String id = example.get("id").asString();
    JsonNode in = example.get("inputs");
    JsonNode expected = example.get("expected");
    int days = in.get("n").intValue();
    int exceptions = in.get("exceptions").intValue();
    double probability = in.get("p").doubleValue();
    LikelihoodRatio test = Backtest.proportionOfFailures(days, exceptions, probability);
    KUPIEC.same(id, test.statistic(), expected, "lr_pof");
    KUPIEC.same(id, test.pValue(), expected, "p_value");
    KUPIEC.equal(id, test.rejectsAt(0.05), expected.get("reject_5pct").booleanValue());
    JsonNode zone = expected.get("basel_zone");
    ZONE.equal(
        id,
        BaselZone.of(days, exceptions, probability)
            .map(z -> z.name().toLowerCase(Locale.ROOT))
            .orElse(""),
        zone.isNull() ? "" : zone.asString());
  }

  @Test
  void judgesWhetherTheyComeAlone() {
    JsonNode example = Golden.file(FILE).one("christoffersen");
    String id = example.get("id").asString();
    JsonNode expected = example.get("expected");
    double[] hits = Golden.doubles(example.get("inputs").get("hits"));
    boolean[] exceptions = new boolean[hits.length];
    int count = 0;
    for (int i = 0; i < hits.length; i++) {
      exceptions[i] = hits[i] == 1;
      count += exceptions[i] ? 1 : 0;
    }
    double probability = example.get("inputs").get("p").doubleValue();
    Transitions t = Transitions.of(exceptions);
    CHRISTOFFERSEN.same(id, t.quietQuiet(), expected, "n00");
    CHRISTOFFERSEN.same(id, t.quietHit(), expected, "n01");
    CHRISTOFFERSEN.same(id, t.hitQuiet(), expected, "n10");
    CHRISTOFFERSEN.same(id, t.hitHit(), expected, "n11");
    LikelihoodRatio alone = Backtest.independence(t);
    CHRISTOFFERSEN.same(id, alone.statistic(), expected, "lr_independence");
    CHRISTOFFERSEN.same(id, alone.pValue(), expected, "p_independence");
    LikelihoodRatio often = Backtest.proportionOfFailures(hits.length, count, probability);
    CHRISTOFFERSEN.same(id, often.statistic(), expected, "lr_pof");
    LikelihoodRatio both = Backtest.conditionalCoverage(exceptions, probability);
    CHRISTOFFERSEN.same(id, both.statistic(), expected, "lr_conditional_coverage");
    CHRISTOFFERSEN.same(id, both.pValue(), expected, "p_conditional_coverage");
  }
}
