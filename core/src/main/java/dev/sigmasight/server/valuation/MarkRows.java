package dev.sigmasight.server.valuation;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.market.rate.RateSeries;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.marketdata.Action;
import dev.sigmasight.server.marketdata.PriceHistory;
import dev.sigmasight.server.marketdata.PriceOrigin;
import dev.sigmasight.server.option.OptionQuotes;
import dev.sigmasight.server.option.StoredQuote;
import dev.sigmasight.server.rate.RateCurves;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Everything that marks rest on, in one statement: for answers about few instruments, where the way
 * to the database costs more than the rows.
 */
@Component
class MarkRows {
  private static final String SELECT =
      """
      with wanted as (
        select * from unnest(cast(:symbols as text[]), cast(:since as date[])) as w (symbol, since))
      select 'PRICE' as kind, m.symbol as name, 0 as id, m.on_date, m.close as amount,
        m.adjusted_close as other, m.source, m.is_final
      from wanted w join market_data_cache m on m.symbol = w.symbol and m.on_date between w.since and :to
      union all
      select a.kind, a.symbol, a.id, a.ex_date, coalesce(a.amount_per_share, a.split_numerator),
        a.split_denominator, a.source, true
      from wanted w join corporate_action a on a.symbol = w.symbol and a.ex_date between w.since and :to
      union all
      select 'QUOTE', '', instrument_id, on_date, mark, implied_volatility, source, is_final from option_quote
      where instrument_id = any (cast(:options as bigint[])) and on_date between :quotesSince and :to
      union all
      select 'RATE', series, 0, on_date, cast(percent as numeric), null, source, true from interest_rate
      where cardinality(cast(:options as bigint[])) > 0 and series = any (:series)
        and on_date between :ratesSince and :to
      union all
      select 'STATED', '', instrument_id, on_date, price, null, 'owner', true from instrument_valuation
      where instrument_id = any (cast(:stated as bigint[]))
      order by on_date
      """;

  private final CoreDb db;
  private final TradingCalendar calendar;

  MarkRows(CoreDb db, TradingCalendar calendar) {
    this.db = db;
    this.calendar = calendar;
  }

  /**
   * What is wanted up to a day.
   *
   * @param prices by symbol the first day whose prices, dividends and splits count
   * @param options contracts
   * @param stated private assets
   */
  record Wanted(
      Map<String, LocalDate> prices,
      List<Long> options,
      List<Long> stated,
      LocalDate quotesSince,
      LocalDate ratesSince,
      LocalDate to) {}

  /** What there is of it. */
  record Found(
      PriceHistory history,
      OptionQuotes quotes,
      RateCurves curves,
      Map<Long, NavigableMap<LocalDate, BigDecimal>> stated) {}

  Found read(Wanted wanted) {
    Rows rows = new Rows(PriceHistory.builder(calendar));
    String[] symbols = wanted.prices().keySet().toArray(String[]::new);
    db.sql(SELECT)
        .param("symbols", symbols)
        .param(
            "since",
            Arrays.stream(symbols)
                .map(symbol -> wanted.prices().getOrDefault(symbol, wanted.to()).toString())
                .toArray(String[]::new))
        .param("options", wanted.options().toArray(Long[]::new))
        .param("stated", wanted.stated().toArray(Long[]::new))
        .param("quotesSince", wanted.quotesSince())
        .param("ratesSince", wanted.ratesSince())
        .param("series", Arrays.stream(RateSeries.values()).map(Enum::name).toArray(String[]::new))
        .param("to", wanted.to())
        .query(
            row -> {
              rows.add(row);
            });
    return new Found(
        rows.history.build(),
        new OptionQuotes(calendar, rows.quotes),
        new RateCurves(calendar, rows.yields),
        rows.stated);
  }

  /** Sorts rows by their kind. */
  private static final class Rows {
    private final PriceHistory.Builder history;
    private final Map<Long, NavigableMap<LocalDate, StoredQuote>> quotes = new HashMap<>();
    private final Map<RateSeries, NavigableMap<LocalDate, RateCurves.Yield>> yields =
        new EnumMap<>(RateSeries.class);
    private final Map<Long, NavigableMap<LocalDate, BigDecimal>> stated = new HashMap<>();

    Rows(PriceHistory.Builder history) {
      this.history = history;
    }

    void add(ResultSet row) throws SQLException {
      LocalDate on = row.getObject(4, LocalDate.class);
      switch (row.getString(1)) {
        case "PRICE" -> history.price(row.getString(2), price(row, on));
        case "QUOTE" ->
            quotes.computeIfAbsent(row.getLong(3), _ -> new TreeMap<>()).put(on, quote(row, on));
        case "RATE" ->
            yields
                .computeIfAbsent(RateSeries.valueOf(row.getString(2)), _ -> new TreeMap<>())
                .put(on, new RateCurves.Yield(row.getDouble(5), row.getString(7)));
        case "STATED" ->
            stated
                .computeIfAbsent(row.getLong(3), _ -> new TreeMap<>())
                .put(on, row.getBigDecimal(5));
        default -> history.action(row.getString(2), action(row, on));
      }
    }

    private static PriceHistory.Price price(ResultSet row, LocalDate on) throws SQLException {
      return new PriceHistory.Price(
          on, row.getBigDecimal(5), row.getBigDecimal(6), origin(row), row.getBoolean(8));
    }

    private static Action action(ResultSet row, LocalDate exDate) throws SQLException {
      return new Action(
          row.getLong(3),
          row.getString(1).equals("SPLIT")
              ? new CorporateAction.Split(exDate, row.getBigDecimal(5), row.getBigDecimal(6))
              : new CorporateAction.Dividend(exDate, row.getBigDecimal(5)),
          origin(row));
    }

    private static StoredQuote quote(ResultSet row, LocalDate on) throws SQLException {
      return new StoredQuote(
          on,
          Optional.ofNullable(row.getBigDecimal(5)),
          Optional.ofNullable(row.getBigDecimal(6)).map(BigDecimal::doubleValue),
          row.getString(7),
          row.getBoolean(8));
    }

    private static PriceOrigin origin(ResultSet row) throws SQLException {
      String key = row.getString(7);
      return PriceOrigin.of(key)
          .orElseThrow(() -> new IllegalStateException("unknown origin of a price: " + key));
    }
  }
}
