package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.price.PriceSource;
import dev.sigmasight.market.price.SessionPriceSource;
import dev.sigmasight.market.synthetic.SyntheticPrices;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sources that are asked for missing prices.
 *
 * @param inOrder the first one that has prices wins
 * @param ofSessions asked first where many symbols miss the last session alone, because one
 *     question answers for all
 */
public record PriceSources(List<PriceSource> inOrder, List<SessionPriceSource> ofSessions) {

  /** Refuses a source whose name is no {@link PriceOrigin}, because its prices have no rank. */
  public PriceSources {
    inOrder = List.copyOf(inOrder);
    ofSessions = List.copyOf(ofSessions);
    inOrder.forEach(source -> origin(source.name()));
    ofSessions.forEach(source -> origin(source.name()));
  }

  /** Sources that are asked symbol by symbol. */
  public PriceSources(List<PriceSource> inOrder) {
    this(inOrder, List.of());
  }

  /**
   * The sources of a setting like {@code synthetic}, separated by commas; none if it is blank.
   *
   * @throws IllegalArgumentException if there is no source of such a name
   */
  public static PriceSources parse(String setting, TradingCalendar calendar) {
    return new PriceSources(
        Arrays.stream(setting.split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .distinct()
            .map(name -> named(name, calendar))
            .toList());
  }

  private static PriceSource named(String name, TradingCalendar calendar) {
    if (name.equals(SyntheticPrices.NAME)) {
      return new SyntheticPrices(calendar);
    }
    throw new IllegalArgumentException(
        "There is no price source \"" + name + "\"; there is: " + SyntheticPrices.NAME + ".");
  }

  /** Their names in order, separated by commas. */
  String names() {
    return inOrder.stream().map(PriceSource::name).collect(Collectors.joining(","));
  }

  static PriceOrigin origin(String name) {
    return PriceOrigin.of(name)
        .orElseThrow(() -> new IllegalArgumentException("no rank for the price source " + name));
  }
}
