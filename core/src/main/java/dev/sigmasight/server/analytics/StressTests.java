package dev.sigmasight.server.analytics;

import dev.sigmasight.quant.stress.Scenario;
import dev.sigmasight.quant.stress.Scenarios;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.risk.StressResult;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the stored scenarios into words. */
@Component
public class StressTests {
  private final Risks risks;
  private final OpenLines lines;

  StressTests(Risks risks, OpenLines lines) {
    this.risks = risks;
    this.lines = lines;
  }

  /**
   * What the scenarios would do.
   *
   * @param wanted ids; all scenarios if empty
   */
  public StressView of(Standing standing, List<String> wanted) {
    Optional<StressResult> stored =
        standing.asOf() == null
            ? Optional.empty()
            : risks.stress(standing.portfolio(), standing.asOf());
    if (stored.isEmpty()) {
      boolean nothing = standing.asOf() == null;
      return refused(
          standing,
          wanted,
          nothing ? "NO_SNAPSHOT" : "NO_STRESS_TEST_RESULTS",
          nothing ? "no_snapshot" : "no_results",
          standing.whyNothing());
    }
    BigDecimal nav = Objects.requireNonNull(standing.nav());
    if (nav.signum() == 0) {
      return refused(
          standing,
          wanted,
          "ZERO_BASELINE",
          "no_snapshot",
          "The net asset value is 0, so there is nothing to compare with.");
    }
    List<StressView.Row> rows = rows(stored.get(), nav, wanted);
    if (rows.isEmpty()) {
      return refused(
          standing, wanted, "NO_MATCHING_RESULTS", "no_results", "No scenario has these ids.");
    }
    return view(
        standing,
        wanted,
        new StressView.Data(
            rows,
            Rounded.money(nav),
            Objects.requireNonNull(standing.asOf()),
            Rounded.figure(stored.get().coverage())),
        DataQualityView.known(standing, FactorAnalyses.counts(lines.of(standing))),
        null);
  }

  private static StressView refused(
      Standing standing, List<String> wanted, String flag, String reason, String message) {
    return view(standing, wanted, null, DataQualityView.nothing(standing, flag, message), reason);
  }

  private static StressView view(
      Standing standing,
      List<String> wanted,
      StressView.@Nullable Data data,
      DataQualityView quality,
      @Nullable String reason) {
    return new StressView(
        data != null,
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        data,
        quality,
        new StressView.Meta(
            reason,
            wanted.isEmpty() ? null : wanted,
            wanted.stream().filter(id -> Scenarios.find(id).isEmpty()).toList()));
  }

  private static List<StressView.Row> rows(
      StressResult stored, BigDecimal nav, List<String> wanted) {
    return stored.scenarios().stream()
        .filter(each -> wanted.isEmpty() || wanted.contains(each.id()))
        .flatMap(each -> Scenarios.find(each.id()).map(known -> row(known, each, nav)).stream())
        .sorted(Comparator.comparing(StressView.Row::category).thenComparing(StressView.Row::name))
        .toList();
  }

  private static StressView.Row row(
      Scenario scenario, StressResult.Scenario result, BigDecimal nav) {
    return new StressView.Row(
        scenario.id(),
        scenario.name(),
        Impacts.description(scenario),
        scenario.category().name().toLowerCase(Locale.ROOT),
        "correlated",
        Impacts.of(result.conditional(), nav),
        Impacts.of(result.stipulated(), nav),
        result.stipulated() == null ? null : scenario.severity().name().toLowerCase(Locale.ROOT),
        result.replayed(),
        result.note());
  }
}
