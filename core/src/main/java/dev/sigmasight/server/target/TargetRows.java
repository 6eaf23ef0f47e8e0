package dev.sigmasight.server.target;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.marketdata.SplitRatio;
import dev.sigmasight.server.target.Target.Current;
import dev.sigmasight.server.target.TargetChange.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Target prices as they are stored. */
@Component
final class TargetRows {
  /** The day on which a target was stated: its prices are in the units of that day. */
  private static final String STATED = "cast(t.updated_at at time zone 'America/New_York' as date)";

  private static final int CARRIED_SESSIONS = 5;
  private static final int PRICE_SCALE = 8;
  private static final int DAYS_TO_CARRY = 15;

  private final CoreDb db;
  private final TradingCalendar calendar;

  TargetRows(CoreDb db, TradingCalendar calendar) {
    this.db = db;
    this.calendar = calendar;
  }

  /** Lets only one request at a time change the targets of a portfolio. */
  void lock(PortfolioId portfolio) {
    db.sql("select id from portfolio where id = :portfolio for update")
        .param("portfolio", portfolio.value())
        .query(UUID.class)
        .single();
  }

  /**
   * All of a portfolio by symbol and type, with the close of the session, or the last one that is
   * at most five sessions old. Prices that were stated before a split are restated in the units of
   * that close.
   */
  List<Target> of(PortfolioId portfolio, LocalDate session) {
    return of(List.of(portfolio), session);
  }

  /** The same of several portfolios. */
  List<Target> of(Collection<PortfolioId> portfolios, LocalDate session) {
    return db.sql(
            """
            select t.*, %s as ratio, l.id is null and a.id is not null as private,
              m.on_date as close_on, m.close, m.source as close_source, m.is_final, m.fetched_at,
              v.on_date as value_on, v.price as value, v.created_at as valued_at
            from target_price t
              join portfolio f on f.id = t.portfolio_id
              left join instrument a on a.symbol = t.symbol and a.owner_id = f.account_id
              left join instrument l on l.symbol = t.symbol and l.owner_id is null
              left join instrument u on u.id = l.underlying_id
              left join lateral (
                select on_date, close, source, is_final, fetched_at from market_data_cache
                where symbol = coalesce(u.symbol, t.symbol) and on_date between :from and :session
                order by on_date desc limit 1) m on true
              left join lateral (
                select on_date, price, created_at from instrument_valuation
                where instrument_id = a.id and on_date <= :session
                order by on_date desc limit 1) v on true
            where t.portfolio_id = any (cast(:portfolios as uuid[]))
            order by t.symbol, t.position_type
            """
                .formatted(
                    SplitRatio.sql(
                        "coalesce(u.symbol, t.symbol)", STATED, "m.on_date", "m.source")))
        .param("portfolios", portfolios.stream().map(PortfolioId::toString).toArray(String[]::new))
        .param("session", session)
        .param("from", session.minusDays(DAYS_TO_CARRY))
        .query((row, number) -> map(row, session))
        .list();
  }

