package dev.sigmasight.server.scenario;

import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.quant.option.ExpiryProfile;
import dev.sigmasight.quant.option.Leg;
import dev.sigmasight.quant.option.MarketState;
import dev.sigmasight.quant.option.PositionGreeks;
import dev.sigmasight.quant.option.Strategy;
import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.instrument.ExerciseStyle;
import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.PositionLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is held on one underlying: options, and its shares if they count. */
final class UnderlyingGrid {
  private static final double DAYS = 365;
  private static final String UNPRICED =
      "No price of the underlying, rate or volatility is known, so that no model can price it.";
  private static final String ENDLESS = "It grows with the spot without end.";

  private final String symbol;
  private final List<PositionLine> lines;
  private final Standing standing;
  private final LocalDate asOf;

  UnderlyingGrid(String symbol, List<PositionLine> lines, Standing standing) {
    this.symbol = symbol;
    this.lines = lines;
    this.standing = standing;
    asOf = Objects.requireNonNull(standing.asOf());
  }

  /** Options that can be priced, and what they are priced from. */
  private record Priced(double contracts, PositionLine.Contract contract, EuropeanOption inputs) {}

  private List<Priced> priced() {
    Map<String, Priced> bySymbol = new TreeMap<>();
    for (PositionLine line : lines) {
      PositionLine.Contract option = line.option();
      if (option != null && option.inputs() != null) {
        bySymbol.merge(
            line.symbol(),
            new Priced(option.quantity(), option, option.inputs()),
            (one, other) ->
                new Priced(one.contracts() + other.contracts(), one.contract(), one.inputs()));
      }
    }
    return List.copyOf(bySymbol.values());
  }

  /** How many prices a grid takes. */
  long prices(GridRequest asked) {
    List<Priced> priced = priced();
    return priced.isEmpty()
        ? 0
        : (long) priced.size()
            * asked.steps()
            * asked.shifts().size()
            * asked.columns(asOf, expiries(priced)).size();
  }

  private List<LocalDate> expiries(List<Priced> priced) {
    return priced.stream().map(each -> expiry(each.inputs())).toList();
  }

  private LocalDate expiry(EuropeanOption inputs) {
    return asOf.plusDays(Math.round(inputs.years() * DAYS));
  }

  OptionGridView.Underlying view(GridRequest asked) {
    List<Priced> priced = priced();
    List<OptionGridView.LegLine> legs =
        lines.stream().filter(line -> line.option() != null).map(this::leg).toList();
    long without = legs.stream().filter(each -> !each.counted()).count();
    if (priced.isEmpty()) {
      return unavailable(legs);
    }
    double shares =
        lines.stream()
            .filter(line -> line.option() == null)
            .mapToDouble(PositionLine::quantity)
            .sum();
    Strategy strategy = new Strategy(legs(priced, shares), cost().doubleValue());
    double spot = priced.getFirst().inputs().spot();
    List<LocalDate> columns = asked.columns(asOf, expiries(priced));
    double[] spots = asked.spots(spot);
    ExpiryProfile profile = ExpiryProfile.of(strategy).orElse(null);
    return new OptionGridView.Underlying(
        symbol,
        without == 0 ? standing.quality() : Quality.PARTIAL,
        without == 0
            ? standing.qualityReason()
            : without + " of " + legs.size() + " options cannot be priced and are left out.",
        Rounded.figure(spot),
        Rounded.plain(BigDecimal.valueOf(shares)),
        legs,
        Rounded.money(cost()),
        Arrays.stream(spots).mapToObj(UnderlyingGrid::figure).toList(),
        columns,
        asked.shifts().stream().map(UnderlyingGrid::figure).toList(),
        cells(strategy, spots, columns, asked.shifts()),
        profile == null
            ? null
            : expiry(profile, strategy, expiry(priced.getFirst().inputs()), spots),
        profile == null ? "The options expire on different days." : null);
  }

  private OptionGridView.Underlying unavailable(List<OptionGridView.LegLine> legs) {
    return new OptionGridView.Underlying(
        symbol,
        Quality.UNAVAILABLE,
        UNPRICED,
        null,
        BigDecimal.ZERO,
        legs,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        UNPRICED);
  }

