package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.price.CorporateAction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The prices and actions of one symbol in columns, oldest first. */
final class SymbolPrices {
  /** Decimals of a stored price; with them every storable price fits a long. */
  static final int SCALE = 8;

  private final int[] days;
  private final long[] closes;
  private final double[] adjusted;
  private final PriceOrigin[] origins;
  private final boolean[] finals;
  private final List<Action> actions;

  /** Computed when first asked for; computing it twice does no harm. */
  private @Nullable ReturnSeries returns;

  private SymbolPrices(Columns columns, List<Action> actions) {
    int size = columns.size;
    days = Arrays.copyOf(columns.days, size);
    closes = Arrays.copyOf(columns.closes, size);
    adjusted = Arrays.copyOf(columns.adjusted, size);
    origins = Arrays.copyOf(columns.origins, size);
    finals = Arrays.copyOf(columns.finals, size);
    this.actions =
        actions.stream()
            .filter(this::fitsThePrices)
            .sorted(Comparator.comparing(Action::exDate).thenComparingLong(Action::id))
            .toList();
  }

  /** The growing columns of one symbol. */
  static final class Columns {
    private int size;
    private int[] days = new int[16];
    private long[] closes = new long[16];
    private double[] adjusted = new double[16];
    private PriceOrigin[] origins = new PriceOrigin[16];
    private boolean[] finals = new boolean[16];

    void add(PriceHistory.Price price) {
      int day = Days.of(price.on());
      if (size > 0 && days[size - 1] >= day) {
        throw new IllegalArgumentException("prices must come oldest first: " + price.on());
      }
      if (size == days.length) {
        grow(size * 2);
      }
      BigDecimal adjustedClose = price.adjustedClose();
      days[size] = day;
      closes[size] = price.close().movePointRight(SCALE).longValueExact();
      adjusted[size] = adjustedClose == null ? Double.NaN : adjustedClose.doubleValue();
      origins[size] = price.origin();
      finals[size] = price.isFinal();
      size++;
    }

    private void grow(int length) {
      days = Arrays.copyOf(days, length);
      closes = Arrays.copyOf(closes, length);
      adjusted = Arrays.copyOf(adjusted, length);
      origins = Arrays.copyOf(origins, length);
      finals = Arrays.copyOf(finals, length);
    }

    SymbolPrices with(List<Action> actions) {
      return new SymbolPrices(this, actions);
    }
  }

  boolean hasPrices() {
    return days.length > 0;
  }

  /** Index of the newest price on or before a day; -1 if there is none. */
  int newestUpTo(LocalDate date) {
    return Days.countUpTo(days, 0, days.length, Days.of(date)) - 1;
  }

  LocalDate date(int index) {
    return LocalDate.ofEpochDay(days[index]);
  }

  Quote quote(int index) {
    return new Quote(
        BigDecimal.valueOf(closes[index], SCALE), date(index), origins[index].key(), finals[index]);
  }

  PriceOrigin origin(int index) {
    return origins[index];
  }

  /** The origin of the price of each of these days; null for a day without one. */
  @Nullable PriceOrigin[] origins(int[] asked) {
    @Nullable PriceOrigin[] found = new PriceOrigin[asked.length];
    for (int i = 0; i < asked.length; i++) {
      int at = Arrays.binarySearch(days, asked[i]);
      found[i] = at < 0 ? null : origins[at];
    }
    return found;
  }

  int size() {
    return days.length;
  }

  List<Action> actions(LocalDate fromExclusive, LocalDate toInclusive) {
    return actions.stream()
        .filter(
            action ->
                action.exDate().isAfter(fromExclusive) && !action.exDate().isAfter(toInclusive))
        .toList();
  }

  ReturnSeries totalReturns(TradingCalendar calendar) {
    ReturnSeries known = returns;
    if (known == null) {
      known = computedReturns(calendar);
      returns = known;
    }
    return known;
  }

  private ReturnSeries computedReturns(TradingCalendar calendar) {
    int[] returnDays = new int[days.length];
    double[] returns = new double[days.length];
    int count = 0;
    int action = 0;
    for (int i = 1; i < days.length; i++) {
      double kept = 1;
      double paid = 0;
      for (; action < actions.size() && exDay(action) <= days[i]; action++) {
        if (exDay(action) > days[i - 1]) {
          kept *= splitRatio(actions.get(action));
          paid += dividend(actions.get(action));
        }
      }
      if (isOneSession(calendar, i)) {
        returnDays[count] = days[i];
        returns[count] = totalReturn(i, kept, paid);
        count++;
      }
    }
    return ReturnSeries.of(Arrays.copyOf(returnDays, count), Arrays.copyOf(returns, count));
  }

  private double totalReturn(int i, double splitRatio, double dividend) {
    if (origins[i] == origins[i - 1] && adjusted[i] > 0 && adjusted[i - 1] > 0) {
      return adjusted[i] / adjusted[i - 1] - 1;
    }
    double close = BigDecimal.valueOf(closes[i], SCALE).doubleValue();
    double previous = BigDecimal.valueOf(closes[i - 1], SCALE).doubleValue();
    return (close + dividend) * splitRatio / previous - 1;
  }

  private boolean isOneSession(TradingCalendar calendar, int i) {
    return origins[i].isInvented() == origins[i - 1].isInvented()
        && (days[i] == days[i - 1] + 1 || calendar.sessionsBetween(date(i - 1), date(i)) == 1);
  }

  /** An invented split means nothing to real prices, nor a real one to invented prices. */
  private boolean fitsThePrices(Action action) {
    int first = Days.countUpTo(days, 0, days.length, Days.of(action.exDate()) - 1);
    return first == days.length || origins[first].isInvented() == action.origin().isInvented();
  }

  private int exDay(int index) {
    return Days.of(actions.get(index).exDate());
  }

  private static double splitRatio(Action action) {
    return action.terms() instanceof CorporateAction.Split split
        ? split.numerator().doubleValue() / split.denominator().doubleValue()
        : 1;
  }

  private static double dividend(Action action) {
    return action.terms() instanceof CorporateAction.Dividend dividend
        ? dividend.perShare().doubleValue()
        : 0;
  }
}
