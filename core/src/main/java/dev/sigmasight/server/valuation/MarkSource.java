package dev.sigmasight.server.valuation;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.marketdata.PriceHistory;
import dev.sigmasight.server.marketdata.Prices;
import dev.sigmasight.server.option.OptionQuoteStore;
import dev.sigmasight.server.option.OptionValues;
import dev.sigmasight.server.rate.RateCurves;
import dev.sigmasight.server.rate.Rates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Loads marks for a set of instruments in a few statements, however many there are. */
@Component
public class MarkSource {
  private static final int DAYS_TO_CARRY = 15;
  private static final int DAYS_FOR_THE_MODEL = 400;

  private final CoreDb db;
  private final MarkRows rows;
  private final Prices prices;
  private final OptionQuoteStore quotes;
  private final OptionValues optionValues;
  private final Rates rates;
  private final TradingCalendar calendar;

  MarkSource(
      CoreDb db,
      MarkRows rows,
      Prices prices,
      OptionQuoteStore quotes,
      OptionValues optionValues,
      Rates rates,
      TradingCalendar calendar) {
    this.db = db;
    this.rows = rows;
    this.prices = prices;
    this.quotes = quotes;
    this.optionValues = optionValues;
    this.rates = rates;
    this.calendar = calendar;
  }

  /**
   * As {@link #load}, in one statement. A long history is read of the underlyings of options only.
   */
  public Marks loadFew(Collection<Instrument> instruments, LocalDate first, LocalDate last) {
    Map<String, LocalDate> since = new HashMap<>();
    List<Long> options = new ArrayList<>();
    List<Long> stated = new ArrayList<>();
    for (Instrument instrument : instruments) {
      switch (instrument.investmentClass()) {
        case PRIVATE -> stated.add(instrument.id());
        case PUBLIC -> since.putIfAbsent(instrument.symbol(), first.minusDays(DAYS_TO_CARRY));
        case OPTIONS -> {
          options.add(instrument.id());
          since.putIfAbsent(instrument.symbol(), first.minusDays(DAYS_TO_CARRY));
          since.put(instrument.riskSymbol(), first.minusDays(DAYS_FOR_THE_MODEL));
        }
      }
    }
    MarkRows.Found found =
        rows.read(
            new MarkRows.Wanted(
                since,
                options,
                stated,
                first.minusDays(DAYS_TO_CARRY),
                first.minusDays(DAYS_TO_CARRY),
                last));
    return new Marks(
        found.history(),
        found.stated(),
        calendar,
        new OptionModel(found.history(), found.quotes(), found.curves(), optionValues));
  }

  /** Marks of these instruments for the days from first to last. */
  public Marks load(Collection<Instrument> instruments, LocalDate first, LocalDate last) {
    Set<String> symbols = new TreeSet<>();
    Set<Long> options = new TreeSet<>();
    for (Instrument instrument : instruments) {
      if (instrument.investmentClass() != InvestmentClass.PRIVATE) {
        symbols.add(instrument.symbol());
        symbols.add(instrument.riskSymbol());
        instrument.option().ifPresent(_ -> options.add(instrument.id()));
      }
    }
    LocalDate from = first.minusDays(options.isEmpty() ? DAYS_TO_CARRY : DAYS_FOR_THE_MODEL);
    PriceHistory history = prices.load(symbols, from, last);
    OptionModel model =
        new OptionModel(
            history,
            quotes.load(options, first.minusDays(DAYS_TO_CARRY), last),
            options.isEmpty() ? RateCurves.none(calendar) : rates.load(first, last),
            optionValues);
    return new Marks(history, statedValues(instruments), calendar, model);
  }

  private Map<Long, NavigableMap<LocalDate, BigDecimal>> statedValues(
      Collection<Instrument> instruments) {
    Long[] ids =
        instruments.stream()
            .filter(instrument -> instrument.investmentClass() == InvestmentClass.PRIVATE)
            .map(Instrument::id)
            .toArray(Long[]::new);
    Map<Long, NavigableMap<LocalDate, BigDecimal>> values = new HashMap<>();
    if (ids.length == 0) {
      return values;
    }
    db.sql(
            """
            select instrument_id, on_date, price from instrument_valuation
            where instrument_id = any (:ids)
            """)
        .param("ids", ids)
        .query(
            row -> {
              values
                  .computeIfAbsent(row.getLong("instrument_id"), id -> new TreeMap<>())
                  .put(row.getObject("on_date", LocalDate.class), row.getBigDecimal("price"));
            });
    return values;
  }
}
