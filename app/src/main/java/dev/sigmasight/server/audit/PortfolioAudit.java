package dev.sigmasight.server.audit;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.audit.AuditFinding.Severity;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Examines the data of every portfolio of every account. */
@Component
public class PortfolioAudit {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Of one check on one portfolio so many are told one by one. */
  private static final int SHOWN = 20;

  private static final String PORTFOLIOS =
      """
      select f.*, a.email, n.on_date as as_of, n.nav, n.cash, n.quality,
        (select count(*) from position p where p.portfolio_id = f.id and p.deleted_at is null) as lots,
        (select count(*) from portfolio_snapshot s where s.portfolio_id = f.id) as closes,
        t.lines, t.first, t.last
      from portfolio f join account a on a.id = f.account_id
        left join lateral (
          select * from portfolio_snapshot s
          where s.portfolio_id = f.id and (f.recompute_from is null or s.on_date < f.recompute_from)
          order by s.on_date desc limit 1) n on true
        cross join lateral (
          select count(*) as lines, min(on_date) as first, max(on_date) as last
          from ledger_transaction t where t.portfolio_id = f.id and t.deleted_at is null) t
      where f.deleted_at is null order by a.email, f.created_at, f.id
      """;

  private static final String HELD =
      """
      select l.portfolio_id, i.investment_class, l.price_source, count(*) as lots
      from position_snapshot l join position p on p.id = l.position_id
        join instrument i on i.id = p.instrument_id
      where (l.portfolio_id, l.on_date) in (
        select f.id, (select s.on_date from portfolio_snapshot s
          where s.portfolio_id = f.id and (f.recompute_from is null or s.on_date < f.recompute_from)
          order by s.on_date desc limit 1)
        from portfolio f where f.deleted_at is null)
      group by l.portfolio_id, i.investment_class, l.price_source
      """;

  private final CoreDb db;
  private final TradingCalendar calendar;
  private final Clock clock;

