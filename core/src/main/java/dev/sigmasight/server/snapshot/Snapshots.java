package dev.sigmasight.server.snapshot;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Snapshots of portfolios. Those that rest on an older ledger or older prices are not shown. */
@Component
public class Snapshots {
  /** Version of the methods behind a close. */
  public static final String METHOD = DayRows.METHOD;

  private static final int RETURN_SCALE = 10;
  private static final String VALID =
      """
      from portfolio_snapshot s join portfolio f on f.id = s.portfolio_id
      where s.portfolio_id = :portfolio
        and (f.recompute_from is null or s.on_date < f.recompute_from)
      """;

  /** What {@link #periods(ResultSet)} reads, of the snapshots {@code s} up to a day. */
  public static final String PERIODS =
      """
      select sum(s.pnl) filter (where s.on_date >= date_trunc('year', cast(:day as date))) as ytd,
        sum(s.pnl) filter (where s.on_date >= date_trunc('month', cast(:day as date))) as mtd,
        (array_agg(s.twr_index order by s.on_date))[1] as first_index,
        (array_agg(s.twr_index order by s.on_date desc))[1] as last_index
      """;

  private final CoreDb db;

  Snapshots(CoreDb db) {
    this.db = db;
  }

  /** The newest, if there is one. */
  public Optional<Snapshot> newest(PortfolioId portfolio) {
    return db.sql("select s.* " + VALID + "order by s.on_date desc limit 1")
        .param("portfolio", portfolio.value())
        .query(Snapshots::map)
        .optional();
  }

  /** The newest on or before a day. */
  public Optional<Snapshot> onOrBefore(PortfolioId portfolio, LocalDate day) {
    return db.sql("select s.* " + VALID + "and s.on_date <= :day order by s.on_date desc limit 1")
        .param("portfolio", portfolio.value())
        .param("day", day)
        .query(Snapshots::map)
        .optional();
  }

  /** The last so many up to a day, oldest first. */
  public List<Snapshot> last(PortfolioId portfolio, LocalDate to, int count) {
    return db.sql(
            "select s.* " + VALID + "and s.on_date <= :to order by s.on_date desc limit :count")
        .param("portfolio", portfolio.value())
        .param("to", to)
        .param("count", count)
        .query(Snapshots::map)
        .list()
        .reversed();
  }

  /** All from one day to another, oldest first. */
  public List<Snapshot> between(PortfolioId portfolio, LocalDate from, LocalDate to) {
    return db.sql("select s.* " + VALID + "and s.on_date between :from and :to order by s.on_date")
        .param("portfolio", portfolio.value())
        .param("from", from)
        .param("to", to)
        .query(Snapshots::map)
        .list();
  }

  /** All of many portfolios up to a day, oldest first; one without any is absent. */
  public Map<PortfolioId, List<Snapshot>> upTo(Collection<PortfolioId> portfolios, LocalDate to) {
    Map<PortfolioId, List<Snapshot>> found = new HashMap<>();
    db.sql(
            """
            select s.* from portfolio_snapshot s join portfolio f on f.id = s.portfolio_id
            where s.portfolio_id = any (cast(:portfolios as uuid[]))
              and (f.recompute_from is null or s.on_date < f.recompute_from)
              and s.on_date <= :to
            order by s.portfolio_id, s.on_date
            """)
        .param("portfolios", ids(portfolios))
        .param("to", to)
        .query(
            row -> {
              found
                  .computeIfAbsent(
                      new PortfolioId(row.getObject("portfolio_id", UUID.class)),
                      _ -> new ArrayList<>())
                  .add(map(row, 0));
            });
    return found;
  }

