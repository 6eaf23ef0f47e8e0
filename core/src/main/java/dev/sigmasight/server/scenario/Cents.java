package dev.sigmasight.server.scenario;

import dev.sigmasight.server.overview.Rounded;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Rounds parts to cents so that they add up to the rounded whole. */
final class Cents {
  private Cents() {}

  /**
   * Each part is the difference of two rounded running sums, and so less than a cent away from what
   * it is.
   */
  static List<BigDecimal> of(List<Double> parts) {
    List<BigDecimal> rounded = new ArrayList<>(parts.size());
    double sum = 0;
    BigDecimal before = Rounded.money(BigDecimal.ZERO);
    for (double part : parts) {
      sum += part;
      BigDecimal after = Rounded.money(BigDecimal.valueOf(sum));
      rounded.add(after.subtract(before));
      before = after;
    }
    return rounded;
  }
}
