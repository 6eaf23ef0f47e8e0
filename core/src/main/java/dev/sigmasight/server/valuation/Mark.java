package dev.sigmasight.server.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The price an instrument is valued at on a day.
 *
 * @param price per unit as quoted, before the multiplier
 * @param date the day the price is of; earlier than the day valued when it was carried
 * @param source where it comes from, {@code model} for options without a quote, {@code owner} for
 *     private assets
 * @param sources all that it rests on: its own source, and that of the underlying of an option
 * @param isFinal false while the price may still be corrected
 * @param delta change of the price per unit of the underlying; 1 for everything but options
 * @param deltaPrice price that delta applies to: the underlying of an option, otherwise the price
 * @param pricing what an option is valued with; null for everything else
 */
public record Mark(
    BigDecimal price,
    LocalDate date,
    String source,
    Set<String> sources,
    boolean isFinal,
    double delta,
    BigDecimal deltaPrice,
    @Nullable OptionPricing pricing) {

  /** The source of what the owner of a private asset states. */
  static final String OWNER = "owner";

  static Mark of(BigDecimal price, LocalDate date, String source, boolean isFinal) {
    return new Mark(price, date, source, Set.of(source), isFinal, 1, price, null);
  }

  /** How much the price can be relied on for a session. */
  public PriceQuality qualityOn(LocalDate session) {
    if (source.equals(OWNER)) {
      return PriceQuality.FINAL;
    }
    if (date.isBefore(session)) {
      return PriceQuality.STALE;
    }
    return isFinal ? PriceQuality.FINAL : PriceQuality.PROVISIONAL;
  }

  /** The price of another mark with the delta of this one. */
  Mark at(Mark other) {
    return new Mark(
        other.price,
        other.date,
        other.source,
        other.sources,
        other.isFinal,
        delta,
        deltaPrice,
        pricing);
  }
}
