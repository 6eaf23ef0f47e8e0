package dev.sigmasight.server.analytics;

import dev.sigmasight.quant.stress.Scenario;
import dev.sigmasight.quant.stress.Shocks;
import dev.sigmasight.server.overview.Rounded;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Scenarios as they are shown. */
public final class Impacts {
  private Impacts() {}

  /**
   * A gain beside what it happens to, in cents that add up; unknown stays unknown.
   *
   * @param gain in currency, negative for a loss
   */
  public static StressView.Impact of(@Nullable Double gain, BigDecimal nav) {
    if (gain == null) {
      return new StressView.Impact(null, null, null);
    }
    BigDecimal exact = BigDecimal.valueOf(gain);
    BigDecimal shown = Rounded.money(exact);
    return new StressView.Impact(
        shown, Rounded.ratio(exact.movePointRight(2), nav, 4), Rounded.money(nav).add(shown));
  }

  /** The shocks in words. */
  public static String description(Scenario scenario) {
    String moves =
        Stream.of(scenario.shocks().moves(), scenario.ownMoves())
            .flatMap(each -> each.entrySet().stream())
            .map(move -> move(move.getKey(), move.getValue()))
            .collect(Collectors.joining(", "));
    return scenario
        .window()
        .map(
            days ->
                "The moves from %s to %s; stipulated: %s.".formatted(days.from(), days.to(), moves))
        .orElse(moves + ".");
  }

  private static String move(String factor, double size) {
    return factor.equals(Shocks.INTEREST_RATE)
        ? String.format(Locale.ROOT, "yields %+.0f basis points", size * 10_000)
        : String.format(Locale.ROOT, "%s %+.1f %%", factor, size * 100);
  }
}
