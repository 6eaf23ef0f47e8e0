package dev.sigmasight.market.synthetic;

import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.market.price.CorporateAction.Dividend;
import dev.sigmasight.market.price.PriceBar;
import dev.sigmasight.market.synthetic.Instrument.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a path into what a source delivers: prices in cents, a day's range, volume, actions. */
final class Bars {

  // Draws of the day that the shock does not use.
  private static final int OPEN = 3;
  private static final int HIGH = 4;
  private static final int LOW = 5;
  private static final int VOLUME = 6;

  private final Instrument instrument;
  private final PricePath path;
  private final List<LocalDate> sessions;
  private final Noise noise;

  Bars(Instrument instrument, PricePath path, List<LocalDate> sessions) {
    this.instrument = instrument;
    this.path = path;
    this.sessions = sessions;
    noise = new Noise(instrument.symbol());
  }

  PriceBar bar(int index) {
    LocalDate session = sessions.get(index);
    BigDecimal close = price(path.close(index));
    // A fund has one price a day, and nobody trades it.
    if (instrument.kind() == Kind.MUTUAL_FUND) {
      return new PriceBar(session, null, null, null, close, null, null);
    }
    double before = priceBefore(index);
    double move = path.close(index) / before - 1;
    double spread = path.volatility(index);
    double opening = before * (1 + 0.35 * move + 0.5 * spread * centred(session, OPEN));
    BigDecimal open = price(opening);
    double top = Math.max(opening, path.close(index)) * (1 + 0.6 * spread * draw(session, HIGH));
    double bottom = Math.min(opening, path.close(index)) * (1 - 0.6 * spread * draw(session, LOW));
    return new PriceBar(
        session,
        open,
        price(top).max(open).max(close),
        price(bottom).min(open).min(close),
        close,
        null,
        instrument.averageVolume() == 0 ? null : volume(index, move / spread));
  }

  /** Dividends and splits of the sessions from one index up to before the other. */
  List<CorporateAction> actions(int start, int end) {
    List<CorporateAction> actions = new ArrayList<>();
    for (int i = start; i < end; i++) {
      LocalDate session = sessions.get(i);
      dividend(i).ifPresent(actions::add);
      instrument.split().filter(split -> split.exDate().equals(session)).ifPresent(actions::add);
    }
    return actions;
  }

  /** Companies pay whole cents, funds pay what they earned. */
  private Optional<CorporateAction> dividend(int index) {
    int decimals = instrument.kind() == Kind.STOCK ? 2 : 4;
    BigDecimal perShare = rounded(path.dividend(index), decimals);
    return perShare.signum() == 0
        ? Optional.empty()
        : Optional.of(new Dividend(sessions.get(index), perShare));
  }

  /** The last close as today's shares see it: without today's dividend, in today's shares. */
  private double priceBefore(int index) {
    if (index == 0) {
      return path.close(0);
    }
    double ratio =
        instrument.oldSharesPerShare(sessions.get(index))
            / instrument.oldSharesPerShare(sessions.get(index - 1));
    return path.close(index - 1) * ratio - path.dividend(index);
  }

  private long volume(int index, double moveInVolatilities) {
    LocalDate session = sessions.get(index);
    double shares = instrument.averageVolume() / instrument.oldSharesPerShare(session);
    double excitement = 0.8 + 0.35 * Math.min(Math.abs(moveInVolatilities), 4);
    return 100 * Math.round(shares * excitement * (0.7 + 0.6 * draw(session, VOLUME)) / 100);
  }

  private double draw(LocalDate session, int draw) {
    return noise.uniform(session, draw);
  }

  private double centred(LocalDate session, int draw) {
    return 2 * noise.uniform(session, draw) - 1;
  }

  /** In cents, never 0. */
  private static BigDecimal price(double dollars) {
    return rounded(Math.max(dollars, 0.01), 2);
  }

  private static BigDecimal rounded(double dollars, int decimals) {
    double unit = decimals == 2 ? 100 : 10_000;
    return BigDecimal.valueOf(Math.round(dollars * unit), decimals);
  }
}
