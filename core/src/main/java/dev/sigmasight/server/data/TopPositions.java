package dev.sigmasight.server.data;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.data.Closings.Closing;
import dev.sigmasight.server.data.TopViews.Top;
import dev.sigmasight.server.data.TopViews.TopApplied;
import dev.sigmasight.server.data.TopViews.TopLimits;
import dev.sigmasight.server.data.TopViews.TopLine;
import dev.sigmasight.server.data.TopViews.TopMeta;
import dev.sigmasight.server.data.TopViews.TopRequested;
import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.overview.Obstacle;
import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.overview.Trust;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The largest positions of a portfolio at a stored close. */
@Component
class TopPositions {
  static final int MOST = 50;
  private static final int DAYS_BACK = 180;
  private static final int WEIGHT_DECIMALS = 4;
  private static final int COVERAGE_DECIMALS = 2;

  private final CoreDb db;
  private final Closings closings;
  private final Sessions sessions;

  TopPositions(CoreDb db, Closings closings, Sessions sessions) {
    this.db = db;
    this.closings = closings;
    this.sessions = sessions;
  }

  /**
   * What is asked for.
   *
   * @param asOfDate as it was written; null for the newest
   * @param day what that means
   */
  record Wanted(
      UUID portfolio,
      int limit,
      String sortBy,
      @Nullable String asOfDate,
      @Nullable LocalDate day) {}

  /** A position at the close. */
  private record Line(
      UUID id,
      String symbol,
      BigDecimal quantity,
      BigDecimal value,
      @Nullable String company,
      @Nullable String sector) {}

  /**
   * @throws ProblemException NotFound if the portfolio is not the owner's
   */
  Top of(AccountId owner, Wanted wanted) {
    LocalDate last = sessions.last();
    LocalDate day = day(wanted.day(), last);
    Optional<Closing> closing = closings.onOrBefore(owner, wanted.portfolio(), day);
    List<Line> all =
        closing.map(each -> lines(wanted.portfolio(), each.date())).orElseGet(List::of);
    BigDecimal whole = sum(all);
    List<Line> shown = all.stream().limit(wanted.limit()).toList();
    Trust trust =
        closing.map(each -> each.trustOn(sessions.calendar().sessionOnOrBefore(day))).orElse(null);
    return new Top(
        meta(wanted, day, shown.size(), all.size()),
        shown.stream().map(line -> view(line, whole)).toList(),
        Rounded.ratio(sum(shown).movePointRight(2), whole, COVERAGE_DECIMALS),
        all.size(),
        trust == null ? null : trust.asOf(),
        trust == null ? null : trust.dataThrough(),
        trust == null ? Quality.UNAVAILABLE : trust.quality(),
        trust == null ? Obstacle.NOTHING : trust.reason());
  }

  private static LocalDate day(@Nullable LocalDate asked, LocalDate last) {
    LocalDate first = last.minusDays(DAYS_BACK);
    LocalDate day = asked == null || asked.isAfter(last) ? last : asked;
    return day.isBefore(first) ? first : day;
  }

  private TopMeta meta(Wanted wanted, LocalDate day, int rows, int all) {
    return new TopMeta(
        sessions.now(),
        new TopRequested(wanted.portfolio(), wanted.limit(), wanted.sortBy(), wanted.asOfDate()),
        new TopApplied(rows, wanted.sortBy(), day),
        new TopLimits(MOST, DAYS_BACK),
        rows,
        rows < all,
        "1.0");
  }

  private static BigDecimal sum(List<Line> lines) {
    return lines.stream().map(line -> line.value().abs()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static TopLine view(Line line, BigDecimal whole) {
    BigDecimal value = line.value().abs();
    return new TopLine(
        line.id(),
        line.symbol(),
        Objects.requireNonNullElse(line.company(), line.symbol()),
        Scale.plain(line.quantity()),
        Scale.cents(value),
        Rounded.ratio(value.movePointRight(2), whole, WEIGHT_DECIMALS),
        line.sector());
  }

  /** The largest first; a weight is a value over a sum, so that both orders are the same. */
  private List<Line> lines(UUID portfolio, LocalDate day) {
    return db.sql(
            """
            select l.position_id, i.symbol, l.quantity, l.market_value, c.company_name,
              coalesce(c.gics_sector, c.sector) as sector
            from position_snapshot l
              join position p on p.id = l.position_id
              join instrument i on i.id = p.instrument_id
              left join instrument u on u.id = i.underlying_id
              left join company_profiles c
                on c.symbol = coalesce(u.symbol, i.symbol) and i.investment_class <> 'PRIVATE'
            where l.portfolio_id = :portfolio and l.on_date = :day
            order by abs(l.market_value) desc, i.symbol, l.position_id
            """)
        .param("portfolio", portfolio)
        .param("day", day)
        .query(
            (row, number) ->
                new Line(
                    row.getObject("position_id", UUID.class),
                    row.getString("symbol"),
                    row.getBigDecimal("quantity"),
                    row.getBigDecimal("market_value"),
                    row.getString("company_name"),
                    row.getString("sector")))
        .list();
  }
}