  private static List<Leg> legs(List<Priced> priced, double shares) {
    List<Leg> legs = new ArrayList<>();
    for (Priced each : priced) {
      legs.add(
          new Leg.Options(
              each.inputs(),
              each.contract().style() == ExerciseStyle.AMERICAN
                  ? Leg.Exercise.AMERICAN
                  : Leg.Exercise.EUROPEAN,
              each.contracts(),
              each.contract().multiplier()));
    }
    if (shares != 0) {
      legs.add(new Leg.Shares(shares));
    }
    return legs;
  }

  /** The marks of all that is counted. */
  private BigDecimal cost() {
    return lines.stream()
        .filter(line -> line.option() == null || line.option().inputs() != null)
        .map(PositionLine::value)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private OptionGridView.LegLine leg(PositionLine line) {
    PositionLine.Contract option = Objects.requireNonNull(line.option());
    EuropeanOption inputs = option.inputs();
    boolean counted = inputs != null;
    return new OptionGridView.LegLine(
        line.symbol(),
        Rounded.plain(BigDecimal.valueOf(option.quantity())),
        Rounded.plain(BigDecimal.valueOf(option.multiplier())),
        inputs == null ? null : inputs.right(),
        inputs == null ? null : Rounded.plain(BigDecimal.valueOf(inputs.strike())),
        inputs == null ? null : expiry(inputs),
        option.style(),
        inputs == null ? null : figure(inputs.volatility()),
        inputs == null ? null : figure(inputs.rate()),
        inputs == null ? null : figure(inputs.yield()),
        Rounded.money(line.value()),
        line.source(),
        counted,
        counted ? null : UNPRICED);
  }

  private List<OptionGridView.Cell> cells(
      Strategy strategy, double[] spots, List<LocalDate> columns, List<Double> shifts) {
    List<OptionGridView.Cell> cells = new ArrayList<>();
    for (double spot : spots) {
      for (LocalDate date : columns) {
        for (double shift : shifts) {
          cells.add(cell(strategy, spot, date, shift));
        }
      }
    }
    return cells;
  }

  private OptionGridView.Cell cell(Strategy strategy, double spot, LocalDate date, double shift) {
    int days = Math.toIntExact(ChronoUnit.DAYS.between(asOf, date));
    PositionGreeks greeks = strategy.at(new MarketState(spot, days / DAYS, shift));
    return new OptionGridView.Cell(
        figure(spot),
        date,
        days,
        figure(shift),
        amount(greeks.value()),
        amount(greeks.value() - strategy.cost()),
        figure(greeks.deltaShares()),
        amount(greeks.deltaDollars()),
        amount(greeks.gammaDollars()),
        amount(greeks.vegaDollars()),
        amount(greeks.thetaDollars()),
        amount(greeks.rhoDollars()));
  }

  private static OptionGridView.Expiry expiry(
      ExpiryProfile profile, Strategy strategy, LocalDate date, double[] spots) {
    ExpiryProfile.Extreme.Limited gain = limited(profile.maxGain());
    ExpiryProfile.Extreme.Limited loss = limited(profile.maxLoss());
    return new OptionGridView.Expiry(
        date,
        profile.breakEvens().stream().map(UnderlyingGrid::figure).toList(),
        gain == null ? null : amount(gain.profit()),
        gain == null ? null : figure(gain.spot()),
        gain == null ? ENDLESS : null,
        loss == null ? null : amount(loss.profit()),
        loss == null ? null : figure(loss.spot()),
        loss == null ? ENDLESS : null,
        Arrays.stream(spots)
            .mapToObj(spot -> amount(ExpiryProfile.profit(strategy, spot)))
            .toList());
  }

  private static ExpiryProfile.Extreme.@Nullable Limited limited(ExpiryProfile.Extreme extreme) {
    return extreme instanceof ExpiryProfile.Extreme.Limited limited ? limited : null;
  }

  private static BigDecimal figure(double value) {
    return Objects.requireNonNull(Rounded.figure(value));
  }

  private static BigDecimal amount(double value) {
    return Objects.requireNonNull(Rounded.amount(value));
  }
}
