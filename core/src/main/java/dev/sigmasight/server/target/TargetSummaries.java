package dev.sigmasight.server.target;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.server.overview.Trust;
import dev.sigmasight.server.rate.Rates;
import dev.sigmasight.server.target.TargetTotals.Totals;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows what the targets of a portfolio promise together. */
@Component
final class TargetSummaries {
  private static final double YEAR = 365;
  private static final List<String> RATIOS =
      List.of(
          "expected_sharpe_ratio",
          "expected_sortino_ratio",
          "annualized_expected_return",
          "volatility",
          "downside_deviation",
          "risk_free_rate");

  private final TargetViews views;
  private final TargetTotals totals;
  private final Rates rates;

  TargetSummaries(TargetViews views, TargetTotals totals, Rates rates) {
    this.views = views;
    this.totals = totals;
    this.rates = rates;
  }

  TargetSummaryView of(TargetBook book) {
    Map<String, String> reasons = new LinkedHashMap<>();
    Totals sums = totals.of(book);
    String whyNot = sums.whyNot();
    Map<String, String> lacking = whyNot == null ? Map.of() : Map.of("net_asset_value", whyNot);
    Ratios ratios = ratios(book, sums, reasons);
    return view(book, sums, ratios, reasons, TargetTrusts.of(book, lacking));
  }

  private TargetSummaryView view(
      TargetBook book,
      Totals sums,
      @Nullable Ratios ratios,
      Map<String, String> reasons,
      Trust trust) {
    return new TargetSummaryView(
        book.state().portfolio().value(),
        book.state().name(),
        sums.open(),
        sums.covered(),
        sums.coverage("coverage_percentage", reasons),
        sums.percent(sums.eoy().coverage(), "coverage_by_value_percentage", reasons),
        sums.percent(sums.eoy().expectedReturn(), "weighted_expected_return_eoy", reasons),
        sums.percent(sums.next().expectedReturn(), "weighted_expected_return_next_year", reasons),
        sums.percent(sums.eoy().downsideReturn(), "weighted_downside_return", reasons),
        totals.dollars(book, Side.EOY, "target_upside_eoy_dollars", reasons),
        totals.dollars(book, Side.NEXT_YEAR, "target_upside_next_year_dollars", reasons),
        totals.dollars(book, Side.DOWNSIDE, "target_downside_dollars", reasons),
        ratio(ratios, Ratios::sharpe),
        ratio(ratios, Ratios::sortino),
        ratio(ratios, Ratios::annual),
        ratio(ratios, Ratios::volatility),
        ratio(ratios, Ratios::downside),
        ratio(ratios, Ratios::riskFree),
        book.horizon(Side.EOY),
        book.horizon(Side.NEXT_YEAR),
        List.copyOf(sums.eoy().uncovered()),
        views.all(book),
        book.lastUpdated(),
        book.asOf(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason(),
        reasons);
  }

  private static @Nullable BigDecimal ratio(
      @Nullable Ratios ratios, Function<Ratios, @Nullable Double> figure) {
    Double value = ratios == null ? null : figure.apply(ratios);
    return value == null ? null : Figures.ratio(value);
  }

  private @Nullable Ratios ratios(TargetBook book, Totals sums, Map<String, String> reasons) {
    BookState.Computed computed = sums.worth();
    String whyNot = sums.whyNot();
    if (computed == null) {
      RATIOS.forEach(figure -> reasons.put(figure, String.valueOf(whyNot)));
      return null;
    }
    Estimate expected = sums.eoy().expectedReturn();
    double years = ChronoUnit.DAYS.between(book.asOf(), book.horizon(Side.EOY)) / YEAR;
    double zero = rates.load(book.asOf(), book.asOf()).on(book.asOf()).zero(years);
    return Ratios.of(book, computed, expected, zero, reasons);
  }
}
