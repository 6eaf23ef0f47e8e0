package dev.sigmasight.server.data;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.data.Bars.Bar;
import dev.sigmasight.server.data.QuoteViews.QuoteMeta;
import dev.sigmasight.server.data.QuoteViews.QuoteView;
import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.overview.Trust;
import dev.sigmasight.server.valuation.PriceQuality;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The newest stored prices of symbols, with how they changed. */
@Component
class Quotes {
  private static final String NO_BID = "Stored daily prices have no bid and ask.";
  private static final int DECIMALS = 4;

  private final Bars bars;
  private final Splits splits;
  private final Sessions sessions;

  Quotes(Bars bars, Splits splits, Sessions sessions) {
    this.bars = bars;
    this.splits = splits;
    this.sessions = sessions;
  }

  /** In the order asked for; a symbol without a stored price is named as failed. */
  QuoteViews.Quotes of(List<String> symbols) {
    LocalDate last = sessions.last();
    Map<String, List<Bar>> found = bars.newest(symbols, sessions.opened());
    LocalDate oldest =
        found.values().stream()
            .map(own -> own.getFirst().date())
            .min(LocalDate::compareTo)
            .orElse(last);
    Splits.Known known = splits.since(found.keySet(), oldest);
    List<String> failed = symbols.stream().filter(symbol -> !found.containsKey(symbol)).toList();
    Trust trust = PriceTrust.of(last, last, Histories.points(found), failed);
    List<QuoteView> quotes =
        symbols.stream()
            .filter(found::containsKey)
            .map(symbol -> quote(symbol, Objects.requireNonNull(found.get(symbol)), known))
            .toList();
    return new QuoteViews.Quotes(
        quotes,
        new QuoteMeta(symbols, quotes.size(), failed.size(), failed, sessions.now()),
        trust.session(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason());
  }

  /** A change since the session before, or why it is unknown. */
  private record Change(
      @Nullable BigDecimal amount, @Nullable BigDecimal percent, @Nullable String reason) {}

  private QuoteView quote(String symbol, List<Bar> own, Splits.Known known) {
    Bar bar = own.getLast();
    Change change = change(symbol, own, known);
    return new QuoteView(
        symbol,
        Scale.plain(bar.close()),
        null,
        null,
        null,
        null,
        NO_BID,
        bar.volume(),
        change.amount(),
        change.percent(),
        change.reason(),
        Scale.plain(bar.high()),
        Scale.plain(bar.low()),
        time(bar),
        bar.date(),
        bar.source(),
        quality(bar));
  }

  private Change change(String symbol, List<Bar> own, Splits.Known known) {
    Bar bar = own.getLast();
    TradingCalendar calendar = sessions.calendar();
    if (own.size() < 2 || !calendar.covers(own.getFirst().date())) {
      return new Change(null, null, "There is no earlier price.");
    }
    Bar before = own.getFirst();
    if (calendar.sessionsBetween(before.date(), bar.date()) != 1) {
      return new Change(
          null,
          null,
          "There is no price of the session before; the last is of " + before.date() + ".");
    }
    if (Splits.isInvented(before.source()) != Splits.isInvented(bar.source())) {
      return new Change(null, null, "One of the two prices is invented and the other is not.");
    }
    BigDecimal then = known.close(symbol, before, bar);
    BigDecimal amount = bar.close().subtract(then);
    return new Change(
        amount.setScale(DECIMALS, RoundingMode.HALF_EVEN),
        amount
            .movePointRight(2)
            .divide(then, MathContext.DECIMAL128)
            .setScale(DECIMALS, RoundingMode.HALF_EVEN),
        null);
  }

  private Instant time(Bar bar) {
    TradingCalendar calendar = sessions.calendar();
    boolean over = bar.isFinal() && calendar.covers(bar.date()) && calendar.isSession(bar.date());
    return over ? calendar.close(bar.date()).toInstant() : bar.fetchedAt();
  }

  private PriceQuality quality(Bar bar) {
    if (bar.date().isBefore(sessions.last())) {
      return PriceQuality.STALE;
    }
    return bar.isFinal() ? PriceQuality.FINAL : PriceQuality.PROVISIONAL;
  }
}
