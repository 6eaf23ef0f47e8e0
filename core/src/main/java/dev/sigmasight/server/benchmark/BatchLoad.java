package dev.sigmasight.server.benchmark;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.coredb.CoreDb;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Fills an empty database with invented symbols and portfolios. The same numbers come out each
 * time. Never for a database that somebody uses.
 */
@Component
public class BatchLoad {
  private static final long SEED = 20_260_105;

  /** Whose the portfolios are; the account is made unless it is there. */
  public static final AccountId OWNER = new AccountId(new UUID(SEED, 1));

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<String> FUNDS =
      List.of("SPY", "TLT", "MTUM", "VTV", "VUG", "IWM", "QUAL", "USMV");

  /** Underlyings that have options, and contracts on each. */
  private static final int UNDERLYINGS = 50;

  private final CoreDb db;
  private final TradingCalendar calendar;

  BatchLoad(CoreDb db, TradingCalendar calendar) {
    this.db = db;
    this.calendar = calendar;
  }

  /**
   * How much of everything.
   *
   * @param positions of each portfolio; one in ten is an option, one in seven is short
   * @param symbols with prices, beside the funds of the factors
   * @param sessions of prices before the last
   */
  public record Size(int portfolios, int positions, int symbols, int sessions) {
    public Size {
      if (portfolios < 1 || positions < 1 || symbols < UNDERLYINGS || sessions < 1) {
        throw new IllegalArgumentException(
            "at least 1 portfolio, 1 position, " + UNDERLYINGS + " symbols and 1 session");
      }
    }
  }

  /** Stores it all; the portfolios buy everything at the last session's close. */
  public void store(Size size, LocalDate last) {
    List<LocalDate> sessions = calendar.sessions(last.minusDays(2L * size.sessions()), last);
    List<LocalDate> used = sessions.subList(sessions.size() - size.sessions(), sessions.size());
    prices(size, used);
    // the planner knows nothing yet of rows that were written just now
    var _ = db.sql("analyze market_data_cache").update();
    instruments(last);
    var _ = db.sql("analyze instrument").update();
    portfolios(size, last);
    var _ = db.sql("analyze").update();
  }

  private void prices(Size size, List<LocalDate> sessions) {
    List<String> symbols = new ArrayList<>(FUNDS);
    for (int i = 0; i < size.symbols(); i++) {
      symbols.add("B%04d".formatted(i));
    }
    db.inTransaction(
        PATIENCE,
        () ->
            db.copyIn(
                """
                copy market_data_cache (symbol, on_date, close, source, source_rank, is_final)
                from stdin
                """,
                out -> write(out, symbols, sessions)));
  }

