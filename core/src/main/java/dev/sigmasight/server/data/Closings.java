package dev.sigmasight.server.data;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.overview.Trust;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The stored closes of portfolios that still count, each in one statement. */
@Component
class Closings {
  private final CoreDb db;

  Closings(CoreDb db) {
    this.db = db;
  }

  /**
   * A portfolio at the close of a session.
   *
   * @param dataThrough session of the oldest market price; null if there is none
   */
  record Closing(
      LocalDate date,
      Quality quality,
      @Nullable String qualityReason,
      @Nullable LocalDate dataThrough) {

    /** How far it can be trusted as the state of a session. */
    Trust trustOn(LocalDate session) {
      boolean late = date.isBefore(session) && quality != Quality.PARTIAL;
      return late
          ? new Trust(date, dataThrough, Quality.STALE, Trust.computedThrough(date, session))
          : new Trust(date, dataThrough, quality, qualityReason);
    }
  }

  /**
   * The newest one up to a day, if there is one.
   *
   * @throws ProblemException NotFound if the portfolio is not the owner's
   */
  Optional<Closing> onOrBefore(AccountId owner, UUID portfolio, LocalDate day) {
    return db.sql(
            """
            select s.on_date, s.quality, s.quality_reason,
              (select min(l.price_date) from position_snapshot l
               where l.portfolio_id = f.id and l.on_date = s.on_date and l.price_source <> 'owner') as through
            from portfolio f
              left join lateral (
                select * from portfolio_snapshot o
                where o.portfolio_id = f.id and o.on_date <= :day
                  and (f.recompute_from is null or o.on_date < f.recompute_from)
                order by o.on_date desc limit 1) s on true
            where f.id = :portfolio and f.account_id = :owner and f.deleted_at is null
            """)
        .param("day", day)
        .param("portfolio", portfolio)
        .param("owner", owner.value())
        .query((row, number) -> closing(row))
        .optional()
        .orElseThrow(
            () ->
                new ProblemException(new Problem.NotFound("There is no portfolio with this id.")));
  }

  private static Optional<Closing> closing(ResultSet row) throws SQLException {
    LocalDate date = row.getObject("on_date", LocalDate.class);
    if (date == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Closing(
            date,
            Quality.valueOf(row.getString("quality")),
            row.getString("quality_reason"),
            row.getObject("through", LocalDate.class)));
  }
}
