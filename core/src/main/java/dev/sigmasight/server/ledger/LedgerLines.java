package dev.sigmasight.server.ledger;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.Instruments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of ledger lines. */
@Component
final class LedgerLines {
  private static final String SELECT =
      """
      select id, sequence, on_date, kind, instrument_id, position_id, delivered_id, quantity, price,
             amount, fees, split_numerator, split_denominator, corporate_action_id, origin, note, created_at
      from ledger_transaction
      """;

  private static final int LINES_PER_STATEMENT = 5_000;

  private final CoreDb db;
  private final Instruments instruments;

  LedgerLines(CoreDb db, Instruments instruments) {
    this.db = db;
    this.instruments = instruments;
  }

  /** A row before its instrument is known. */
  private record Row(
      UUID id,
      long sequence,
      @Nullable Long instrumentId,
      NewLine line,
      Origin origin,
      Instant createdAt) {

    LedgerLine with(Map<Long, Instrument> instruments) {
      return new LedgerLine(
          id,
          sequence,
          instrumentId == null ? line : line.of(instruments.get(instrumentId)),
          origin,
          createdAt);
    }
  }

  List<LedgerLine> of(PortfolioId portfolio) {
    return known(
        db.sql(
                SELECT
                    + """
                    where portfolio_id = :portfolio and deleted_at is null
                    order by on_date, sequence
                    """)
            .param("portfolio", portfolio.value())
            .query(LedgerLines::map)
            .list());
  }

  /** Ledgers as they stand: how, with which lines, and what these are about by its id. */
  record Whole(
      Map<PortfolioId, LedgerHead> heads,
      Map<PortfolioId, Extent> extents,
      Map<PortfolioId, List<LedgerLine>> lines,
      Map<Long, Instrument> instruments) {}

  /** Those of many portfolios in one statement; the underlyings of options are included. */
  Whole whole(Collection<PortfolioId> portfolios) {
    Whole whole = new Whole(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    db.sql(
            "select f.id as portfolio_id, f.ledger_version, f.lot_matching, f.recompute_from, "
                + Extent.COLUMNS
                + Instruments.COLUMNS
                + """
                  , t.id, t.sequence, t.on_date, t.kind, t.position_id, t.delivered_id, t.quantity, t.price,
                  t.amount, t.fees, t.split_numerator, t.split_denominator, t.corporate_action_id, t.origin, t.note,
                  t.created_at
                from portfolio f
                """
                + Extent.JOIN
                + """
                  left join ledger_transaction t on t.portfolio_id = f.id and t.deleted_at is null
                  left join instrument i on i.id = t.instrument_id
                  left join instrument u on u.id = i.underlying_id
                where f.id = any (cast(:portfolios as uuid[]))
                order by f.id, t.on_date, t.sequence
                """)
        .param("portfolios", portfolios.stream().map(PortfolioId::toString).toArray(String[]::new))
        .query(
            row -> {
              add(row, whole);
            });
    return whole;
  }

  private static void add(ResultSet row, Whole whole) throws SQLException {
    PortfolioId portfolio = new PortfolioId(row.getObject("portfolio_id", UUID.class));
    if (!whole.heads().containsKey(portfolio)) {
      whole.heads().put(portfolio, LedgerHead.map(row, 0));
      whole.extents().put(portfolio, Extent.map(row));
    }
    if (row.getObject("id") == null) {
      return; // a portfolio without lines
    }
    Row line = map(row, 0);
    Long instrument = line.instrumentId();
    if (instrument != null && !whole.instruments().containsKey(instrument)) {
      whole.instruments().put(instrument, Instruments.map(row));
      Instruments.underlying(row)
          .ifPresent(each -> whole.instruments().putIfAbsent(each.id(), each));
    }
    whole
        .lines()
        .computeIfAbsent(portfolio, _ -> new ArrayList<>())
        .add(line.with(whole.instruments()));
  }

  /**
   * The last line that opened a lot, deleted or not: corrections take the place of what was wrong.
   */
  Optional<LedgerLine> lastOpening(PositionId lot) {
    return known(
            db.sql(
                    SELECT
                        + """
                        where (position_id = :lot and kind in ('BUY', 'SHORT', 'OPTION_OPEN', 'TRANSFER_IN'))
                           or delivered_id = :lot
                        order by sequence limit 1
                        """)
                .param("lot", lot.value())
                .query(LedgerLines::map)
                .list())
        .stream()
        .findFirst();
  }

  private Map<Long, Instrument> instrumentsOf(List<Row> rows) {
    return instruments.byIds(
        rows.stream()
            .flatMap(row -> Optional.ofNullable(row.instrumentId()).stream())
            .distinct()
            .toList());
  }

  private List<LedgerLine> known(List<Row> rows) {
    Map<Long, Instrument> known = instrumentsOf(rows);
    return rows.stream().map(row -> row.with(known)).toList();
  }

  void insert(PortfolioId portfolio, List<NewLine> added, Origin origin, @Nullable AccountId by) {
    for (int from = 0; from < added.size(); from += LINES_PER_STATEMENT) {
      List<NewLine> some = added.subList(from, Math.min(from + LINES_PER_STATEMENT, added.size()));
      new LineColumns(some)
          .bind(db.sql(LineColumns.INSERT))
          .param("portfolio", portfolio.value())
          .param("origin", origin.name())
          .param("by", by == null ? null : by.value())
          .update();
    }
  }

  /** Adds one line and says its id. */
  UUID insert(PortfolioId portfolio, NewLine added, Origin origin, @Nullable AccountId by) {
    return new LineColumns(List.of(added))
        .bind(db.sql(LineColumns.INSERT + " returning id"))
        .param("portfolio", portfolio.value())
        .param("origin", origin.name())
        .param("by", by == null ? null : by.value())
        .query(UUID.class)
        .single();
  }

  /** Marks a line deleted and puts another in its place, whose id this is. */
  UUID replace(
      PortfolioId portfolio, Replacement replacement, Origin origin, @Nullable AccountId by) {
    LedgerLine old = replacement.old();
    db.sql("update ledger_transaction set deleted_at = now(), sequence = default where id = :id")
        .param("id", old.id())
        .update();
    return new LineColumns(List.of(replacement.with()))
        .bind(db.sql(LineColumns.INSERT_IN_PLACE + " returning id"))
        .param("sequence", old.sequence())
        .param("portfolio", portfolio.value())
        .param("origin", origin.name())
        .param("by", by == null ? null : by.value())
        .query(UUID.class)
        .single();
  }

  /** Marks a line deleted. */
  void delete(LedgerLine line, Instant at) {
    db.sql("update ledger_transaction set deleted_at = :at where id = :id")
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("id", line.id())
        .update();
  }

  /** One line that counts. */
  Optional<LedgerLine> line(PortfolioId portfolio, UUID id) {
    return known(
            db.sql(SELECT + "where portfolio_id = :portfolio and id = :id and deleted_at is null")
                .param("portfolio", portfolio.value())
                .param("id", id)
                .query(LedgerLines::map)
                .list())
        .stream()
        .findFirst();
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
        Origin.valueOf(row.getString("origin")),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable PositionId position(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new PositionId(id);
  }
}