  /** One factor moves all, each by a beta of its own, and something else each alone. */
  private static void write(OutputStream out, List<String> symbols, List<LocalDate> sessions)
      throws IOException {
    Random random = new Random(SEED);
    double[] market = new double[sessions.size()];
    for (int t = 0; t < market.length; t++) {
      market[t] = 0.0003 + 0.01 * random.nextGaussian();
    }
    for (String symbol : symbols) {
      double beta = symbol.equals("SPY") ? 1 : 0.4 + 1.2 * random.nextDouble();
      double own = symbol.equals("SPY") ? 0 : FUNDS.contains(symbol) ? 0.004 : 0.015;
      double price = 20 + 300 * random.nextDouble();
      StringBuilder rows = new StringBuilder(40 * sessions.size());
      for (int t = 0; t < market.length; t++) {
        price *= Math.exp(beta * market[t] + own * random.nextGaussian());
        rows.append(symbol).append('\t').append(sessions.get(t)).append('\t');
        rows.append(Math.round(price * 100) / 100.0 + 0.01).append("\tsynthetic\t90\tt\n");
      }
      out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void instruments(LocalDate last) {
    db.sql(
            """
            insert into instrument (symbol, investment_class, subtype)
            select symbol, 'PUBLIC', case when symbol like 'B%' then 'STOCK' else 'ETF' end
            from (select distinct symbol from market_data_cache) s order by symbol
            """)
        .update();
    db.sql(
            """
            insert into instrument (symbol, investment_class, subtype, multiplier, underlying_id,
              option_right, strike, expiry, exercise_style)
            select i.symbol || '-' || k, 'OPTIONS', r.side, 100, i.id, r.side,
              round(m.close * (0.85 + 0.05 * k)), cast(:last as date) + 30 * k + 15, 'AMERICAN'
            from (select *, row_number() over (order by id) as place from instrument
                  where symbol like 'B%') i
              join market_data_cache m on m.symbol = i.symbol and m.on_date = :last
              cross join generate_series(1, 5) k
              cross join lateral (select case when (i.place + k) % 2 = 0 then 'CALL' else 'PUT' end as side) r
            where i.place <= :underlyings
            """)
        .param("last", last)
        .param("underlyings", UNDERLYINGS)
        .update();
  }

  private void portfolios(Size size, LocalDate last) {
    UUID account = OWNER.value();
    db.sql(
            """
            insert into account (id, email, full_name) values (:id, 'load@example.com', 'Load')
            on conflict (id) do nothing
            """)
        .param("id", account)
        .update();
    db.inTransaction(
        PATIENCE,
        () -> {
          db.sql(
                  """
                  insert into portfolio (id, account_id, name, account_name, initial_equity)
                  select md5('load ' || n)::uuid, :account, 'Load ' || n, 'Load ' || n, 1000000
                  from generate_series(1, :portfolios) n
                  """)
              .param("account", account)
              .param("portfolios", size.portfolios())
              .update();
          holdings(size, last);
          return true;
        });
  }

  private void holdings(Size size, LocalDate last) {
    db.sql(
            """
            create temporary table load_holding on commit drop as
            with stock as (
              select i.id, m.close, row_number() over (order by i.id) - 1 as place
              from instrument i join market_data_cache m on m.symbol = i.symbol and m.on_date = :last
              where i.investment_class = 'PUBLIC' and i.symbol like 'B%'),
            contract as (
              select id, row_number() over (order by id) - 1 as place from instrument
              where investment_class = 'OPTIONS')
            select md5('load ' || n)::uuid as portfolio, md5('lot ' || n || ' ' || k)::uuid as lot, k,
              case when k % 10 = 0 then o.id else s.id end as instrument,
              case when k % 10 = 0 then 'OPTION_OPEN' when k % 7 = 0 then 'SHORT' else 'BUY' end as kind,
              case when k % 10 = 0 then case when n % 2 = 0 then 5 else -5 end
                when k % 7 = 0 then -greatest(1, floor(20000 / s.close))
                else greatest(1, floor(25000 / s.close)) end as quantity,
              case when k % 10 = 0 then 5.00 else s.close end as price
            from generate_series(1, :portfolios) n cross join generate_series(1, :positions) k
              join stock s on s.place = (n::bigint * 31 + k * 41) % (select count(*) from stock)
              join contract o on o.place = (n::bigint * 7 + k) % (select count(*) from contract)
            """)
        .param("last", last)
        .param("portfolios", size.portfolios())
        .param("positions", size.positions())
        .update();
    db.sql(
            """
            insert into position (id, portfolio_id, instrument_id, lot_number)
            select lot, portfolio, instrument, k from load_holding
            """)
        .update();
    db.sql(
            """
            insert into ledger_transaction (portfolio_id, on_date, kind, amount, origin)
            select id, :last, 'DEPOSIT', 1000000, 'SEED' from portfolio
            """)
        .param("last", last)
        .update();
    db.sql(
            """
            insert into ledger_transaction (portfolio_id, on_date, kind, instrument_id, position_id,
              quantity, price, origin)
            select portfolio, :last, kind, instrument, lot, quantity, price, 'SEED'
            from load_holding order by portfolio, k
            """)
        .param("last", last)
        .update();
  }

  /** How many rows the batch has written. */
  public long rows() {
    return db.sql(
            """
            select (select count(*) from portfolio_snapshot) + (select count(*) from position_snapshot)
              + (select count(*) from symbol_risk) + (select count(*) from factor_correlation)
              + (select count(*) from portfolio_risk) + (select count(*) from portfolio_breakdown)
              + (select count(*) from portfolio_factor) + (select count(*) from portfolio_stress)
              + (select count(*) from portfolio_correlation) + (select count(*) from portfolio_tail)
              + (select count(*) from batch_item)
            """)
        .query(Long.class)
        .single();
  }
}