  /** Those of many portfolios on these days; one without any is absent. */
  public Map<PortfolioId, List<Snapshot>> on(
      Collection<PortfolioId> portfolios, List<LocalDate> days) {
    Map<PortfolioId, List<Snapshot>> found = new HashMap<>();
    db.sql(
            """
            select s.* from portfolio_snapshot s join portfolio f on f.id = s.portfolio_id
            where s.portfolio_id = any (cast(:portfolios as uuid[]))
              and (f.recompute_from is null or s.on_date < f.recompute_from)
              and s.on_date = any (cast(:days as date[]))
            order by s.portfolio_id, s.on_date
            """)
        .param("portfolios", ids(portfolios))
        .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
        .query(
            row -> {
              found
                  .computeIfAbsent(
                      new PortfolioId(row.getObject("portfolio_id", UUID.class)),
                      _ -> new ArrayList<>())
                  .add(map(row, 0));
            });
    return found;
  }

  /** The day of the newest. */
  public Optional<LocalDate> newestDay(PortfolioId portfolio) {
    return db.sql("select s.on_date " + VALID + "order by s.on_date desc limit 1")
        .param("portfolio", portfolio.value())
        .query(LocalDate.class)
        .optional();
  }

  /** Profit and return over the usual periods that end on a day. */
  public PeriodFigures periods(PortfolioId portfolio, LocalDate day) {
    return db.sql(PERIODS + VALID + "and s.on_date <= :day")
        .param("portfolio", portfolio.value())
        .param("day", day)
        .query((row, _) -> periods(row))
        .single();
  }

  /** The periods of a row with {@link #PERIODS}. */
  public static PeriodFigures periods(ResultSet row) throws SQLException {
    return new PeriodFigures(
        row.getBigDecimal("ytd"),
        row.getBigDecimal("mtd"),
        growth(row.getBigDecimal("first_index"), row.getBigDecimal("last_index")),
        growth(BigDecimal.ONE, row.getBigDecimal("last_index")));
  }

  private static @Nullable BigDecimal growth(@Nullable BigDecimal from, @Nullable BigDecimal to) {
    if (from == null || to == null || from.signum() <= 0) {
      return null;
    }
    return to.divide(from, MathContext.DECIMAL128)
        .subtract(BigDecimal.ONE)
        .setScale(RETURN_SCALE, RoundingMode.HALF_EVEN);
  }

  /**
   * How far a portfolio is computed.
   *
   * @param newest day of its newest snapshot; null if there is none
   * @param firstLine day of the first line of its ledger; null if it is empty
   */
  record Reach(@Nullable LocalDate newest, @Nullable LocalDate firstLine) {

    /** The first day whose prices the next one needs. */
    @Nullable LocalDate start() {
      return newest == null ? firstLine : newest;
    }
  }

  /** How far these portfolios are computed. */
  Map<PortfolioId, Reach> reach(Collection<PortfolioId> portfolios) {
    Map<PortfolioId, Reach> reach = new HashMap<>();
    db.sql(
            """
            select f.id,
              (select s.on_date from portfolio_snapshot s
               where s.portfolio_id = f.id and (f.recompute_from is null or s.on_date < f.recompute_from)
               order by s.on_date desc limit 1) as newest,
              (select t.on_date from ledger_transaction t
               where t.portfolio_id = f.id and t.deleted_at is null order by t.on_date limit 1) as first_line
            from portfolio f where f.id = any (cast(:portfolios as uuid[]))
            """)
        .param("portfolios", ids(portfolios))
        .query(
            row -> {
              reach.put(
                  new PortfolioId(row.getObject("id", UUID.class)),
                  new Reach(
                      row.getObject("newest", LocalDate.class),
                      row.getObject("first_line", LocalDate.class)));
            });
    return reach;
  }

  /** The newest of each of these portfolios; one without any is absent. */
  Map<PortfolioId, Snapshot> newest(Collection<PortfolioId> portfolios) {
    Map<PortfolioId, Snapshot> newest = new HashMap<>();
    db.sql(
            """
            select s.* from portfolio f cross join lateral (
              select * from portfolio_snapshot o
              where o.portfolio_id = f.id and (f.recompute_from is null or o.on_date < f.recompute_from)
              order by o.on_date desc limit 1) s
            where f.id = any (cast(:portfolios as uuid[]))
            """)
        .param("portfolios", ids(portfolios))
        .query(
            row -> {
              newest.put(new PortfolioId(row.getObject("portfolio_id", UUID.class)), map(row, 0));
            });
    return newest;
  }

