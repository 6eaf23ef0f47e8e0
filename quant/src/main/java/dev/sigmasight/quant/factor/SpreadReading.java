package dev.sigmasight.quant.factor;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.regression.Coefficient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A portfolio's exposure to a spread in words.
 *
 * @param exposure the numbers
 * @param beta per unit of equity
 * @param tilt by beta, or the name for neither side if the interval contains 0
 * @param perGross tilt by beta per unit of gross exposure, which leverage does not change
 * @param neutral whether the 90 % interval contains 0
 * @param text what it means, with interval and coverage
 */
public record SpreadReading(
    PortfolioExposure exposure,
    double beta,
    SpreadTilt tilt,
    SpreadTilt perGross,
    boolean neutral,
    String text) {
  private static final Map<Factor, String[]> SIDES =
      Map.of(
          Factors.GROWTH_VALUE_SPREAD, new String[] {"growth shares", "value shares"},
          Factors.MOMENTUM_SPREAD, new String[] {"recent winners", "the market"},
          Factors.SIZE_SPREAD, new String[] {"small companies", "large ones"},
          Factors.QUALITY_SPREAD, new String[] {"high-quality companies", "the market"});

  /** The readings of those exposures that are to a spread and have a beta. */
  public static List<SpreadReading> of(List<PortfolioExposure> exposures) {
    List<SpreadReading> readings = new ArrayList<>();
    for (PortfolioExposure each : exposures) {
      if (each.factor().kind() == Factor.Kind.SPREAD
          && each.beta() instanceof Estimate.Of(double beta, int _)
          && each.perGross() instanceof Estimate.Of(double perGross, int _)) {
        readings.add(of(each, beta, perGross));
      }
    }
    return readings;
  }

  private static SpreadReading of(PortfolioExposure exposure, double beta, double perGross) {
    Factor spread = exposure.factor();
    boolean neutral = exposure.neutral();
    SpreadTilt tilt = neutral ? neither(spread) : SpreadTilt.of(spread, beta);
    SpreadTilt gross = neutral ? neither(spread) : SpreadTilt.of(spread, perGross);
    String text = (neutral ? undecided(spread) : decided(spread, beta)) + margin(exposure, beta);
    return new SpreadReading(exposure, beta, tilt, gross, neutral, text);
  }

  private static SpreadTilt neither(Factor spread) {
    return new SpreadTilt(SpreadTilt.Magnitude.MILD, SpreadTilt.neither(spread));
  }

  private static String undecided(Factor spread) {
    String[] sides = sides(spread);
    return "The data do not show whether the portfolio leans to %s or to %s."
        .formatted(sides[0], sides[1]);
  }

  private static String decided(Factor spread, double beta) {
    String[] sides = sides(spread);
    int ahead = beta > 0 ? 0 : 1;
    return String.format(
        Locale.ROOT,
        "For every 1%% that %s do better than %s, expect about %.2f%% of gain, and as much of loss"
            + " the other way round.",
        sides[ahead],
        sides[1 - ahead],
        Math.abs(beta));
  }

  private static String margin(PortfolioExposure exposure, double beta) {
    Coefficient.Interval dollars = exposure.dollarInterval();
    double covered = exposure.coveredGross() / exposure.gross();
    return String.format(
        Locale.ROOT,
        " Beta %.2f, 90%% interval %.2f to %.2f, from %.0f%% of gross exposure.",
        beta + 0.0,
        dollars.low() / exposure.equity() + 0.0,
        dollars.high() / exposure.equity() + 0.0,
        100 * covered);
  }

  private static String[] sides(Factor spread) {
    String[] sides = SIDES.get(spread);
    if (sides == null) {
      throw new IllegalArgumentException(spread.name() + " is no spread");
    }
    return sides;
  }

  /** One sentence on all readings together: the strong tilts, else the moderate ones, else none. */
  public static String summary(List<SpreadReading> readings) {
    for (SpreadTilt.Magnitude magnitude :
        List.of(SpreadTilt.Magnitude.STRONG, SpreadTilt.Magnitude.MODERATE)) {
      List<String> directions =
          readings.stream()
              .filter(each -> !each.neutral() && each.tilt().magnitude() == magnitude)
              .map(each -> each.tilt().direction())
              .toList();
      if (!directions.isEmpty()) {
        return magnitude.label()
            + (directions.size() == 1 ? " tilt to " : " tilts to ")
            + directions.stream().collect(Collectors.joining(", "))
            + ".";
      }
    }
    return readings.isEmpty() ? "No style tilt is known." : "No style tilt worth naming.";
  }
}
