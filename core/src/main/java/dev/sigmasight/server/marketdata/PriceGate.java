package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.market.price.PriceBar;
import dev.sigmasight.market.price.PriceSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds back fetched prices that are not credible: of a day without a session, twice for one
 * session, too large or too small to be stored, or more than 40 % away from the last credible close
 * with no split or dividend to explain it. A price in another unit (cents for dollars) is named as
 * such. A single bad price is held back alone; after a lasting jump everything is.
 */
final class PriceGate {
  private static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(10);

  private static final double SAME_CLOSE = 0.01;

  private final TradingCalendar calendar;

  PriceGate(TradingCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * What may be stored and what may not.
   *
   * @param actions those whose first session passed
   */
  record Verdict(
      PriceOrigin origin, List<PriceBar> bars, List<CorporateAction> actions, List<Held> held) {

    boolean isClean() {
      return held.isEmpty();
    }

    boolean isEmpty() {
      return bars.isEmpty() && held.isEmpty();
    }
  }

  /**
   * What a source was asked.
   *
   * @param before the last stored price before the gap, if there is one
   * @param stored final prices within the gap that are asked for again, by session; a move that
   *     they show is believed
   * @param settled final prices within the gap that are not in question, by session: an answer's
   *     price of such a session is left out
   */
  record Question(
      Gap gap,
      @Nullable Quote before,
      Map<LocalDate, Quote> stored,
      Map<LocalDate, Quote> settled) {

    Question(Gap gap, @Nullable Quote before) {
      this(gap, before, Map.of(), Map.of());
    }

    private boolean shows(PriceBar bar) {
      Quote known = stored.get(bar.on());
      return known != null && isSame(bar.close().doubleValue(), known.close().doubleValue());
    }
  }

  /** A price held back. */
  record Held(PriceBar bar, String reason) {}

  /**
   * Judges what a source answered. Prices outside the gap and of settled sessions are left out
   * without a word; the stored price of a settled session is what the next one is measured by.
   *
   * @param question the gap and what is stored before it
   * @param confirmed days whose move another source shows as well
   */
  Verdict judge(Question question, PriceOrigin origin, PriceSeries data, Set<LocalDate> confirmed) {
    Gap gap = question.gap();
    List<CorporateAction> actions =
        data.actions().stream().filter(action -> isInside(gap, action.exDate())).toList();
    Walk walk = new Walk(actions, bar -> confirmed.contains(bar.on()) || question.shows(bar));
    Quote before = question.before();
    if (before != null && isComparable(before, gap, origin)) {
      walk.startFrom(before);
    }
    for (PriceBar bar : data.bars()) {
      Quote settled = question.settled().get(bar.on());
      if (settled != null) {
        walk.settled(settled, isAlike(settled, origin));
      } else if (isInside(gap, bar.on())) {
        walk.next(bar);
      }
    }
    return new Verdict(
        origin,
        walk.passed,
        actions.stream().filter(action -> walk.hasPassed(action.exDate())).toList(),
        walk.held);
  }

  /** A price as it is stored; empty if it is too large, or not above 0 with the decimals kept. */
  static Optional<BigDecimal> stored(BigDecimal price) {
    BigDecimal rounded = price.setScale(SymbolPrices.SCALE, RoundingMode.HALF_EVEN);
    return rounded.signum() > 0 && rounded.compareTo(TOO_LARGE) < 0
        ? Optional.of(rounded)
        : Optional.empty();
  }

  /** Whether two sources mean the same close. */
  static boolean isSame(double close, double other) {
    return Math.abs(close / other - 1) <= SAME_CLOSE;
  }

  private static boolean isInside(Gap gap, LocalDate date) {
    return !date.isBefore(gap.from()) && !date.isAfter(gap.to());
  }

  private boolean isComparable(Quote before, Gap gap, PriceOrigin origin) {
    return calendar.sessionsBetween(before.date(), gap.from()) <= Jump.NEAR_SESSIONS
        && isAlike(before, origin);
  }

  private static boolean isAlike(Quote quote, PriceOrigin origin) {
    return PriceOrigin.of(quote.source()).filter(PriceOrigin::isInvented).isPresent()
        == origin.isInvented();
  }

  /** One pass over the prices, oldest first. */
  private final class Walk {
    private final List<CorporateAction> actions;
    private final Predicate<PriceBar> confirmed;
    private final List<PriceBar> passed = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final List<LocalDate> fine = new ArrayList<>();
    private LocalDate lastOn = LocalDate.MIN;
    private LocalDate credibleOn = LocalDate.MIN;
    private double credibleClose = Double.NaN;

    Walk(List<CorporateAction> actions, Predicate<PriceBar> confirmed) {
      this.actions = actions;
      this.confirmed = confirmed;
    }

    void startFrom(Quote quote) {
      credibleOn = quote.date();
      credibleClose = quote.close().doubleValue();
    }

    void settled(Quote quote, boolean comparable) {
      fine.add(quote.date());
      if (comparable) {
        startFrom(quote);
      }
    }

    void next(PriceBar bar) {
      String reason = objection(bar);
      lastOn = bar.on();
      if (reason != null) {
        held.add(new Held(bar, reason));
        return;
      }
      passed.add(bar);
      fine.add(bar.on());
      credibleOn = bar.on();
      credibleClose = bar.close().doubleValue();
    }

    /** Whether the first price on or after a day is one that passed. */
    boolean hasPassed(LocalDate day) {
      LocalDate first = firstFrom(day, fine);
      LocalDate firstHeld = firstFrom(day, held.stream().map(each -> each.bar().on()).toList());
      return !first.equals(LocalDate.MAX) && !first.isAfter(firstHeld);
    }

    private static LocalDate firstFrom(LocalDate day, List<LocalDate> days) {
      return days.stream().filter(each -> !each.isBefore(day)).findFirst().orElse(LocalDate.MAX);
    }

    private @Nullable String objection(PriceBar bar) {
      if (!calendar.covers(bar.on()) || !calendar.isSession(bar.on())) {
        return "the exchange was closed";
      }
      if (bar.on().equals(lastOn)) {
        return "the session has two prices";
      }
      if (stored(bar.close()).isEmpty()) {
        return "the close is too large or too small to be stored";
      }
      double move = move(bar);
      return Jump.isOne(move) && !confirmed.test(bar) ? jump(bar, move) : null;
    }

    private String jump(PriceBar bar, double move) {
      String close = bar.close().toPlainString();
      return Jump.isOfUnit(move)
          ? String.format(
              Locale.ROOT,
              "the close %s is %s the close of %s, as if it were in %s",
              close,
              move > 0 ? "about a hundred times" : "about a hundredth of",
              credibleOn,
              move > 0 ? "cents instead of dollars" : "dollars instead of cents")
          : String.format(
              Locale.ROOT,
              "the close %s is %+.1f %% away from the close of %s, with no split or dividend to explain it",
              close,
              100 * move,
              credibleOn);
    }

    /** The total return since the last credible close as a fraction; NaN if there is none. */
    private double move(PriceBar bar) {
      double ratio = 1;
      double paid = 0;
      for (CorporateAction action : actions) {
        if (action.exDate().isAfter(credibleOn) && !action.exDate().isAfter(bar.on())) {
          switch (action) {
            case CorporateAction.Split split ->
                ratio *= split.numerator().doubleValue() / split.denominator().doubleValue();
            case CorporateAction.Dividend dividend -> paid += dividend.perShare().doubleValue();
          }
        }
      }
      return (bar.close().doubleValue() + paid) * ratio / credibleClose - 1;
    }
  }
}
