package dev.sigmasight.market.synthetic;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.price.PriceSeries;
import dev.sigmasight.market.price.PriceSource;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.market.synthetic.Instrument.Kind;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Invented daily prices of the demo's symbols, so that the product can be tried without a provider
 * and without a key. Every price is the same on every machine and in every order of asking, later
 * sessions never change earlier ones, and each close of {@link #ANCHOR} is the recorded one. How
 * they are made stands in {@code docs/methods/synthetic-prices.md}.
 *
 * <p>Safe for use by several threads.
 */
public final class SyntheticPrices implements PriceSource {

  /** The name stored with every price from here. */
  public static final String NAME = "synthetic";

  /** The first session with prices. */
  public static final LocalDate FIRST_SESSION = LocalDate.of(2024, 1, 2);

  /** The session whose closes are the recorded ones. */
  public static final LocalDate ANCHOR = LocalDate.of(2025, 6, 30);

  private final TradingCalendar calendar;
  private final Map<String, Instrument> instruments = Instruments.load();
  private final int anchorIndex;
  private volatile @Nullable World world;

  /** Everything computed up to some horizon; a later horizon makes a new one. */
  private record World(LocalDate horizon, MarketPath market, Map<String, PricePath> paths) {}

  /**
   * @param calendar the sessions; an exchange's closure that becomes known later shifts nothing
   *     before it
   */
  public SyntheticPrices(TradingCalendar calendar) {
    this.calendar = calendar;
    anchorIndex = calendar.sessions(FIRST_SESSION, ANCHOR).size() - 1;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Every symbol there are prices for. */
  public SortedSet<String> symbols() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(instruments.keySet()));
  }

  /**
   * Prices of every session in the range from {@link #FIRST_SESSION} on, however far ahead; the
   * caller knows which sessions are over.
   */
  @Override
  public Reply<PriceSeries> history(String symbol, LocalDate from, LocalDate to) {
    Instrument instrument = instruments.get(symbol);
    if (instrument == null) {
      return new Reply.UnknownSymbol<>(symbol);
    }
    LocalDate first = from.isBefore(FIRST_SESSION) ? FIRST_SESSION : from;
    LocalDate last = to.isAfter(calendar.lastDay()) ? calendar.lastDay() : to;
    List<LocalDate> asked = calendar.sessions(first, last);
    if (asked.isEmpty()) {
      return new Reply.Empty<>("synthetic prices begin on " + FIRST_SESSION);
    }
    World reaching = worldTo(last);
    PricePath path =
        reaching.paths().computeIfAbsent(symbol, _ -> path(instrument, reaching.market()));
    Bars bars = new Bars(instrument, path, reaching.market().sessions());
    int start = calendar.sessionsBetween(FIRST_SESSION, asked.getFirst());
    int end = start + asked.size();
    return new Reply.Data<>(
        new PriceSeries(
            IntStream.range(start, end).mapToObj(bars::bar).toList(), bars.actions(start, end)));
  }

  private PricePath path(Instrument instrument, MarketPath market) {
    return instrument.kind() == Kind.INDEX
        ? new VolatilityIndexPath(instrument, market, anchorIndex)
        : new FactorPath(instrument, market, anchorIndex);
  }

  private World worldTo(LocalDate last) {
    World known = world;
    if (known != null && !last.isAfter(known.horizon())) {
      return known;
    }
    // To the end of the year, so that asking day by day does not begin anew each day.
    LocalDate later = last.isAfter(ANCHOR) ? last : ANCHOR;
    LocalDate yearEnd = LocalDate.of(later.getYear(), 12, 31);
    MarketPath market = new MarketPath(calendar.sessions(FIRST_SESSION, yearEnd));
    World made = new World(yearEnd, market, new ConcurrentHashMap<>());
    world = made;
    return made;
  }
}
