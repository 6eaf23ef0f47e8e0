package dev.sigmasight.server.ledger;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.Instruments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of ledger lines. */
@Component
final class LedgerLines {
  private final CoreDb db;
  private final Instruments instruments;

  LedgerLines(CoreDb db, Instruments instruments) {
    this.db = db;
    this.instruments = instruments;
  }

  /** A row before its instrument is known. */
  private record Row(
      UUID id, long sequence, @Nullable Long instrumentId, NewLine line, Origin origin) {

    LedgerLine with(Map<Long, Instrument> instruments) {
      return new LedgerLine(
          id,
          sequence,
          instrumentId == null ? line : line.of(instruments.get(instrumentId)),
          origin);
    }
  }

  List<LedgerLine> of(PortfolioId portfolio) {
    List<Row> rows =
        db.sql(
                """
                select id, sequence, on_date, kind, instrument_id, position_id, delivered_id, quantity,
                       price, amount, fees, split_numerator, split_denominator, corporate_action_id,
                       origin, note
                from ledger_transaction
                where portfolio_id = :portfolio and deleted_at is null
                order by on_date, sequence
                """)
            .param("portfolio", portfolio.value())
            .query(LedgerLines::map)
            .list();
    Map<Long, Instrument> known =
        instruments.byIds(
            rows.stream()
                .flatMap(row -> Optional.ofNullable(row.instrumentId()).stream())
                .distinct()
                .toList());
    return rows.stream().map(row -> row.with(known)).toList();
  }

  void insert(PortfolioId portfolio, List<NewLine> added, Origin origin, @Nullable AccountId by) {
    for (NewLine line : added) {
      insert(portfolio, line, origin, by);
    }
  }

  private void insert(
      PortfolioId portfolio, NewLine line, Origin origin, @Nullable AccountId by) {
    Instrument instrument = line.instrument();
    db.sql(
            """
            insert into ledger_transaction (portfolio_id, on_date, kind, instrument_id, position_id,
              delivered_id, quantity, price, amount, fees, split_numerator, split_denominator,
              corporate_action_id, origin, note, created_by)
            values (:portfolio, :date, :kind, :instrument, :position, :delivered, :quantity, :price,
              :amount, :fees, :numerator, :denominator, :action, :origin, :note, :by)
            """)
        .param("portfolio", portfolio.value())
        .param("date", line.date())
        .param("kind", line.kind().name())
        .param("instrument", instrument == null ? null : instrument.id())
        .param("position", value(line.position()))
        .param("delivered", value(line.delivered()))
        .param("quantity", line.quantity())
        .param("price", line.price())
        .param("amount", line.amount())
        .param("fees", line.fees())
        .param("numerator", line.splitNumerator())
        .param("denominator", line.splitDenominator())
        .param("action", line.corporateAction())
        .param("origin", origin.name())
        .param("note", line.note())
        .param("by", by == null ? null : by.value())
        .update();
  }

  void unpost(PortfolioId portfolio, LocalDate from) {
    db.sql(
            """
            delete from ledger_transaction
            where portfolio_id = :portfolio and on_date >= :from and origin = 'BATCH'
            """)
        .param("portfolio", portfolio.value())
        .param("from", from)
        .update();
  }

  /** Marks the lot and its lines deleted; the date of the first of them. */
  Optional<LocalDate> remove(PositionId position) {
    Optional<LocalDate> first =
        db.sql(
                """
                select min(on_date) from ledger_transaction
                where (position_id = :position or delivered_id = :position) and deleted_at is null
                """)
            .param("position", position.value())
            .query(LocalDate.class)
            .optional();
    db.sql(
            """
            update ledger_transaction set deleted_at = now()
            where position_id = :position and deleted_at is null
            """)
        .param("position", position.value())
        .update();
    db.sql("update position set deleted_at = now(), updated_at = now() where id = :position")
        .param("position", position.value())
        .update();
    return first;
  }

  private static @Nullable UUID value(@Nullable PositionId position) {
    return position == null ? null : position.value();
  }

  private static Row map(ResultSet row, int number) throws SQLException {
    NewLine line =
        new NewLine(
            row.getObject("on_date", LocalDate.class),
            TransactionKind.valueOf(row.getString("kind")),
            null,
            position(row, "position_id"),
            position(row, "delivered_id"),
            row.getBigDecimal("quantity"),
            row.getBigDecimal("price"),
            row.getBigDecimal("amount"),
            row.getBigDecimal("fees"),
            row.getBigDecimal("split_numerator"),
            row.getBigDecimal("split_denominator"),
            row.getObject("corporate_action_id", Long.class),
            row.getString("note"));
    return new Row(
        row.getObject("id", UUID.class),
        row.getLong("sequence"),
        row.getObject("instrument_id", Long.class),
        line,
        Origin.valueOf(row.getString("origin")));
  }

  private static @Nullable PositionId position(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new PositionId(id);
  }
}
