package dev.sigmasight.server.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a portfolio started with, at the values of entry, in the currency of the portfolio.
 *
 * @param positions open on the day of entry, options included
 * @param equity starting capital
 * @param longSide sum of the positive entry values; what came in without a cost counts 0
 * @param shortSide sum of the absolute values of the negative ones
 */
public record EntryExposure(
    int positions, BigDecimal equity, BigDecimal longSide, BigDecimal shortSide) {

  /** Long + short. */
  public BigDecimal gross() {
    return longSide.add(shortSide);
  }

  /** Long − short. */
  public BigDecimal net() {
    return longSide.subtract(shortSide);
  }

  /** How this one differs from another, each figure in words; empty if it does not. */
  List<String> differencesTo(EntryExposure recorded) {
    List<String> differences = new ArrayList<>();
    if (positions != recorded.positions) {
      differences.add("%d positions instead of %d".formatted(positions, recorded.positions));
    }
    compare(differences, "equity", equity, recorded.equity);
    compare(differences, "long", longSide, recorded.longSide);
    compare(differences, "short", shortSide, recorded.shortSide);
    return differences;
  }

  private static void compare(
      List<String> differences, String figure, BigDecimal is, BigDecimal recorded) {
    if (is.compareTo(recorded) != 0) {
      differences.add(
          "%s %s instead of %s".formatted(figure, is.toPlainString(), recorded.toPlainString()));
    }
  }
}
