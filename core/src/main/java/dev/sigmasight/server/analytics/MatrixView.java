package dev.sigmasight.server.analytics;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.server.overview.Rounded;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Correlations by symbol and symbol, the largest holding first. */
@Schema(name = "CorrelationMatrixData")
public record MatrixView(
    @Schema(description = "correlation by symbol and symbol, -1 to 1; null with too few days")
        SequencedMap<String, SequencedMap<String, @Nullable BigDecimal>> matrix,
    @Schema(description = "count of common daily returns by symbol and symbol")
        SequencedMap<String, SequencedMap<String, Integer>> overlap,
    @Schema(description = "mean of the known pairs, -1 to 1")
        @Nullable BigDecimal averageCorrelation,
    @Schema(description = "net delta value over NAV by symbol, fraction")
        SequencedMap<String, @Nullable BigDecimal> weights) {

  /**
   * Of what is held.
   *
   * @param nav of those who hold it
   */
  public static MatrixView of(Pairs pairs, @Nullable BigDecimal nav) {
    SequencedMap<String, SequencedMap<String, @Nullable BigDecimal>> rho = new LinkedHashMap<>();
    SequencedMap<String, SequencedMap<String, Integer>> days = new LinkedHashMap<>();
    SequencedMap<String, @Nullable BigDecimal> weights = new LinkedHashMap<>();
    List<String> symbols = pairs.symbols();
    for (int i = 0; i < symbols.size(); i++) {
      SequencedMap<String, @Nullable BigDecimal> row = new LinkedHashMap<>();
      SequencedMap<String, Integer> common = new LinkedHashMap<>();
      for (int j = 0; j < symbols.size(); j++) {
        double value = i == j ? 1 : pairs.correlation(i, j);
        row.put(symbols.get(j), Double.isNaN(value) ? null : Rounded.figure(value));
        if (i != j) {
          common.put(symbols.get(j), pairs.overlap(i, j));
        }
      }
      rho.put(symbols.get(i), row);
      days.put(symbols.get(i), common);
      weights.put(symbols.get(i), Rounded.ratio(BigDecimal.valueOf(pairs.exposure(i)), nav, 6));
    }
    Double mean = pairs.mean() instanceof Estimate.Of(double value, int _) ? value : null;
    return new MatrixView(rho, days, Rounded.figure(mean), weights);
  }
}