  private static String[] ids(Collection<PortfolioId> portfolios) {
    return portfolios.stream().map(PortfolioId::toString).toArray(String[]::new);
  }

  /** Writes it when the transaction ends. */
  void write(PortfolioId portfolio, Snapshot row, String methodVersion) {
    db.later(
            """
            insert into portfolio_snapshot (portfolio_id, on_date, nav, cash, long_value, short_value,
              flow, pnl, holding_pnl, trading_pnl, income, fees, realized_pnl, unrealized_pnl,
              pnl_since_entry, cumulative_pnl, cumulative_flow, daily_return, twr_index,
              position_count, long_count, short_count, quality, quality_reason, sources, stale_count,
              method_version, input_hash)
            values (:portfolio, :date, :nav, :cash, :longValue, :shortValue, :flow, :pnl, :holdingPnl,
              :tradingPnl, :income, :fees, :realizedPnl, :unrealizedPnl, :pnlSinceEntry,
              :cumulativePnl, :cumulativeFlow, :dailyReturn, :twrIndex, :positionCount, :longCount,
              :shortCount, :quality, :qualityReason, :sourceNames, :staleCount, :method, :inputHash)
            """)
        .param("date", row.date())
        .param("nav", row.nav())
        .param("cash", row.cash())
        .param("longValue", row.longValue())
        .param("shortValue", row.shortValue())
        .param("flow", row.flow())
        .param("pnl", row.pnl())
        .param("holdingPnl", row.holdingPnl())
        .param("tradingPnl", row.tradingPnl())
        .param("income", row.income())
        .param("fees", row.fees())
        .param("realizedPnl", row.realizedPnl())
        .param("unrealizedPnl", row.unrealizedPnl())
        .param("pnlSinceEntry", row.pnlSinceEntry())
        .param("cumulativePnl", row.cumulativePnl())
        .param("cumulativeFlow", row.cumulativeFlow())
        .param("dailyReturn", row.dailyReturn())
        .param("twrIndex", row.twrIndex())
        .param("positionCount", row.positionCount())
        .param("longCount", row.longCount())
        .param("shortCount", row.shortCount())
        .param("quality", row.quality())
        .param("qualityReason", row.qualityReason())
        .param("staleCount", row.staleCount())
        .param("inputHash", row.inputHash())
        .param("portfolio", portfolio.value())
        .param("sourceNames", row.sources().toArray(String[]::new))
        .param("method", methodVersion)
        .keep();
  }

  /** Removes what was computed on and after a day. */
  void remove(PortfolioId portfolio, LocalDate from) {
    for (String table : List.of("portfolio_risk", "position_snapshot", "portfolio_snapshot")) {
      db.sql("delete from " + table + " where portfolio_id = :portfolio and on_date >= :from")
          .param("portfolio", portfolio.value())
          .param("from", from)
          .update();
    }
  }

  private static Snapshot map(ResultSet row, int number) throws SQLException {
    return new Snapshot(
        row.getObject("on_date", LocalDate.class),
        row.getBigDecimal("nav"),
        row.getBigDecimal("cash"),
        row.getBigDecimal("long_value"),
        row.getBigDecimal("short_value"),
        row.getBigDecimal("flow"),
        row.getBigDecimal("pnl"),
        row.getBigDecimal("holding_pnl"),
        row.getBigDecimal("trading_pnl"),
        row.getBigDecimal("income"),
        row.getBigDecimal("fees"),
        row.getBigDecimal("realized_pnl"),
        row.getBigDecimal("unrealized_pnl"),
        row.getBigDecimal("pnl_since_entry"),
        row.getBigDecimal("cumulative_pnl"),
        row.getBigDecimal("cumulative_flow"),
        row.getBigDecimal("daily_return"),
        row.getBigDecimal("twr_index"),
        row.getInt("position_count"),
        row.getInt("long_count"),
        row.getInt("short_count"),
        row.getString("quality"),
        row.getString("quality_reason"),
        List.of((String[]) row.getArray("sources").getArray()),
        row.getInt("stale_count"),
        row.getString("input_hash"));
  }
}
