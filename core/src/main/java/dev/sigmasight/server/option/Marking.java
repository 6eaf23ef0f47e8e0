package dev.sigmasight.server.option;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.option.OptionQuote;
import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.quant.option.ImpliedVolatility;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.OptionTerms;
import dev.sigmasight.server.marketdata.PriceHistory;
import dev.sigmasight.server.marketdata.Quote;
import dev.sigmasight.server.rate.RateCurve;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns quotes of a session into marks: the middle of bid and ask if both are there and no further
 * apart than a quarter of the middle or ten cents, otherwise the last trade if it is of the
 * session, otherwise none.
 */
final class Marking {
  private static final Logger LOG = LoggerFactory.getLogger(Marking.class);
  private static final BigDecimal WIDEST_SHARE = new BigDecimal("0.25");
  private static final BigDecimal WIDEST_NARROW = new BigDecimal("0.10");
  private static final int PRICE_SCALE = 8;
  private static final double NOTABLE = 0.05;

  private final LocalDate session;
  private final PriceHistory history;
  private final RateCurve curve;
  private final OptionValues values;

  Marking(LocalDate session, PriceHistory history, RateCurve curve, OptionValues values) {
    this.session = session;
    this.history = history;
    this.curve = curve;
    this.values = values;
  }

  Marked of(Instrument option, OptionQuote quote) {
    OptionTerms terms = option.option().orElseThrow();
    BigDecimal mid = mid(quote.bid(), quote.ask());
    BigDecimal mark = mid != null ? mid : lastOfTheSession(quote);
    Marked.Kind kind = mark == null ? null : mid != null ? Marked.Kind.MID : Marked.Kind.LAST;
    BigDecimal spot = spot(terms, quote);
    if (spot == null) {
      return new Marked(quote, mark, kind, null, null, "NO_UNDERLYING", null);
    }
    EuropeanOption inputs = OptionInputs.of(terms, session, spot, history, curve);
    double price = mark == null ? Double.NaN : mark.doubleValue();
    return switch (values.implied(inputs, terms.style(), price)) {
      case ImpliedVolatility.Of found -> {
        double delta = values.of(inputs.withVolatility(found.volatility()), terms.style()).delta();
        Marked marked =
            new Marked(quote, mark, kind, spot, found.volatility(), found.status().name(), delta);
        compare(option, marked, delta);
        yield marked;
      }
      case ImpliedVolatility.None none ->
          new Marked(quote, mark, kind, spot, null, none.status().name(), null);
    };
  }

  static @Nullable BigDecimal mid(@Nullable BigDecimal bid, @Nullable BigDecimal ask) {
    if (bid == null || ask == null || bid.signum() <= 0 || ask.compareTo(bid) < 0) {
      return null;
    }
    BigDecimal middle = bid.add(ask).divide(BigDecimal.TWO, PRICE_SCALE, RoundingMode.HALF_EVEN);
    BigDecimal widest = middle.multiply(WIDEST_SHARE).max(WIDEST_NARROW);
    return ask.subtract(bid).compareTo(widest) <= 0 ? middle : null;
  }

  private @Nullable BigDecimal lastOfTheSession(OptionQuote quote) {
    BigDecimal last = quote.last();
    boolean ofTheSession =
        quote.asOf() != null
            && quote.asOf().atZone(TradingCalendar.ZONE).toLocalDate().equals(session);
    return last != null && last.signum() > 0 && ofTheSession
        ? last.setScale(PRICE_SCALE, RoundingMode.HALF_EVEN)
        : null;
  }

  /** As the quote states it, so that both are of one moment; otherwise the close of the session. */
  private @Nullable BigDecimal spot(OptionTerms terms, OptionQuote quote) {
    BigDecimal stated = quote.underlyingPrice();
    return stated != null && stated.signum() > 0
        ? stated
        : history.on(terms.underlying(), session).map(Quote::close).orElse(null);
  }

  private static void compare(Instrument option, Marked marked, double delta) {
    BigDecimal theirs = marked.providerDelta();
    if (theirs != null && Math.abs(theirs.doubleValue() - delta) > NOTABLE) {
      LOG.info("delta of {} is {} by us and {} by the provider", option.symbol(), delta, theirs);
    }
  }
}
