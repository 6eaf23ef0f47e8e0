package dev.sigmasight.server.analytics;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.analytics.Standing.Computed;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.overview.Obstacle;
import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.overview.Trust;
import dev.sigmasight.server.portfolio.ExposureLimits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells how far portfolios are computed, in one statement. */
@Component
public class Standings {
  private static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 31);

  private final CoreDb db;
  private final TradingCalendar calendar;
  private final Clock clock;

  Standings(CoreDb db, TradingCalendar calendar, Clock clock) {
    this.db = db;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * The newest results.
   *
   * @throws ProblemException NotFound if there is no such portfolio, or it is somebody else's
   */
  public Standing of(AccountId owner, UUID portfolio) {
    return newest(owner, portfolio, 0, null);
  }

  /**
   * The newest results up to a day, as far as they could be relied on when it was over.
   *
   * @param asOf the day; null for the newest of all
   * @throws ProblemException NotFound if there is no such portfolio, or it is somebody else's
   */
  public Standing of(AccountId owner, UUID portfolio, @Nullable LocalDate asOf) {
    return newest(owner, portfolio, 0, asOf);
  }

  /** The newest results with a beta to each of the first so many factors. */
  Standing withFactors(AccountId owner, UUID portfolio, int factors) {
    return newest(owner, portfolio, factors, null);
  }

  private Standing newest(AccountId owner, UUID portfolio, int factors, @Nullable LocalDate asOf) {
    LocalDate upTo = asOf == null ? FOR_EVER : asOf;
    return db.sql(
            """
            select case when r.on_date is null or r.on_date < :last then %s end as obstacle, case when r.on_date is null then %s end as begins, r.on_date, r.missing, r.sources, r.input_hash, s.nav, s.position_count, s.quality,
              s.quality_reason, n.newest, f.gross_exposure_max, f.net_exposure_min, f.net_exposure_max,
              (select array_agg(key order by key) from jsonb_each_text(r.reasons)) as names,
              (select array_agg(value order by key) from jsonb_each_text(r.reasons)) as texts,
              (select min(l.price_date) from position_snapshot l
               where l.portfolio_id = f.id and l.on_date = r.on_date and l.price_source <> 'owner') as through
            from portfolio f
              left join lateral (
                select * from portfolio_risk o
                where o.portfolio_id = f.id and (f.recompute_from is null or o.on_date < f.recompute_from)
                  and o.on_date <= :upTo and (:factors = 0 or exists (
                    select 1 from portfolio_factor x
                    where x.portfolio_id = o.portfolio_id and x.on_date = o.on_date
                      and array_position(trim_array(x.betas, cardinality(x.betas) - cast(:factors as int)), null) is null))
                order by o.on_date desc limit 1) r on true
              left join portfolio_snapshot s on s.portfolio_id = f.id and s.on_date = r.on_date
              left join lateral (
                select o.on_date as newest from portfolio_snapshot o
                where o.portfolio_id = f.id and (f.recompute_from is null or o.on_date < f.recompute_from)
                  and o.on_date <= :upTo
                order by o.on_date desc limit 1) n on true
            where f.id = :portfolio and f.account_id = :owner and f.deleted_at is null
            """
                .formatted(Obstacle.OF_F, Obstacle.BEGINS_AFTER_UP_TO))
        .param("portfolio", portfolio)
        .param("owner", owner.value())
        .param("factors", factors)
        .param("upTo", upTo)
        .param("last", lastSession(upTo))
        .query((row, number) -> standing(new PortfolioId(portfolio), row, upTo))
        .optional()
        .orElseThrow(
            () ->
                new ProblemException(new Problem.NotFound("There is no portfolio with this id.")));
  }

  private Standing standing(PortfolioId portfolio, ResultSet row, LocalDate upTo)
      throws SQLException {
    LocalDate today = LocalDate.ofInstant(clock.instant(), TradingCalendar.ZONE);
    LocalDate last = lastSession(upTo);
    LocalDate day = row.getObject("on_date", LocalDate.class);
    String obstacle = row.getString("obstacle");
    if (day == null || row.getString("quality") == null) {
      LocalDate begins = row.getObject("begins", LocalDate.class);
      return new Standing(
          portfolio,
          today,
          last,
          null,
          Quality.UNAVAILABLE,
          begins == null ? Obstacle.after(Obstacle.NOTHING, obstacle) : Obstacle.before(begins),
          limits(row),
          null);
    }
    Quality stored = Quality.valueOf(row.getString("quality"));
    boolean late = day.isBefore(last) && stored != Quality.PARTIAL;
    return new Standing(
        portfolio,
        today,
        last,
        row.getObject("through", LocalDate.class),
        late ? Quality.STALE : stored,
        late
            ? Obstacle.after(Trust.computedThrough(day, last), obstacle)
            : row.getString("quality_reason"),
        limits(row),
        computed(day, row));
  }

  private static ExposureLimits limits(ResultSet row) throws SQLException {
    return new ExposureLimits(
        row.getBigDecimal("gross_exposure_max"),
        row.getBigDecimal("net_exposure_min"),
        row.getBigDecimal("net_exposure_max"));
  }

  /** The last completed session, of those up to a day. */
  private LocalDate lastSession(LocalDate upTo) {
    LocalDate last = calendar.lastCompletedSession(clock.instant());
    return upTo.isBefore(last) && !upTo.isBefore(calendar.firstDay())
        ? calendar.sessionOnOrBefore(upTo)
        : last;
  }

  private static Computed computed(LocalDate day, ResultSet row) throws SQLException {
    return new Computed(
        day,
        Objects.requireNonNullElse(row.getObject("newest", LocalDate.class), day),
        row.getBigDecimal("nav"),
        row.getInt("position_count"),
        List.of((String[]) row.getArray("missing").getArray()),
        reasons(row),
        List.of((String[]) row.getArray("sources").getArray()),
        row.getString("input_hash"));
  }

  private static Map<String, String> reasons(ResultSet row) throws SQLException {
    Map<String, String> reasons = new TreeMap<>();
    if (row.getArray("names") != null) {
      String[] names = (String[]) row.getArray("names").getArray();
      String[] texts = (String[]) row.getArray("texts").getArray();
      for (int i = 0; i < names.length; i++) {
        reasons.put(names[i], texts[i]);
      }
    }
    return reasons;
  }
}
