package dev.sigmasight.server.data;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.ledger.Lots;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Positions with their companies and newest prices, in one statement. The price is that of the
 * valuation: of the newest day that was computed, otherwise of the last completed session; a listed
 * security's last close, a private asset's last stated value, and for an option what the batch
 * valued it at.
 */
@Component
class HeldRows {
  private static final String SELECT =
      """
      select p.id, f.id as portfolio_id, p.instrument_id, p.notes, p.created_at, p.updated_at, f.account_name,
        d.day, c.company_name, coalesce(c.gics_sector, c.sector) as sector, c.industry,
        q.price, q.price_date, q.source, q.is_final
      from portfolio f
        left join lateral (
          select on_date, quality from portfolio_snapshot
          where portfolio_id = f.id order by on_date desc limit 1) n on true
        cross join lateral (select coalesce(n.on_date, cast(:last as date)) as day) d
        left join position p on p.portfolio_id = f.id and p.deleted_at is null
        left join instrument i on i.id = p.instrument_id
        left join instrument u on u.id = i.underlying_id
        left join company_profiles c
          on c.symbol = coalesce(u.symbol, i.symbol) and i.investment_class <> 'PRIVATE'
        left join lateral (
          (select m.close as price, m.on_date as price_date, m.source, m.is_final from market_data_cache m
           where i.investment_class = 'PUBLIC' and m.symbol = i.symbol and m.on_date <= d.day
           order by m.on_date desc limit 1)
          union all
          (select v.price, v.on_date, 'owner', true from instrument_valuation v
           where i.investment_class = 'PRIVATE' and v.instrument_id = i.id and v.on_date <= d.day
           order by v.on_date desc limit 1)
          union all
          (select s.price, s.price_date, s.price_source, n.quality <> 'PROVISIONAL' from position_snapshot s
           where i.investment_class = 'OPTIONS' and s.position_id = p.id and s.on_date = n.on_date
             and (f.recompute_from is null or n.on_date < f.recompute_from))) q on true
      where f.account_id = :owner and f.deleted_at is null
      """;
  private static final String ORDER = "order by i.symbol, p.created_at, p.id";

  private final CoreDb db;

  HeldRows(CoreDb db) {
    this.db = db;
  }

  /**
   * A position beside what is known of its company and price.
   *
   * @param day the session it is valued at
   */
  record Row(
      Lots.Identity identity,
      String accountName,
      LocalDate day,
      Company company,
      @Nullable Price price) {}

  /** The company behind it, that of the underlying for an option. */
  record Company(@Nullable String name, @Nullable String sector, @Nullable String industry) {}

  /**
   * A price per unit.
   *
   * @param source {@code owner} for private assets
   */
  record Price(BigDecimal amount, LocalDate date, String source, boolean isFinal) {
    boolean isOfMarket() {
      return !source.equals("owner");
    }
  }

  /**
   * Of a portfolio, by symbol.
   *
   * @throws ProblemException NotFound if it is not the owner's
   */
  List<Row> of(AccountId owner, UUID portfolio, LocalDate lastSession) {
    List<Optional<Row>> rows =
        db.sql(SELECT + "and f.id = :portfolio " + ORDER)
            .param("owner", owner.value())
            .param("last", lastSession)
            .param("portfolio", portfolio)
            .query(HeldRows::map)
            .list();
    if (rows.isEmpty()) {
      throw new ProblemException(new Problem.NotFound("There is no portfolio with this id."));
    }
    return rows.stream().flatMap(Optional::stream).toList();
  }

  /**
   * Those of some ids, by symbol.
   *
   * @throws ProblemException NotFound if one of them is not the owner's, or deleted
   */
  List<Row> of(AccountId owner, Collection<UUID> positions, LocalDate lastSession) {
    List<Row> rows =
        db
            .sql(SELECT + "and p.id = any (:positions) " + ORDER)
            .param("owner", owner.value())
            .param("last", lastSession)
            .param("positions", positions.toArray(UUID[]::new))
            .query(HeldRows::map)
            .list()
            .stream()
            .flatMap(Optional::stream)
            .toList();
    if (!rows.stream()
        .map(row -> row.identity().id().value())
        .collect(Collectors.toSet())
        .containsAll(positions)) {
      throw new ProblemException(
          new Problem.NotFound("There is no position with one of these ids."));
    }
    return rows;
  }

  private static Optional<Row> map(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    if (id == null) {
      return Optional.empty();
    }
    Lots.Identity identity =
        new Lots.Identity(
            new PositionId(id),
            new PortfolioId(row.getObject("portfolio_id", UUID.class)),
            row.getLong("instrument_id"),
            row.getString("notes"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            row.getObject("updated_at", OffsetDateTime.class).toInstant(),
            null);
    return Optional.of(
        new Row(
            identity,
            row.getString("account_name"),
            row.getObject("day", LocalDate.class),
            new Company(
                row.getString("company_name"), row.getString("sector"), row.getString("industry")),
            price(row)));
  }

  private static @Nullable Price price(ResultSet row) throws SQLException {
    BigDecimal amount = row.getBigDecimal("price");
    return amount == null
        ? null
        : new Price(
            amount,
            Objects.requireNonNull(row.getObject("price_date", LocalDate.class)),
            row.getString("source"),
            row.getBoolean("is_final"));
  }
}
