package dev.sigmasight.server.mover;

import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.overview.Quality;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What moved a portfolio. Money is in the portfolio's currency, prices are dollars per unit, and
 * every ratio is a fraction.
 *
 * @param asOf the session that both spans end with
 * @param dataThrough session of the oldest market price at that close; null if none is used
 * @param qualityReason set unless the quality is FINAL
 * @param sources of the prices at that close
 * @param lastSession since the close of the session before
 * @param fiveSessions since the close five sessions before
 */
record MoversView(
    UUID portfolioId,
    LocalDate asOf,
    @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String qualityReason,
    List<String> sources,
    Span lastSession,
    Span fiveSessions) {

  /**
   * From one close to a later one.
   *
   * @param holdings what was held at one of the two closes, by symbol
   * @param unknown symbols whose profit is not known; they are in no list of the largest
   */
  record Span(
      LocalDate from,
      LocalDate to,
      Whole portfolio,
      List<Moved> holdings,
      Largest largest,
      List<String> unknown) {}

  /**
   * The portfolio as a whole, by its stored closes: {@code pnl = price_pnl + income − fees}.
   *
   * @param pricePnl what holdings gained by price, which is the sum over all of them
   * @param income dividends and interest, paid ones negative
   * @param fees charged, positive
   * @param flow deposits less withdrawals
   * @param periodReturn time-weighted
   * @param reason why something is null
   */
  record Whole(
      @Nullable BigDecimal pnl,
      @Nullable BigDecimal pricePnl,
      @Nullable BigDecimal income,
      @Nullable BigDecimal fees,
      @Nullable BigDecimal flow,
      @Nullable BigDecimal periodReturn,
      @Nullable String reason) {

    static Whole unknown(String reason) {
      return new Whole(null, null, null, null, null, null, reason);
    }
  }

  /**
   * All lots of a security or contract.
   *
   * @param positionType null of what was opened and closed in between
   * @param quantity signed, at the last close; 0 once closed
   * @param opened since the first close, so that it counts from its entry
   * @param close of the last session; null once closed
   * @param previousClose in today's units (after splits); the average entry price if it was opened
   *     since
   * @param change of the price, whichever side is held
   * @param pnl by price, signed quantity × multiplier × change, trades since at their own prices
   * @param positionReturn pnl over what was at stake: the absolute value at the first close and the
   *     absolute cost of what was entered since
   * @param reason why something is null
   */
  record Moved(
      String symbol,
      @Nullable PositionType positionType,
      @Nullable BigDecimal quantity,
      @Nullable BigDecimal multiplier,
      boolean opened,
      @Nullable BigDecimal close,
      @Nullable LocalDate closeDate,
      @Nullable String closeSource,
      @Nullable BigDecimal previousClose,
      @Nullable BigDecimal change,
      @Nullable BigDecimal pnl,
      @Nullable BigDecimal positionReturn,
      @Nullable String reason) {}

  /** The largest gains and losses, at most five each, in money and as fractions. */
  record Largest(
      List<Ranked> gains,
      List<Ranked> losses,
      List<Ranked> gainsByReturn,
      List<Ranked> lossesByReturn) {}

  /** One of the largest. */
  record Ranked(
      String symbol,
      @Nullable PositionType positionType,
      @Nullable BigDecimal pnl,
      @Nullable BigDecimal positionReturn) {}
}
