package dev.sigmasight.server.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What would hold up when the market falls. */
final class HedgeRules {
  /** Market beta above which a portfolio without hedges stands out. */
  static final double ELEVATED_BETA = 1;

  private static final Map<String, String> DOWN = Map.of("id", "market_down_10");
  private static final Map<String, String> UP = Map.of("id", "market_up_10");

  private HedgeRules() {}

  static List<Finding> of(Evidence evidence) {
    List<Finding> found = new ArrayList<>();
    offsetting(evidence).ifPresent(found::add);
    symmetry(evidence).ifPresent(found::add);
    return found;
  }

  private static Optional<Finding> offsetting(Evidence evidence) {
    Optional<Figure> held = evidence.figure(Part.OVERVIEW, "/delta_exposures/long_exposure");
    Optional<Figure> sold = evidence.figure(Part.OVERVIEW, "/delta_exposures/short_exposure");
    if (held.isEmpty() || sold.isEmpty() || held.get().value().signum() == 0) {
      return Optional.empty();
    }
    if (sold.get().value().signum() == 0) {
      return Optional.of(unhedged(evidence, held.get(), sold.get()));
    }
    double share = Math.abs(sold.get().exact() / held.get().exact());
    return Optional.of(
        Finding.of(
            "offset",
            Severity.NORMAL,
            "By delta, short positions of %s stand against long ones of %s; they offset %s of them."
                .formatted(
                    sold.get().dollars().replace("-", ""),
                    held.get().dollars(),
                    Figure.percent(share)),
            null,
            sold.get(),
            held.get()));
  }

  private static Finding unhedged(Evidence evidence, Figure held, Figure sold) {
    Optional<Figure> beta = evidence.figure(Part.OVERVIEW, "/risk/market_beta");
    boolean exposed = beta.isPresent() && beta.get().exact() > ELEVATED_BETA;
    String text =
        "Nothing is sold short and no option offsets the long positions of %s."
            .formatted(held.dollars());
    return beta.isPresent()
        ? Finding.of(
            "offset",
            exposed ? Severity.ELEVATED : Severity.NORMAL,
            text + " The market beta is %s.".formatted(beta.get().ratio()),
            exposed ? "Is it the plan to bear a fall of the market in full?" : null,
            held,
            sold,
            beta.get())
        : Finding.of("offset", Severity.NORMAL, text, null, held, sold);
  }

  private static Optional<Finding> symmetry(Evidence evidence) {
    Optional<Figure> down = impact(evidence, DOWN);
    Optional<Figure> up = impact(evidence, UP);
    if (down.isEmpty() || up.isEmpty()) {
      return Optional.empty();
    }
    boolean worse = -down.get().exact() > up.get().exact() && down.get().exact() < 0;
    return Optional.of(
        Finding.of(
            "symmetry",
            worse ? Severity.ELEVATED : Severity.NORMAL,
            "If the market falls by 10%% the value changes by %s, if it rises by 10%% by %s."
                .formatted(down.get().asPercent(), up.get().asPercent()),
            worse ? "Is it intended to lose more on a fall than to gain on a rise?" : null,
            down.get(),
            up.get()));
  }

  private static Optional<Figure> impact(Evidence evidence, Map<String, String> scenario) {
    return evidence.figure(Part.STRESS, "/data/scenarios", scenario, "impact/percentage_impact");
  }
}
