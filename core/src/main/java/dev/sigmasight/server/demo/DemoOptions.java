package dev.sigmasight.server.demo;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.server.instrument.ExerciseStyle;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.Instruments;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.Subtype;
import dev.sigmasight.server.marketdata.PriceHistory;
import dev.sigmasight.server.marketdata.Prices;
import dev.sigmasight.server.marketdata.Quote;
import dev.sigmasight.server.valuation.MarkSource;
import dev.sigmasight.server.valuation.Marks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The options of the demo: new terms for expired ones, and their model value on the day of entry.
 */
@Component
final class DemoOptions {
  private final Instruments instruments;
  private final Prices prices;
  private final MarkSource marks;
  private final TradingCalendar calendar;

  DemoOptions(Instruments instruments, Prices prices, MarkSource marks, TradingCalendar calendar) {
    this.instruments = instruments;
    this.prices = prices;
    this.marks = marks;
    this.calendar = calendar;
  }

  /**
   * What a documented option became.
   *
   * @param value of one unit by the model on the day of entry
   */
  record Rolled(DemoPosition documented, Instrument option, BigDecimal value, String notes) {}

  /** Adds the underlyings before their options: what the demo does not hold itself is an index. */
  void addUnderlyings(List<DemoPosition> positions) {
    Map<String, Subtype> held =
        positions.stream()
            .filter(each -> each.investmentClass() == InvestmentClass.PUBLIC)
            .collect(Collectors.toMap(DemoPosition::symbol, DemoPosition::subtype, (a, b) -> a));
    positions.stream()
        .filter(DemoPosition::isOption)
        .map(DemoOptions::underlying)
        .distinct()
        .forEach(symbol -> instruments.listed(symbol, held.getOrDefault(symbol, Subtype.INDEX)));
  }

  /** Rolls these options as of a seeding day. */
  List<Rolled> roll(Collection<DemoPosition> options, LocalDate seedingDay) {
    OptionRoll roll = new OptionRoll(calendar, seedingDay);
    List<String> underlyings = options.stream().map(DemoOptions::underlying).distinct().toList();
    PriceHistory history = prices.load(underlyings, DemoPortfolio.ENTRY.minusDays(10), seedingDay);
    return options.stream()
        .map(
            option -> {
              BigDecimal then = spot(history, underlying(option), DemoPortfolio.ENTRY);
              BigDecimal now = spot(history, underlying(option), seedingDay);
              OptionSymbol contract = roll.roll(option.contract(), then, now);
              return rolled(option, contract, seedingDay);
            })
        .toList();
  }

  private Rolled rolled(DemoPosition option, OptionSymbol contract, LocalDate seedingDay) {
    Instrument listed = instruments.option(contract, underlying(option), style(option));
    Marks known = marks.load(List.of(listed), DemoPortfolio.ENTRY, DemoPortfolio.ENTRY);
    BigDecimal value =
        known
            .on(listed, DemoPortfolio.ENTRY)
            .orElseThrow(() -> missing(underlying(option), DemoPortfolio.ENTRY))
            .price();
    return new Rolled(option, listed, value, notes(option, contract, seedingDay));
  }

  private ExerciseStyle style(DemoPosition option) {
    boolean index =
        instruments
            .listed(underlying(option))
            .filter(known -> known.subtype() == Subtype.INDEX)
            .isPresent();
    return index ? ExerciseStyle.EUROPEAN : ExerciseStyle.AMERICAN;
  }

  private static String notes(DemoPosition option, OptionSymbol contract, LocalDate seedingDay) {
    OptionSymbol documented = option.contract();
    return """
        Documented as %s: %s %s, strike %s, expiry %s, premium %s. That contract has expired; the demo \
        set up for %s holds %s instead: same underlying, same right, same moneyness. It came in \
        without a known cost, at its model value of %s."""
        .formatted(
            option.symbol(),
            underlying(option),
            documented.right(),
            documented.strike().toPlainString(),
            documented.expiry(),
            Objects.requireNonNull(option.documentedPremium()).toPlainString(),
            seedingDay,
            contract.compact(),
            DemoPortfolio.ENTRY);
  }

  private static BigDecimal spot(PriceHistory history, String symbol, LocalDate day) {
    return history
        .carried(symbol, day, Marks.CARRIED_SESSIONS)
        .map(Quote::close)
        .orElseThrow(() -> missing(symbol, day));
  }

  private static ProblemException missing(String symbol, LocalDate day) {
    return new ProblemException(
        new Problem.InsufficientData(
            "There is no price of %s for %s to value the demo's options with."
                .formatted(symbol, day),
            0,
            1));
  }

  private static String underlying(DemoPosition option) {
    return Objects.requireNonNull(option.underlying(), option.symbol());
  }
}
