package dev.sigmasight.quant.concentration;

import static dev.sigmasight.quant.Figures.value;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConcentrationGoldenTest {
  private static final Golden GOLDEN = Golden.file("concentration_sector.json");

  private static final Verification INDEX =
      Verification.relative(
          "concentration_sector.json",
          "Herfindahl, names, top k",
          "gross weights",
          "Python",
          1e-12);

  /** Of equal weights both are 0, of which the file has the rounding. */
  private static final Verification UNEVEN =
      Verification.relative(
          "concentration_sector.json",
          "normalised index, Gini",
          "gross weights",
          "Python",
          1e-12,
          1e-15);

  @ParameterizedTest
  @ValueSource(strings = {"ten_equal", "single", "skewed", "long_short"})
  void agrees(String id) {
    JsonNode example = GOLDEN.one(id);
    JsonNode expected = example.get("expected");
    Concentration found =
        Concentration.of(Golden.doubles(example.get("inputs").get("market_values")));
    INDEX.same(id, found.herfindahl(), expected, "hhi_0_1");
    INDEX.same(id, 10_000 * value(found.herfindahl()), expected, "hhi_0_10000");
    INDEX.same(id, found.effectiveNames(), expected, "effective_n_inverse_hhi");
    INDEX.same(id, found.entropyNames(), expected, "effective_n_entropy");
    INDEX.same(id, found.top(3), expected, "top3");
    INDEX.same(id, found.top(10), expected, "top10");
    UNEVEN.same(id, found.normalisedHerfindahl(), expected, "normalised_hhi");
    UNEVEN.same(id, found.gini(), expected, "gini");
  }
}
