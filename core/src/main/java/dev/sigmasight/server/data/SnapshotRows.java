package dev.sigmasight.server.data;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.data.Closings.Closing;
import dev.sigmasight.server.marketdata.SplitRatio;
import dev.sigmasight.server.overview.Quality;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The newest close of a portfolio with what its target prices say of it, in one statement. */
@Component
class SnapshotRows {
  private final CoreDb db;

  SnapshotRows(CoreDb db) {
    this.db = db;
  }

  /**
   * A portfolio at its newest close.
   *
   * @param pnl since the close before
   * @param dailyReturn fraction; null on the first day
   * @param positions open at the close
   * @param providerBeta Σ delta value × beta of the provider / NAV; null if it is unknown
   */
  record Row(
      Closing closing,
      BigDecimal nav,
      BigDecimal pnl,
      @Nullable BigDecimal dailyReturn,
      int positions,
      @Nullable BigDecimal providerBeta,
      Targets targets) {}

  /**
   * What target prices say of the positions that are not options.
   *
   * @param endOfYear Σ signed quantity × multiplier × (target − price); null without a target
   * @param positions with a target for one of the two horizons
   * @param options open contracts, whose targets are not counted
   * @param updatedAt when one of the targets that count was changed last
   */
  record Targets(
      @Nullable BigDecimal endOfYear,
      @Nullable BigDecimal nextYear,
      int positions,
      int options,
      @Nullable Instant updatedAt) {}

  /**
   * Empty if there is no close that still counts.
   *
   * @throws ProblemException NotFound if the portfolio is not the owner's
   */
  Optional<Row> newest(AccountId owner, UUID portfolio) {
    return db.sql(
            """
            select s.on_date, s.nav, s.pnl, s.daily_return, s.position_count, s.quality, s.quality_reason,
              r.provider_beta, g.*
            from portfolio f
              left join lateral (
                select * from portfolio_snapshot o
                where o.portfolio_id = f.id and (f.recompute_from is null or o.on_date < f.recompute_from)
                order by o.on_date desc limit 1) s on true
              left join portfolio_risk r on r.portfolio_id = f.id and r.on_date = s.on_date
              left join lateral (
                select min(l.price_date) filter (where l.price_source <> 'owner') as through,
                  sum(l.quantity * i.multiplier * (t.target_price_eoy * t.ratio - l.price)) as eoy_gain,
                  sum(l.quantity * i.multiplier * (t.target_price_next_year * t.ratio - l.price)) as next_year_gain,
                  count(*) filter (where t.target_price_eoy is not null or t.target_price_next_year is not null)
                    as targeted,
                  count(*) filter (where i.investment_class = 'OPTIONS') as options,
                  max(t.updated_at) as targets_updated_at
                from position_snapshot l
                  join position p on p.id = l.position_id
                  join instrument i on i.id = p.instrument_id
                  left join lateral (
                    select o.*, %s as ratio from target_price o
                    where o.portfolio_id = l.portfolio_id and o.symbol = i.symbol
                      and i.investment_class <> 'OPTIONS'
                      and o.position_type = case when l.quantity > 0 then 'LONG' else 'SHORT' end) t on true
                where l.portfolio_id = f.id and l.on_date = s.on_date) g on true
            where f.id = :portfolio and f.account_id = :owner and f.deleted_at is null
            """
                .formatted(
                    SplitRatio.sql(
                        "o.symbol",
                        "cast(o.updated_at at time zone 'America/New_York' as date)",
                        "l.on_date",
                        "l.price_source")))
        .param("portfolio", portfolio)
        .param("owner", owner.value())
        .query((row, number) -> map(row))
        .optional()
        .orElseThrow(
            () ->
                new ProblemException(new Problem.NotFound("There is no portfolio with this id.")));
  }

  private static Optional<Row> map(ResultSet row) throws SQLException {
    LocalDate date = row.getObject("on_date", LocalDate.class);
    if (date == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Row(
            new Closing(
                date,
                Quality.valueOf(row.getString("quality")),
                row.getString("quality_reason"),
                row.getObject("through", LocalDate.class)),
            row.getBigDecimal("nav"),
            row.getBigDecimal("pnl"),
            row.getBigDecimal("daily_return"),
            row.getInt("position_count"),
            row.getBigDecimal("provider_beta"),
            targets(row)));
  }

  private static Targets targets(ResultSet row) throws SQLException {
    OffsetDateTime updated = row.getObject("targets_updated_at", OffsetDateTime.class);
    return new Targets(
        row.getBigDecimal("eoy_gain"),
        row.getBigDecimal("next_year_gain"),
        row.getInt("targeted"),
        row.getInt("options"),
        updated == null ? null : updated.toInstant());
  }
}
