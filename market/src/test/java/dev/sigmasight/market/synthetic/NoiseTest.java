package dev.sigmasight.market.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NoiseTest {

  private static final int DAYS = 200_000;

  @Test
  void shocksHaveMeanZeroVarianceOneAndFatTails() {
    Noise noise = new Noise("TEST");
    double[] shocks =
        LongStream.range(0, DAYS)
            .mapToDouble(day -> noise.shock(LocalDate.ofEpochDay(day)))
            .toArray();
    // Four standard errors.
    assertThat(Sample.mean(shocks)).isCloseTo(0, within(0.009));
    assertThat(Sample.covariance(shocks, shocks)).isCloseTo(1, within(0.017));
    assertThat(Sample.kurtosis(shocks)).isCloseTo(4.63, within(0.2));
  }

  @Test
  void streamsAndDrawsHaveNothingToDoWithEachOther() {
    double[] one = uniforms("AAPL", 3);
    assertThat(Sample.correlation(one, uniforms("AAPM", 3))).isCloseTo(0, within(0.009));
    assertThat(Sample.correlation(one, uniforms("AAPL", 4))).isCloseTo(0, within(0.009));
    assertThat(Sample.mean(one)).isCloseTo(0.5, within(0.003));
  }

  private static double[] uniforms(String stream, int draw) {
    Noise noise = new Noise(stream);
    return LongStream.range(0, DAYS)
        .mapToDouble(day -> noise.uniform(LocalDate.ofEpochDay(day), draw))
        .toArray();
  }
}
