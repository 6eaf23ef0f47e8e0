package dev.sigmasight.server.transfer;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.move.Catalogue;
import dev.sigmasight.database.move.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes portfolios, documents and memories to a folder. */
public final class Export {
  private static final String INSTRUMENTS =
      """
      (select instrument_id from position where portfolio_id = :id
       union select instrument_id from ledger_transaction
       where portfolio_id = :id and instrument_id is not null)
      """;

  private static final String OWNER = "(select account_id from portfolio where id = :id)";

  /** Rows of one table, in an order in which they can be stored. */
  private record Part(String table, String condition, String order) {}

  private static final Part CREDENTIAL =
      new Part("account_credential", "account_id = " + OWNER, "account_id");

  private static final List<Part> PORTFOLIO =
      List.of(
          new Part("account", "id = " + OWNER, "id"),
          new Part(
              "instrument",
              "id in (select underlying_id from instrument where id in " + INSTRUMENTS + ")",
              "id"),
          new Part(
              "instrument",
              "id in "
                  + INSTRUMENTS
                  + " and id not in (select underlying_id from instrument where underlying_id is not null and id in "
                  + INSTRUMENTS
                  + ")",
              "id"),
          new Part(
              "instrument_valuation", "instrument_id in " + INSTRUMENTS, "instrument_id, on_date"),
          new Part(
              "corporate_action",
              "id in (select corporate_action_id from ledger_transaction where portfolio_id = :id)",
              "id"),
          new Part("portfolio", "id = :id", "id"),
          new Part("position", "portfolio_id = :id", "id"),
          new Part("ledger_transaction", "portfolio_id = :id", "sequence"),
          new Part("equity_change", "portfolio_id = :id", "id"),
          new Part("tag", "account_id = " + OWNER, "id"),
          new Part(
              "position_tag",
              "position_id in (select id from position where portfolio_id = :id)",
              "position_id, tag_id"),
          new Part("target_price", "portfolio_id = :id", "id"),
          new Part("portfolio_import", "portfolio_id = :id", "id"));

  private static final List<Part> MARKET =
      List.of(
          new Part("corporate_action", "true", "id"),
          new Part("interest_rate", "true", "series, on_date"));

  private static final List<Part> DOCUMENTS =
      List.of(
          new Part("ai_kb_sources", "true", "id"),
          new Part("ai_kb_documents", "true", "source_id, part"),
          new Part("ai_kb_embeddings", "true", "model, text_hash"));

  private static final List<Part> MEMORIES =
      List.of(new Part("ai_feedback", "true", "id"), new Part("ai_memories", "true", "id"));

  private final Path to;
  private final Instant now;

  /** A portfolio as it is listed. */
  public record Found(UUID id, String name) {}

  /**
   * What goes into an export.
   *
   * @param portfolios which ones
   * @param market whether dividends, splits and interest rates do
   * @param credentials whether the hashes of their owners' passwords go with them
   * @param ai whether documents and memories do
   */
  public record Wish(List<Found> portfolios, boolean market, boolean credentials, boolean ai) {}

  public Export(Path to, Instant now) {
    this.to = to;
    this.now = now;
  }

  /** All portfolios, those that were deleted too. */
  public static List<Found> portfolios(Database core) {
    return core.sql("select id, name from portfolio order by name, id")
        .query((row, _) -> new Found(row.getObject("id", UUID.class), row.getString("name")))
        .list();
  }

  /** Writes everything; the manifest comes last. */
  public Manifest write(Database core, Database ai, Wish wish) {
    ExportFolder folder = ExportFolder.create(to);
    List<Manifest.Entry> entries = new ArrayList<>();
    if (wish.market()) {
      entries.add(
          file(
              folder,
              core,
              new About("market/actions.jsonl", Manifest.Kind.MARKET, "actions"),
              MARKET));
    }
    for (Found portfolio : wish.portfolios()) {
      List<Part> parts = new ArrayList<>(PORTFOLIO);
      if (wish.credentials()) {
        parts.add(1, CREDENTIAL);
      }
      entries.add(
          folder.write(
              "portfolios/" + portfolio.id() + ".jsonl",
              Manifest.Kind.PORTFOLIO,
              portfolio.name(),
              lines(core, parts, portfolio.id())));
    }
    if (wish.ai()) {
      entries.add(
          file(
              folder,
              ai,
              new About("ai/documents.jsonl", Manifest.Kind.DOCUMENTS, "documents"),
              DOCUMENTS));
      entries.add(
          file(
              folder,
              ai,
              new About("ai/memories.jsonl", Manifest.Kind.MEMORIES, "memories"),
              MEMORIES));
    }
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            Manifest.VERSION,
            now,
            new Catalogue(core).versions(),
            wish.ai() ? new Catalogue(ai).versions() : Map.of(),
            entries);
    folder.write(manifest);
    return manifest;
  }

  private record About(String path, Manifest.Kind kind, String name) {}

  private static Manifest.Entry file(
      ExportFolder folder, Database database, About about, List<Part> parts) {
    return folder.write(
        about.path(), about.kind(), about.name(), lines(database, parts, new UUID(0, 0)));
  }

  /** All rows as of one moment. */
  private static List<String> lines(Database database, List<Part> parts, UUID id) {
    Map<String, Table> tables =
        new Catalogue(database)
            .tables().stream().collect(Collectors.toMap(Table::name, table -> table));
    return database.inTransaction(
        () -> {
          int _ = database.sql("set transaction isolation level repeatable read").update();
          List<String> lines = new ArrayList<>();
          for (Part part : parts) {
            lines.addAll(rows(database, tables, part, id));
          }
          return lines;
        });
  }

  private static List<String> rows(
      Database database, Map<String, Table> tables, Part part, UUID id) {
    Table table = tables.get(part.table());
    if (table == null) {
      throw new Refused(
          "%s has no table %s: run `sigmasight migrate` on it."
              .formatted(database.url().place(), part.table()));
    }
    String columns =
        table.written().stream().map(Table.Column::quoted).collect(Collectors.joining(", "));
    String sql =
        "select to_jsonb(r)::text from (select %s from %s where %s order by %s) r"
            .formatted(columns, table.quoted(), part.condition(), part.order());
    var statement = database.sql(sql);
    return (part.condition().contains(":id") ? statement.param("id", id) : statement)
        .query(String.class).list().stream().map(row -> Row.line(part.table(), row)).toList();
  }
}
