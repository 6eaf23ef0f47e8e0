package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.overview.Obstacle;
import dev.sigmasight.server.overview.Quality;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells which portfolios are looked at as one, and how far they are computed, in one statement. */
@Component
public class Pools {
  /** What is said of portfolios without valid results. */
  public static final String NOTHING = "No run has computed it as its ledger is now.";

  private static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 31);

  private final CoreDb db;
  private final TradingCalendar calendar;
  private final Clock clock;

  Pools(CoreDb db, TradingCalendar calendar, Clock clock) {
    this.db = db;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * With their newest valuation.
   *
   * @param asked ids; all active portfolios of the owner if there are none
   * @throws ProblemException NotFound if one does not exist, or is somebody else's
   */
  Pool valued(AccountId owner, Collection<UUID> asked) {
    return read(owner, asked, "portfolio_snapshot", null);
  }

  /**
   * With their newest results of risk.
   *
   * @throws ProblemException as {@link #valued}
   */
  Pool analysed(AccountId owner, Collection<UUID> asked) {
    return read(owner, asked, "portfolio_risk", null);
  }

  /** All active portfolios with their newest valuation up to a day; null for the newest of all. */
  public Pool valuedOn(AccountId owner, @Nullable LocalDate asOf) {
    return read(owner, List.of(), "portfolio_snapshot", asOf);
  }

  /** The same with their newest results of risk. */
  public Pool analysedOn(AccountId owner, @Nullable LocalDate asOf) {
    return read(owner, List.of(), "portfolio_risk", asOf);
  }

  private Pool read(
      AccountId owner, Collection<UUID> asked, String results, @Nullable LocalDate asOf) {
    Set<UUID> wanted = new LinkedHashSet<>();
    asked.stream().filter(Objects::nonNull).forEach(wanted::add);
    List<Row> rows =
        db.sql(
                """
                with member as (
                  select f.id, f.name, f.account_name, f.account_type, f.currency, f.created_at, f.recompute_from,
                    (select o.on_date from %s o
                     where o.portfolio_id = f.id and (f.recompute_from is null or o.on_date < f.recompute_from)
                       and o.on_date <= :upTo
                     order by o.on_date desc limit 1) as newest
                  from portfolio f
                  where f.account_id = :owner and f.deleted_at is null
                    and case when :all then f.active else f.id = any (cast(:ids as uuid[])) end)
                select f.*, case when f.newest is null then %s end as obstacle, case when f.newest is null then %s end as begins,
                  s.on_date, s.nav, s.cash, s.long_value, s.short_value, s.flow, s.pnl, s.cumulative_pnl,
                  s.unrealized_pnl, s.daily_return, s.position_count, s.quality, s.quality_reason,
                  (select min(l.price_date) from position_snapshot l
                   where l.portfolio_id = f.id and l.on_date = s.on_date and l.price_source <> 'owner') as through
                from member f
                  left join lateral (
                    select s.* from portfolio_snapshot s
                    where s.portfolio_id = f.id and s.on_date = (select min(newest) from member)
                      and exists (select 1 from %s o where o.portfolio_id = f.id and o.on_date = s.on_date)) s on true
                order by f.created_at, f.id
                """
                    .formatted(results, Obstacle.OF_F, Obstacle.BEGINS_AFTER_UP_TO, results))
            .param("owner", owner.value())
            .param("upTo", asOf == null ? FOR_EVER : asOf)
            .param("all", wanted.isEmpty())
            .param("ids", wanted.stream().map(UUID::toString).toArray(String[]::new))
            .query((row, number) -> row(row))
            .list();
    if (!wanted.isEmpty() && rows.size() < wanted.size()) {
      throw new ProblemException(new Problem.NotFound("There is no portfolio with this id."));
    }
    return pool(rows, lastSession(asOf));
  }

  /** The last completed session, of those up to a day. */
  private LocalDate lastSession(@Nullable LocalDate upTo) {
    LocalDate last = calendar.lastCompletedSession(clock.instant());
    return upTo != null && upTo.isBefore(last) && !upTo.isBefore(calendar.firstDay())
        ? calendar.sessionOnOrBefore(upTo)
        : last;
  }

  private record Row(Member member, @Nullable Valued valued) {}

  private static Pool pool(List<Row> rows, LocalDate last) {
    List<Member> members = rows.stream().map(Row::member).toList();
    Set<String> currencies = new TreeSet<>();
    members.forEach(member -> currencies.add(member.currency()));
    if (currencies.size() > 1) {
      return new Pool(
          members,
          List.of(),
          null,
          last,
          "The portfolios are in %s; ask for those of one currency with portfolio_ids."
              .formatted(String.join(", ", currencies)));
    }
    List<Valued> valued = new ArrayList<>();
    rows.forEach(
        row -> {
          if (row.valued() != null) {
            valued.add(row.valued());
          }
        });
    LocalDate day =
        members.stream()
            .map(Member::newest)
            .filter(Objects::nonNull)
            .min(LocalDate::compareTo)
            .orElse(null);
    return new Pool(members, valued, day, last, whyNone(members));
  }

  private static String whyNone(List<Member> members) {
    if (members.isEmpty()) {
      return "There is no active portfolio.";
    }
    if (members.size() == 1) {
      return members.getFirst().whyNothing();
    }
    return members.stream()
        .map(Member::begins)
        .filter(Objects::nonNull)
        .min(LocalDate::compareTo)
        .map(
            first ->
                "The first day of these portfolios is "
                    + first
                    + ", after the one that is asked for.")
        .orElse("No run has computed these portfolios as their ledgers are now.");
  }

  private static Row row(ResultSet row) throws SQLException {
    Member member =
        new Member(
            new PortfolioId(row.getObject("id", UUID.class)),
            row.getString("name"),
            row.getString("account_name"),
            row.getString("account_type"),
            row.getString("currency"),
            row.getObject("newest", LocalDate.class),
            row.getObject("begins", LocalDate.class),
            row.getString("obstacle"));
    return new Row(
        member, row.getString("quality") == null ? null : new Valued(member, close(row)));
  }

  private static Valued.Close close(ResultSet row) throws SQLException {
    return new Valued.Close(
        row.getBigDecimal("nav"),
        row.getBigDecimal("cash"),
        row.getBigDecimal("long_value"),
        row.getBigDecimal("short_value"),
        row.getBigDecimal("flow"),
        row.getBigDecimal("pnl"),
        row.getBigDecimal("cumulative_pnl"),
        row.getBigDecimal("unrealized_pnl"),
        row.getBigDecimal("daily_return"),
        row.getInt("position_count"),
        Quality.valueOf(row.getString("quality")),
        row.getString("quality_reason"),
        row.getObject("through", LocalDate.class));
  }
}
