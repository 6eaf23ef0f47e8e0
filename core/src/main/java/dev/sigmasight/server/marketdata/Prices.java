package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads stored prices. */
@Component
public class Prices {
  private static final int ROWS_AT_A_TIME = 10_000;

  private final CoreDb db;
  private final TradingCalendar calendar;

  Prices(CoreDb db, TradingCalendar calendar) {
    this.db = db;
    this.calendar = calendar;
  }

  /** Prices, dividends and splits of these symbols from one date to another, both included. */
  public PriceHistory load(Collection<String> symbols, LocalDate from, LocalDate to) {
    PriceHistory.Builder history = PriceHistory.builder(calendar);
    String[] wanted = symbols.stream().distinct().toArray(String[]::new);
    return db.inTransaction(
        () -> {
          readPrices(history, wanted, from, to);
          readActions(history, wanted, from, to);
          return history.build();
        });
  }

  private void readPrices(
      PriceHistory.Builder history, String[] symbols, LocalDate from, LocalDate to) {
    db.sql(
            """
            select symbol, on_date - date '1970-01-01' as day, close, adjusted_close, source, is_final
            from market_data_cache
            where symbol = any (:symbols) and on_date between :from and :to
            order by symbol, on_date
            """)
        .param("symbols", symbols)
        .param("from", from)
        .param("to", to)
        .withFetchSize(ROWS_AT_A_TIME)
        .query(
            row -> {
              history.price(row.getString(1), price(row));
            });
  }

  private static PriceHistory.Price price(ResultSet row) throws SQLException {
    return new PriceHistory.Price(
        LocalDate.ofEpochDay(row.getInt(2)),
        row.getBigDecimal(3),
        row.getBigDecimal(4),
        origin(row.getString(5)),
        row.getBoolean(6));
  }

  private void readActions(
      PriceHistory.Builder history, String[] symbols, LocalDate from, LocalDate to) {
    db.sql(
            """
            select symbol, id, ex_date, kind, amount_per_share, split_numerator, split_denominator, source
            from corporate_action
            where symbol = any (:symbols) and ex_date between :from and :to
            """)
        .param("symbols", symbols)
        .param("from", from)
        .param("to", to)
        .query(
            row -> {
              history.action(
                  row.getString("symbol"),
                  new Action(
                      row.getLong("id"),
                      terms(row, row.getObject("ex_date", LocalDate.class)),
                      origin(row.getString("source"))));
            });
  }

  private static CorporateAction terms(ResultSet row, LocalDate exDate) throws SQLException {
    return row.getString("kind").equals("SPLIT")
        ? new CorporateAction.Split(
            exDate, row.getBigDecimal("split_numerator"), row.getBigDecimal("split_denominator"))
        : new CorporateAction.Dividend(exDate, row.getBigDecimal("amount_per_share"));
  }

  /** The same of a few symbols over a short time, in one statement. */
  public PriceHistory loadAtOnce(Collection<String> symbols, LocalDate from, LocalDate to) {
    PriceHistory.Builder history = PriceHistory.builder(calendar);
    db.sql(
            """
            select symbol, on_date, close, adjusted_close, source, is_final, null as id, null as kind,
              null as amount_per_share, null as split_numerator, null as split_denominator
            from market_data_cache
            where symbol = any (:symbols) and on_date between :from and :to
            union all
            select symbol, ex_date, null, null, source, null, id, kind, amount_per_share, split_numerator,
              split_denominator
            from corporate_action
            where symbol = any (:symbols) and ex_date between :from and :to
            order by symbol, on_date
            """)
        .param("symbols", symbols.stream().distinct().toArray(String[]::new))
        .param("from", from)
        .param("to", to)
        .query(
            row -> {
              String symbol = row.getString("symbol");
              PriceOrigin source = origin(row.getString("source"));
              LocalDate day = row.getObject("on_date", LocalDate.class);
              if (row.getString("kind") == null) {
                history.price(
                    symbol,
                    new PriceHistory.Price(
                        day,
                        row.getBigDecimal("close"),
                        row.getBigDecimal("adjusted_close"),
                        source,
                        row.getBoolean("is_final")));
              } else {
                history.action(symbol, new Action(row.getLong("id"), terms(row, day), source));
              }
            });
    return history.build();
  }

  /** How far the stored prices reach. Costs one index lookup per symbol. */
  public Freshness freshness() {
    Map<PriceOrigin, Integer> symbols = new EnumMap<>(PriceOrigin.class);
    Optional<LocalDate> newest =
        db
            .sql(
                """
                with recursive newest as (
                  (select symbol, on_date, source from market_data_cache
                   order by symbol desc, on_date desc limit 1)
                  union all
                  select next.symbol, next.on_date, next.source from newest cross join lateral (
                    select symbol, on_date, source from market_data_cache m
                    where m.symbol < newest.symbol order by symbol desc, on_date desc limit 1) next)
                select source, count(*) as symbols, max(on_date) as newest from newest group by source
                """)
            .query(
                (row, number) -> {
                  symbols.put(origin(row.getString("source")), row.getInt("symbols"));
                  return row.getObject("newest", LocalDate.class);
                })
            .list()
            .stream()
            .max(LocalDate::compareTo);
    return new Freshness(
        newest, symbols.values().stream().mapToInt(Integer::intValue).sum(), symbols);
  }

  private static PriceOrigin origin(String key) {
    return PriceOrigin.of(key)
        .orElseThrow(() -> new IllegalStateException("unknown origin of a price: " + key));
  }
}
