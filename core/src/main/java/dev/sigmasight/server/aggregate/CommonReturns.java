package dev.sigmasight.server.aggregate;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.snapshot.OwnerValues;
import dev.sigmasight.server.snapshot.Snapshot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Daily returns of several portfolios on the sessions that they have in common. */
@Component
class CommonReturns {
  private static final int SESSIONS = 252;
  private static final int DAYS = 400;

  private final CoreDb db;

  CommonReturns(CoreDb db) {
    this.db = db;
  }

  /**
   * By portfolio, oldest day first. Its arrays are not to be changed.
   *
   * @param equities net asset values before the day
   * @param returns of the day, as fractions
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Common(List<PortfolioId> portfolios, double[][] equities, double[][] returns) {

    double @Nullable [] returnsOf(PortfolioId portfolio) {
      int place = portfolios.indexOf(portfolio);
      return place < 0 ? null : returns[place];
    }
  }

  private record Day(double equity, double change, List<String> sources) {}

  /** What is known of the days of each, whether or not the others have them too. */
  static final class Histories {
    private final List<PortfolioId> ids;
    private final SortedMap<LocalDate, Map<PortfolioId, Day>> days;

    private Histories(List<PortfolioId> ids, SortedMap<LocalDate, Map<PortfolioId, Day>> days) {
      this.ids = List.copyOf(ids);
      this.days = days;
    }

    /** Those whose last returns, so many at most, come from values that owners alone stated. */
    Set<PortfolioId> unpriced(int most) {
      return ids.stream().filter(id -> isUnpriced(id, most)).collect(Collectors.toSet());
    }

    private boolean isUnpriced(PortfolioId portfolio, int most) {
      List<Day> own =
          days.values().stream()
              .map(day -> day.get(portfolio))
              .flatMap(Stream::ofNullable)
              .toList();
      List<Day> last = own.subList(Math.max(0, own.size() - most), own.size());
      return last.stream().anyMatch(day -> OwnerValues.isOnly(day.sources()))
          && last.stream()
              .allMatch(day -> day.sources().isEmpty() || OwnerValues.isOnly(day.sources()));
    }

    /** Of those that a market values within these last returns, at most the last 252 sessions. */
    Common priced(int most) {
      Set<PortfolioId> unpriced = unpriced(most);
      return common(ids.stream().filter(id -> !unpriced.contains(id)).toList(), days);
    }
  }

  /** Of all that are valued. */
  Histories of(Pool pool) {
    return new Histories(
        pool.ids(), pool.isEmpty() ? new TreeMap<>() : read(pool.ids(), pool.session()));
  }

  /** The same from closes that are read already. */
  static Histories of(Pool pool, Map<PortfolioId, List<Snapshot>> closes) {
    SortedMap<LocalDate, Map<PortfolioId, Day>> all = new TreeMap<>();
    LocalDate from = pool.session().minusDays(DAYS);
    closes.forEach(
        (portfolio, days) ->
            days.forEach(
                close -> {
                  BigDecimal change = close.dailyReturn();
                  if (change != null && !close.date().isBefore(from)) {
                    BigDecimal equity = close.nav().subtract(close.pnl()).subtract(close.flow());
                    all.computeIfAbsent(close.date(), _ -> new HashMap<>())
                        .put(
                            portfolio,
                            new Day(equity.doubleValue(), change.doubleValue(), close.sources()));
                  }
                }));
    return new Histories(pool.ids(), all);
  }

  private static Common common(
      List<PortfolioId> ids, SortedMap<LocalDate, Map<PortfolioId, Day>> all) {
    List<Map<PortfolioId, Day>> common = new ArrayList<>();
    all.values()
        .forEach(
            day -> {
              if (day.keySet().containsAll(ids)
                  && ids.stream()
                          .map(day::get)
                          .flatMap(Stream::ofNullable)
                          .mapToDouble(Day::equity)
                          .sum()
                      > 0) {
                common.add(day);
              }
            });
    List<Map<PortfolioId, Day>> last =
        common.subList(Math.max(0, common.size() - SESSIONS), common.size());
    double[][] equities = new double[ids.size()][last.size()];
    double[][] returns = new double[ids.size()][last.size()];
    for (int t = 0; t < last.size(); t++) {
      for (int p = 0; p < ids.size(); p++) {
        Day day = last.get(t).get(ids.get(p));
        if (day != null) {
          equities[p][t] = day.equity();
          returns[p][t] = day.change();
        }
      }
    }
    return new Common(ids, equities, returns);
  }

  private SortedMap<LocalDate, Map<PortfolioId, Day>> read(List<PortfolioId> ids, LocalDate day) {
    SortedMap<LocalDate, Map<PortfolioId, Day>> found = new TreeMap<>();
    db.sql(
            """
            select portfolio_id, on_date, nav - pnl - flow as equity, daily_return, sources from portfolio_snapshot
            where portfolio_id = any (cast(:portfolios as uuid[])) and daily_return is not null
              and on_date between :from and :day
            """)
        .param("portfolios", ids.stream().map(PortfolioId::toString).toArray(String[]::new))
        .param("from", day.minusDays(DAYS))
        .param("day", day)
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getObject("on_date", LocalDate.class), _ -> new HashMap<>())
                  .put(
                      new PortfolioId(row.getObject("portfolio_id", UUID.class)),
                      new Day(
                          row.getDouble("equity"),
                          row.getDouble("daily_return"),
                          List.of((String[]) row.getArray("sources").getArray())));
            });
    return found;
  }
}