  /** Adds one; empty if there is one of this symbol and type. */
  Optional<UUID> add(AccountId owner, PortfolioId portfolio, NewTarget wanted, Instant now) {
    return db.sql(
            """
            insert into target_price (portfolio_id, symbol, position_type, created_by, created_at, updated_at)
            values (:portfolio, :symbol, :type, :owner, :now, :now)
            on conflict do nothing returning id
            """)
        .param("portfolio", portfolio.value())
        .param("symbol", wanted.symbol())
        .param("type", wanted.type().name())
        .param("owner", owner.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .optional();
  }

  /** The one of a symbol and type. */
  Optional<UUID> find(PortfolioId portfolio, String symbol, PositionType type) {
    return db.sql(
            """
            select id from target_price
            where portfolio_id = :portfolio and symbol = :symbol and position_type = :type
            """)
        .param("portfolio", portfolio.value())
        .param("symbol", symbol)
        .param("type", type.name())
        .query(UUID.class)
        .optional();
  }

  /** Writes what was sent; what stays is restated over splits since it was stated. */
  void change(UUID id, TargetChange change, Instant now) {
    db.sql(
            """
            update target_price o set
              target_price_eoy = case when :hasEoy then :eoy
                else round(o.target_price_eoy * s.ratio, 8) end,
              target_price_next_year = case when :hasNext then :next
                else round(o.target_price_next_year * s.ratio, 8) end,
              downside_target_price = case when :hasDownside then :downside
                else round(o.downside_target_price * s.ratio, 8) end,
              current_price = case when :hasCurrent then :current else o.current_price end,
              price_stated_at = case when not :hasCurrent then o.price_stated_at
                when cast(:current as numeric) is not null then :now end,
              updated_at = :now
            from (
              select %s as ratio
              from target_price t
                left join instrument l on l.symbol = t.symbol and l.owner_id is null
                left join instrument u on u.id = l.underlying_id
                left join lateral (
                  select source from market_data_cache where symbol = coalesce(u.symbol, t.symbol)
                  order by on_date desc limit 1) m on true
              where t.id = :id) s
            where o.id = :id
            """
                .formatted(
                    SplitRatio.sql(
                        "coalesce(u.symbol, t.symbol)",
                        STATED,
                        "cast(cast(:now as timestamptz) at time zone 'America/New_York' as date)",
                        "m.source")))
        .param("hasEoy", change.has(Field.TARGET_PRICE_EOY))
        .param("eoy", change.value(Field.TARGET_PRICE_EOY), Types.NUMERIC)
        .param("hasNext", change.has(Field.TARGET_PRICE_NEXT_YEAR))
        .param("next", change.value(Field.TARGET_PRICE_NEXT_YEAR), Types.NUMERIC)
        .param("hasDownside", change.has(Field.DOWNSIDE_TARGET_PRICE))
        .param("downside", change.value(Field.DOWNSIDE_TARGET_PRICE), Types.NUMERIC)
        .param("hasCurrent", change.has(Field.CURRENT_PRICE))
        .param("current", change.value(Field.CURRENT_PRICE), Types.NUMERIC)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  /** Forgets what owners stated where the market decides. */
  void forgetStated(List<UUID> ids) {
    if (!ids.isEmpty()) {
      db.sql(
              """
              update target_price set current_price = null, price_stated_at = null
              where id = any (cast(:ids as uuid[]))
              """)
          .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
          .update();
    }
  }

  void delete(UUID id) {
    db.sql("delete from target_price where id = :id").param("id", id).update();
  }

  private Target map(ResultSet row, LocalDate session) throws SQLException {
    boolean isPrivate = row.getBoolean("private");
    Current price = current(row, session, isPrivate);
    return new Target(
        row.getObject("id", UUID.class),
        row.getObject("portfolio_id", UUID.class),
        row.getString("symbol"),
        PositionType.valueOf(row.getString("position_type")),
        restated(row, "target_price_eoy"),
        restated(row, "target_price_next_year"),
        restated(row, "downside_target_price"),
        row.getBigDecimal("current_price"),
        price,
        isPrivate,
        row.getObject("created_by", UUID.class),
        instant(row, "created_at"),
        instant(row, "updated_at"));
  }

  private static @Nullable BigDecimal restated(ResultSet row, String column) throws SQLException {
    BigDecimal stated = row.getBigDecimal(column);
    BigDecimal ratio = row.getBigDecimal("ratio");
    return stated == null || ratio.compareTo(BigDecimal.ONE) == 0
        ? stated
        : stated.multiply(ratio).setScale(PRICE_SCALE, RoundingMode.HALF_EVEN);
  }

  private @Nullable Current current(ResultSet row, LocalDate session, boolean isPrivate)
      throws SQLException {
    LocalDate closeOn = row.getObject("close_on", LocalDate.class);
    if (!isPrivate
        && closeOn != null
        && calendar.sessionsBetween(closeOn, session) <= CARRIED_SESSIONS) {
      return new Current(
          row.getBigDecimal("close"),
          closeOn,
          row.getString("close_source"),
          row.getBoolean("is_final"),
          instant(row, "fetched_at"));
    }
    BigDecimal stated = row.getBigDecimal("current_price");
    if (stated != null) {
      Instant at = instant(row, "price_stated_at");
      return new Current(
          stated, LocalDate.ofInstant(at, TradingCalendar.ZONE), Target.OWNER, true, at);
    }
    LocalDate valuedOn = row.getObject("value_on", LocalDate.class);
    return isPrivate && valuedOn != null
        ? new Current(
            row.getBigDecimal("value"), valuedOn, Target.OWNER, true, instant(row, "valued_at"))
        : null;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), column).toInstant();
  }
}
