package dev.sigmasight.server.batch;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How complete and how fresh the prices of what is held are. */
@Component
public class PriceCoverage {
  private final CoreDb db;
  private final TradingCalendar calendar;

  PriceCoverage(CoreDb db, TradingCalendar calendar) {
    this.db = db;
    this.calendar = calendar;
  }

  /**
   * The prices of one symbol that is held.
   *
   * @param newest the newest session with a price
   * @param sessions how many prices there are in the last year
   */
  record Held(String symbol, @Nullable LocalDate newest, int sessions) {}

  /**
   * The figures of all symbols.
   *
   * @param symbols listed securities held, and underlyings of options held
   * @param current how many of them have a price of the session
   * @param oldestAgeSessions sessions since the newest price of the symbol that is worst off; null
   *     if some symbol has no price at all, or nothing is held
   */
  public record Figures(
      LocalDate session, int symbols, int current, @Nullable Integer oldestAgeSessions) {

    /** Share of the symbols with a price of the session, as a fraction; null if nothing is held. */
    public @Nullable Double coverage() {
      return symbols == 0 ? null : (double) current / symbols;
    }
  }

  /** The figures for a session, over all active portfolios. */
  public Figures figures(LocalDate session) {
    List<Held> held = held(session, Optional.empty());
    boolean whole = !held.isEmpty() && held.stream().allMatch(each -> each.newest() != null);
    return new Figures(
        session,
        held.size(),
        (int) held.stream().filter(each -> session.equals(each.newest())).count(),
        whole ? held.stream().mapToInt(each -> age(each, session)).max().orElse(0) : null);
  }

  private int age(Held held, LocalDate session) {
    LocalDate newest = held.newest();
    return newest == null ? 0 : calendar.sessionsBetween(newest, session);
  }

  /** Whether there is a portfolio that is not deleted. */
  boolean isKept(UUID portfolio) {
    return db.sql("select exists (select from portfolio where id = :id and deleted_at is null)")
        .param("id", portfolio)
        .query(Boolean.class)
        .single();
  }

  /** Each symbol held at the newest snapshot of its portfolio, or at all where there is none. */
  List<Held> held(LocalDate session, Optional<UUID> portfolio) {
    return db.sql(
            """
            with newest as (
              select portfolio_id, max(on_date) as on_date from portfolio_snapshot group by 1),
            held as (
              select distinct coalesce(u.symbol, i.symbol) as symbol
              from portfolio f
                join position p on p.portfolio_id = f.id and p.deleted_at is null
                join instrument i on i.id = p.instrument_id
                left join instrument u on u.id = i.underlying_id
                left join newest n on n.portfolio_id = f.id
              where f.active and f.deleted_at is null and i.investment_class <> 'PRIVATE'
                and (cast(:portfolio as uuid) is null or f.id = :portfolio)
                and (n.on_date is null or p.created_at\\:\\:date > n.on_date or exists (
                  select from position_snapshot s
                  where s.position_id = p.id and s.on_date = n.on_date and s.quantity <> 0)))
            select held.symbol, prices.newest, coalesce(prices.sessions, 0) as sessions
            from held left join lateral (
              select max(m.on_date) as newest, count(*) as sessions from market_data_cache m
              where m.symbol = held.symbol and m.on_date <= :session
                and m.on_date > cast(:session as date) - 365) prices on true
            order by held.symbol
            """)
        .param("portfolio", portfolio.orElse(null))
        .param("session", session)
        .query(
            (row, _) ->
                new Held(
                    row.getString("symbol"),
                    row.getObject("newest", LocalDate.class),
                    row.getInt("sessions")))
        .list();
  }
}
