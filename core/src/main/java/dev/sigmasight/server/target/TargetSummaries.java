package dev.sigmasight.server.target;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.pricetarget.TargetGain;
import dev.sigmasight.quant.pricetarget.TargetPortfolio;
import dev.sigmasight.quant.pricetarget.TargetPortfolio.Line;
import dev.sigmasight.server.overview.Trust;
import dev.sigmasight.server.rate.Rates;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds up what the targets of a portfolio promise. */
@Component
final class TargetSummaries {
  private static final double YEAR = 365;

  private final TargetViews views;
  private final Gains gains;
  private final Rates rates;

  TargetSummaries(TargetViews views, Gains gains, Rates rates) {
    this.views = views;
    this.gains = gains;
    this.rates = rates;
  }

  /** The figures of a portfolio. */
  private record Parts(
      TargetPortfolio eoy,
      TargetPortfolio next,
      @Nullable Ratios ratios,
      Map<String, String> reasons,
      Trust trust) {

    @Nullable BigDecimal ratio(Function<Ratios, @Nullable Double> figure) {
      Double value = ratios == null ? null : figure.apply(ratios);
      return value == null ? null : Figures.ratio(value);
    }
  }

  TargetSummaryView of(TargetBook book) {
    Map<String, String> reasons = new LinkedHashMap<>();
    Map<String, String> lacking = new LinkedHashMap<>();
    BookState.Computed computed = computed(book, reasons, lacking);
    double nav = computed == null ? 0 : computed.nav().doubleValue();
    TargetPortfolio eoy = TargetPortfolio.of(lines(book, Side.EOY), nav);
    TargetPortfolio next = TargetPortfolio.of(lines(book, Side.NEXT_YEAR), nav);
    return view(
        book,
        new Parts(
            eoy,
            next,
            computed == null ? null : ratios(book, computed, eoy, reasons),
            reasons,
            TargetTrusts.of(book, lacking)));
  }

  private TargetSummaryView view(TargetBook book, Parts parts) {
    Map<String, String> reasons = parts.reasons();
    int covered = covered(book);
    return new TargetSummaryView(
        book.state().portfolio().value(),
        book.state().name(),
        book.held().size(),
        covered,
        coverage(covered, book.held().size(), reasons),
        parts.ratios() == null
            ? null
            : percent(parts.eoy().coverage(), "coverage_by_value_percentage", reasons),
        percent(parts.eoy().expectedReturn(), "weighted_expected_return_eoy", reasons),
        percent(parts.next().expectedReturn(), "weighted_expected_return_next_year", reasons),
        percent(parts.eoy().downsideReturn(), "weighted_downside_return", reasons),
        dollars(book, Side.EOY, "target_upside_eoy_dollars", reasons),
        dollars(book, Side.NEXT_YEAR, "target_upside_next_year_dollars", reasons),
        dollars(book, Side.DOWNSIDE, "target_downside_dollars", reasons),
        parts.ratio(Ratios::sharpe),
        parts.ratio(Ratios::sortino),
        parts.ratio(Ratios::annual),
        parts.ratio(Ratios::volatility),
        parts.ratio(Ratios::downside),
        parts.ratio(Ratios::riskFree),
        book.horizon(Side.EOY),
        book.horizon(Side.NEXT_YEAR),
        List.copyOf(parts.eoy().uncovered()),
        views.all(book),
        book.targets().stream().map(Target::updatedAt).max(Comparable::compareTo).orElse(null),
        parts.trust().asOf(),
        parts.trust().dataThrough(),
        parts.trust().quality(),
        parts.trust().reason(),
        reasons);
  }

  private static BookState.@Nullable Computed computed(
      TargetBook book, Map<String, String> reasons, Map<String, String> lacking) {
    Optional<BookState.Computed> computed = book.computed();
    String why =
        computed.isEmpty() ? TargetTrusts.NOT_COMPUTED : "The net asset value is not positive.";
    if (computed.filter(each -> each.nav().signum() > 0).isPresent()) {
      return computed.get();
    }
    for (String figure :
        List.of(
            "coverage_by_value_percentage",
            "weighted_expected_return_eoy",
            "weighted_expected_return_next_year",
            "weighted_downside_return",
            "expected_sharpe_ratio",
            "expected_sortino_ratio",
            "annualized_expected_return",
            "volatility",
            "downside_deviation",
            "risk_free_rate")) {
      reasons.put(figure, why);
    }
    lacking.put("net_asset_value", why);
    return null;
  }

  private Ratios ratios(
      TargetBook book,
      BookState.Computed computed,
      TargetPortfolio eoy,
      Map<String, String> reasons) {
    double years = ChronoUnit.DAYS.between(book.asOf(), book.horizon(Side.EOY)) / YEAR;
    double zero = rates.load(book.asOf(), book.asOf()).on(book.asOf()).zero(years);
    return Ratios.of(book, computed, eoy.expectedReturn(), zero, reasons);
  }

  private List<Line> lines(TargetBook book, Side side) {
    return book.held().stream().map(held -> line(book, side, held)).toList();
  }

  private Line line(TargetBook book, Side side, Held held) {
    Held.Value value = held.value();
    Target target = book.targetOf(held);
    return new Line(
        held.symbol(),
        value == null ? 0 : value.marketValue().doubleValue(),
        gain(book, target, side, held),
        gain(book, target, Side.DOWNSIDE, held));
  }

  private TargetGain gain(TargetBook book, @Nullable Target target, Side side, Held held) {
    return target == null
        ? new TargetGain.Unknown("no target price")
        : gains.of(book, target, side, held);
  }

  private static @Nullable BigDecimal percent(
      Estimate estimate, String figure, Map<String, String> reasons) {
    if (estimate instanceof Estimate.Of(double fraction, int _)) {
      return Figures.percent(fraction);
    }
    reasons.putIfAbsent(figure, "No open position has a known gain at such a target.");
    return null;
  }

  private @Nullable BigDecimal dollars(
      TargetBook book, Side side, String figure, Map<String, String> reasons) {
    List<TargetGain.Of> known =
        book.held().stream()
            .map(held -> gain(book, book.targetOf(held), side, held))
            .map(gain -> gain instanceof TargetGain.Of of ? of : null)
            .filter(Objects::nonNull)
            .toList();
    if (known.isEmpty()) {
      reasons.put(figure, "No open position has a known gain at such a target.");
      return null;
    }
    return Figures.money(known.stream().mapToDouble(TargetGain.Of::pnl).sum());
  }

  private static int covered(TargetBook book) {
    return Math.toIntExact(
        book.held().stream()
            .map(book::targetOf)
            .filter(Objects::nonNull)
            .filter(Target::isAbout)
            .count());
  }

  private static @Nullable BigDecimal coverage(int covered, int all, Map<String, String> reasons) {
    if (all == 0) {
      reasons.put("coverage_percentage", "Nothing is held.");
      return null;
    }
    return Figures.percent((double) covered / all);
  }
}
