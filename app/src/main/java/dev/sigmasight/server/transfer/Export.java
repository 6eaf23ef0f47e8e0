package dev.sigmasight.server.transfer;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.move.Catalogue;
import dev.sigmasight.database.move.Table;
import dev.sigmasight.server.transfer.Manifest.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes accounts, portfolios, conversations, documents and memories to a folder. */
public final class Export {
  private static final int AT_ONCE = 1000;

  private final Path to;
  private final Instant now;

  /** A portfolio, or an account by its e-mail, as it is listed. */
  public record Found(UUID id, String name) {}

  /**
   * What goes into an export.
   *
   * @param portfolios which ones
   * @param whole whether accounts, dividends, splits, interest rates, conversations and the record
   *     of changes do
   * @param credentials whether the hashes of their owners' passwords go with them
   * @param ai whether documents and memories do
   */
  public record Wish(List<Found> portfolios, boolean whole, boolean credentials, boolean ai) {}

  public Export(Path to, Instant now) {
    this.to = to;
    this.now = now;
  }

  /** All portfolios, those that were deleted too. */
  public static List<Found> portfolios(Database core) {
    if (new Catalogue(core).table("portfolio").isEmpty()) {
      throw lacking(core, "portfolio");
    }
    return core.sql("select id, name from portfolio order by name, id")
        .query((row, _) -> new Found(row.getObject("id", UUID.class), row.getString("name")))
        .list();
  }

  /** Everybody who has a conversation. */
  private static List<Found> talkers(Database core) {
    return core.sql(
            """
            select id, email from account
            where id in (select account_id from conversation
              union select account_id from model_call)
            order by email
            """)
        .query((row, _) -> new Found(row.getObject("id", UUID.class), row.getString("email")))
        .list();
  }

  /** Writes everything; the manifest comes last. */
  public Manifest write(Database core, Database ai, Wish wish) {
    Files files = new Files(ExportFolder.create(to));
    if (wish.whole()) {
      files.add(
          core,
          new About("accounts.jsonl", Kind.ACCOUNTS, "accounts"),
          Part.accounts(wish.credentials()));
      files.add(core, new About("market/actions.jsonl", Kind.MARKET, "actions"), Part.MARKET);
    }
    for (Found each : wish.portfolios()) {
      files.add(
          core,
          new About("portfolios/%s.jsonl".formatted(each.id()), Kind.PORTFOLIO, each.name(), each),
          Part.portfolio(wish.credentials()));
    }
    if (wish.whole()) {
      for (Found each : talkers(core)) {
        files.add(
            core,
            new About(
                "conversations/%s.jsonl".formatted(each.id()),
                Kind.CONVERSATIONS,
                each.name(),
                each),
            Part.CONVERSATIONS);
      }
      files.add(core, new About("changes.jsonl", Kind.CHANGES, "changes"), Part.CHANGES);
    }
    if (wish.ai()) {
      files.add(ai, new About("ai/documents.jsonl", Kind.DOCUMENTS, "documents"), Part.DOCUMENTS);
      files.add(ai, new About("ai/memories.jsonl", Kind.MEMORIES, "memories"), Part.MEMORIES);
    }
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            Manifest.VERSION,
            now,
            new Catalogue(core).versions(),
            wish.ai() ? new Catalogue(ai).versions() : Map.of(),
            files.entries);
    files.folder.write(manifest);
    return manifest;
  }

  private record About(String path, Kind kind, String name, UUID id) {
    private About(String path, Kind kind, String name) {
      this(path, kind, name, new UUID(0, 0));
    }

    private About(String path, Kind kind, String name, Found found) {
      this(path, kind, name, found.id());
    }
  }

  private static final class Files {
    private final ExportFolder folder;
    private final List<Manifest.Entry> entries = new ArrayList<>();

    private Files(ExportFolder folder) {
      this.folder = folder;
    }

    private void add(Database database, About about, List<Part> parts) {
      entries.add(
          folder.write(
              about.path(),
              about.kind(),
              about.name(),
              lines -> rows(database, parts, about.id(), lines)));
    }
  }

  /** All rows as of one moment. */
  private static void rows(Database database, List<Part> parts, UUID id, ExportFolder.Lines lines) {
    Map<String, Table> tables =
        new Catalogue(database)
            .tables().stream().collect(Collectors.toMap(Table::name, table -> table));
    database.inTransaction(
        () -> {
          int _ = database.sql("set transaction isolation level repeatable read").update();
          for (Part part : parts) {
            rows(database, table(database, tables, part), part, id, lines);
          }
        });
  }

  private static Table table(Database database, Map<String, Table> tables, Part part) {
    Table table = tables.get(part.table());
    if (table == null) {
      throw lacking(database, part.table());
    }
    return table;
  }

  private static Refused lacking(Database database, String table) {
    return new Refused(
        "%s has no table %s: run `sigmasight migrate` on it, or name another database."
            .formatted(database.url().place(), table));
  }

  private static void rows(
      Database database, Table table, Part part, UUID id, ExportFolder.Lines lines) {
    String columns =
        table.written().stream().map(Table.Column::quoted).collect(Collectors.joining(", "));
    String sql =
        "select to_jsonb(r)::text from (select %s from %s where %s order by %s) r"
            .formatted(columns, table.quoted(), part.condition(), part.order());
    var statement = database.sql(sql).withFetchSize(AT_ONCE);
    try (Stream<String> rows =
        (part.condition().contains(":id") ? statement.param("id", id) : statement)
            .query(String.class).stream()) {
      rows.forEach(row -> lines.add(Row.line(part.table(), row)));
    }
  }
}