  PortfolioAudit(CoreDb db, TradingCalendar calendar, Clock clock) {
    this.db = db;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param checks how many questions were asked
   * @param findings of all portfolios and of none
   * @param elsewhere what belongs to no portfolio
   */
  public record Result(
      String audit,
      Instant writtenAt,
      LocalDate lastSession,
      int checks,
      long findings,
      long notes,
      List<ExaminedPortfolio> portfolios,
      List<AuditFinding> elsewhere) {}

  /** Each question is one statement, so that a run under way does not look like a fault. */
  public Result examine() {
    return db.inTransaction(LONGEST, this::result);
  }

  private Result result() {
    db.sql("set transaction read only").update();
    Map<UUID, List<AuditFinding>> found = new HashMap<>();
    List<AuditFinding> elsewhere = new ArrayList<>();
    List<PortfolioCheck> checks = PortfolioCheck.all().stream().flatMap(List::stream).toList();
    LocalDate session = calendar.lastCompletedSession(clock.instant());
    List<String> closed = daysWithoutSession();
    for (PortfolioCheck check : checks) {
      rows(check, session, closed)
          .forEach(
              (portfolio, findings) ->
                  portfolio
                      .map(id -> found.computeIfAbsent(id, _ -> new ArrayList<>()))
                      .orElse(elsewhere)
                      .addAll(findings));
    }
    List<ExaminedPortfolio> portfolios = portfolios(found);
    portfolios.forEach(each -> found.remove(each.id()));
    found.values().forEach(elsewhere::addAll);
    List<AuditFinding> all =
        Stream.concat(
                portfolios.stream().flatMap(each -> each.findings().stream()), elsewhere.stream())
            .toList();
    long findings = all.stream().filter(AuditFinding::counts).count();
    return new Result(
        "portfolios",
        clock.instant(),
        session,
        checks.size(),
        findings,
        all.size() - findings,
        portfolios,
        elsewhere);
  }

  private List<String> daysWithoutSession() {
    return db
        .sql("select distinct on_date from portfolio_snapshot")
        .query(LocalDate.class)
        .list()
        .stream()
        .filter(day -> !calendar.covers(day) || !calendar.isSession(day))
        .map(LocalDate::toString)
        .toList();
  }

  private record Found(Optional<UUID> portfolio, AuditFinding finding) {}

  private Map<Optional<UUID>, List<AuditFinding>> rows(
      PortfolioCheck check, LocalDate session, List<String> closed) {
    Map<Optional<UUID>, List<AuditFinding>> found = new HashMap<>();
    statement(check, session, closed)
        .query((row, _) -> found(check, row))
        .list()
        .forEach(
            each ->
                found
                    .computeIfAbsent(each.portfolio(), _ -> new ArrayList<>())
                    .add(each.finding()));
    found.replaceAll((_, all) -> shortened(check, all));
    return found;
  }

  private StatementSpec statement(PortfolioCheck check, LocalDate session, List<String> closed) {
    StatementSpec statement =
        db.sql("select * from (" + check.sql() + ") found order by portfolio_id, subject, said");
    if (check.sql().contains(":session")) {
      statement.param("session", session);
    }
    if (check.sql().contains(":today")) {
      statement.param("today", LocalDate.ofInstant(clock.instant(), TradingCalendar.ZONE));
    }
    if (check.sql().contains(":first")) {
      statement.param("first", calendar.firstDay());
    }
    if (check.sql().contains(":closed")) {
      statement.param("closed", closed.toArray(String[]::new));
    }
    return statement;
  }

  private static Found found(PortfolioCheck check, ResultSet row) throws SQLException {
    return new Found(
        Optional.ofNullable(row.getObject("portfolio_id", UUID.class)),
        new AuditFinding(
            check.name(),
            check.severity(),
            row.getString("subject"),
            row.getString("said"),
            check.remedy()));
  }

  private static List<AuditFinding> shortened(PortfolioCheck check, List<AuditFinding> all) {
    if (all.size() <= SHOWN) {
      return all;
    }
    List<AuditFinding> some = new ArrayList<>(all.subList(0, SHOWN));
    some.add(
        new AuditFinding(
            check.name(),
            Severity.NOTE,
            "and " + (all.size() - SHOWN) + " more",
            "the same of others",
            check.remedy()));
    return some;
  }

  private List<ExaminedPortfolio> portfolios(Map<UUID, List<AuditFinding>> found) {
    Map<UUID, Map<String, Integer>> classes = new HashMap<>();
    Map<UUID, Map<String, Integer>> sources = new HashMap<>();
    db.sql(HELD)
        .query(
            row -> {
              UUID id = row.getObject("portfolio_id", UUID.class);
              add(classes, id, row.getString("investment_class"), row.getInt("lots"));
              add(sources, id, row.getString("price_source"), row.getInt("lots"));
            });
    return db.sql(PORTFOLIOS)
        .query(
            (row, _) -> {
              UUID id = Objects.requireNonNull(row.getObject("id", UUID.class));
              return examined(
                  id,
                  row,
                  classes.getOrDefault(id, Map.of()),
                  sources.getOrDefault(id, Map.of()),
                  found.getOrDefault(id, List.of()));
            })
        .list();
  }

  private static void add(
      Map<UUID, Map<String, Integer>> all, @Nullable UUID id, String name, int lots) {
    if (id != null) {
      all.computeIfAbsent(id, _ -> new TreeMap<>()).merge(name, lots, Integer::sum);
    }
  }

  private static ExaminedPortfolio examined(
      UUID id,
      ResultSet row,
      Map<String, Integer> classes,
      Map<String, Integer> sources,
      List<AuditFinding> findings)
      throws SQLException {
    return new ExaminedPortfolio(
        id,
        row.getString("name"),
        row.getString("account_name"),
        row.getString("email"),
        row.getString("currency"),
        row.getBoolean("active"),
        row.getInt("lots"),
        classes,
        sources,
        row.getInt("lines"),
        row.getObject("first", LocalDate.class),
        row.getObject("last", LocalDate.class),
        row.getInt("closes"),
        row.getObject("as_of", LocalDate.class),
        row.getBigDecimal("nav"),
        row.getBigDecimal("cash"),
        row.getString("quality"),
        findings);
  }
}
