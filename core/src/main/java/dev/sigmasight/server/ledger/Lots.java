package dev.sigmasight.server.ledger;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Instrument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The identities of positions: what they are called and who owns them. Quantities come from the
 * ledger.
 */
@Component
public class Lots {
  private static final String SELECT =
      """
      select p.id, p.portfolio_id, p.instrument_id, p.notes, p.created_at, p.updated_at, p.deleted_at
      from position p join portfolio f on f.id = p.portfolio_id
      """;

  private final CoreDb db;

  Lots(CoreDb db) {
    this.db = db;
  }

  /**
   * One lot's identity.
   *
   * @param deletedAt set when it was deleted and counts nowhere
   */
  public record Identity(
      PositionId id,
      PortfolioId portfolio,
      long instrumentId,
      @Nullable String notes,
      Instant createdAt,
      Instant updatedAt,
      @Nullable Instant deletedAt) {}

  /** Opens a new identity with a random id. */
  public PositionId create(PortfolioId portfolio, Instrument instrument, @Nullable String notes) {
    return create(new PositionId(UUID.randomUUID()), portfolio, instrument, notes);
  }

  /** Opens a new identity with a given id. */
  public PositionId create(
      PositionId id, PortfolioId portfolio, Instrument instrument, @Nullable String notes) {
    db.sql(
            """
            insert into position (id, portfolio_id, instrument_id, lot_number, notes)
            select :id, :portfolio, :instrument, coalesce(max(lot_number), 0) + 1, :notes
            from position where portfolio_id = :portfolio and instrument_id = :instrument
            """)
        .param("id", id.value())
        .param("portfolio", portfolio.value())
        .param("instrument", instrument.id())
        .param("notes", notes)
        .update();
    return id;
  }

  /** Opens an identity with a given id unless it exists. */
  public void ensure(PositionId id, PortfolioId portfolio, Instrument instrument) {
    boolean exists =
        db.sql("select exists (select 1 from position where id = :id)")
            .param("id", id.value())
            .query(Boolean.class)
            .single();
    if (!exists) {
      create(id, portfolio, instrument, null);
    }
  }

  /** A new identity to be opened. */
  public record NewLot(PositionId id, Instrument instrument, @Nullable String notes) {}

  /**
   * Opens many identities in one statement, in their order. Whoever calls holds the lock on the
   * ledger.
   */
  public void createAll(PortfolioId portfolio, List<NewLot> lots, Instant at) {
    db.sql(
            """
            insert into position (id, portfolio_id, instrument_id, lot_number, notes, created_at, updated_at)
            select l.id, :portfolio, l.instrument_id,
              row_number() over (partition by l.instrument_id order by l.place)
                + coalesce((select max(lot_number) from position p
                            where p.portfolio_id = :portfolio and p.instrument_id = l.instrument_id), 0),
              l.notes, :at, :at
            from unnest(cast(:ids as uuid[]), cast(:instruments as bigint[]), cast(:notes as text[]))
              with ordinality as l (id, instrument_id, notes, place)
            """)
        .param("portfolio", portfolio.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("ids", lots.stream().map(each -> each.id().toString()).toArray(String[]::new))
        .param(
            "instruments", lots.stream().map(each -> each.instrument().id()).toArray(Long[]::new))
        .param("notes", lots.stream().map(NewLot::notes).toArray(String[]::new))
        .update();
  }

  /** Makes a lot one of another instrument, as when its symbol was mistyped. */
  public void rename(PositionId id, Instrument instrument) {
    db.sql(
            """
            update position p set instrument_id = :instrument, lot_number = 1 + coalesce(
              (select max(o.lot_number) from position o
               where o.portfolio_id = p.portfolio_id and o.instrument_id = :instrument), 0)
            where p.id = :id
            """)
        .param("instrument", instrument.id())
        .param("id", id.value())
        .update();
  }

  /** Remembers when a lot was changed last. */
  public void touch(PositionId id, Instant at) {
    db.sql("update position set updated_at = :at where id = :id")
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("id", id.value())
        .update();
  }

  /** Changes the notes. */
  public void annotate(PositionId id, @Nullable String notes) {
    db.sql("update position set notes = :notes where id = :id")
        .param("notes", notes)
        .param("id", id.value())
        .update();
  }

  /** All that are not deleted, in the order of creation. */
  public List<Identity> of(PortfolioId portfolio) {
    return db.sql(
            SELECT
                + "where p.portfolio_id = :portfolio and p.deleted_at is null order by"
                + " p.created_at, p.id")
        .param("portfolio", portfolio.value())
        .query(Lots::map)
        .list();
  }

  /** The same of this owner; empty if the portfolio is somebody else's, or deleted. */
  public Optional<List<Identity>> of(AccountId owner, PortfolioId portfolio) {
    List<Optional<Identity>> rows =
        db.sql(
                """
                select p.id, f.id as portfolio_id, p.instrument_id, p.notes, p.created_at, p.updated_at, p.deleted_at
                from portfolio f left join position p on p.portfolio_id = f.id and p.deleted_at is null
                where f.id = :portfolio and f.account_id = :owner and f.deleted_at is null
                order by p.created_at, p.id
                """)
            .param("portfolio", portfolio.value())
            .param("owner", owner.value())
            .query(
                (row, number) ->
                    row.getObject("id") == null
                        ? Optional.<Identity>empty()
                        : Optional.of(map(row, number)))
            .list();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(rows.stream().flatMap(Optional::stream).toList());
  }

  /** One of this owner, deleted or not, unless its portfolio is deleted. */
  public Optional<Identity> owned(AccountId owner, PositionId id) {
    return db.sql(SELECT + "where p.id = :id and f.account_id = :owner and f.deleted_at is null")
        .param("id", id.value())
        .param("owner", owner.value())
        .query(Lots::map)
        .optional();
  }

  private static Identity map(ResultSet row, int number) throws SQLException {
    OffsetDateTime deletedAt = row.getObject("deleted_at", OffsetDateTime.class);
    return new Identity(
        new PositionId(row.getObject("id", UUID.class)),
        new PortfolioId(row.getObject("portfolio_id", UUID.class)),
        row.getLong("instrument_id"),
        row.getString("notes"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        deletedAt == null ? null : deletedAt.toInstant());
  }
}
