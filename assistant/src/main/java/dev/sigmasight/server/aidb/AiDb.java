package dev.sigmasight.server.aidb;

import dev.sigmasight.database.Chain;
import dev.sigmasight.database.Database;
import dev.sigmasight.database.Database.ConnectionWork;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The AI database. A type of its own, so that no class can be handed the other one by mistake.
 * Failures to reach it arrive as {@link dev.sigmasight.database.DatabaseUnavailable}.
 */
public final class AiDb implements AutoCloseable {
  /** What this database is called in messages. */
  public static final String NAME = "AI";

  private static final Chain CHAIN = new Chain("db/ai", "schema_history_ai");

  private final Database database;

  /** Opens the pool; does not wait for the server and does not migrate. */
  public AiDb(AiDbSettings settings) {
    database = new Database(NAME, settings.url(), settings.pool(), CHAIN);
  }

  /** A statement, inside the running transaction if this thread has one. */
  public JdbcClient.StatementSpec sql(String sql) {
    return database.sql(sql);
  }

  /** Runs the work in one transaction, joining a running one; any exception rolls back. */
  public <T> T inTransaction(Supplier<T> work) {
    return database.inTransaction(work);
  }

  /** As {@link #inTransaction(Supplier)}, without a result. */
  public void inTransaction(Runnable work) {
    database.inTransaction(work);
  }

  /** As {@link #inTransaction(Supplier)}, where one statement may take longer than usual. */
  public <T> T inTransaction(Duration statementTimeout, Supplier<T> work) {
    return database.inTransaction(statementTimeout, work);
  }

  /** Lends a connection, the transaction's own if there is one, for COPY and the like. */
  public <T> T withConnection(ConnectionWork<T> work) {
    return database.withConnection(work);
  }

  /** Runs {@code copy … from stdin}; answers the number of rows. */
  public long copyIn(String sql, Database.Rows rows) {
    return database.copyIn(sql, rows);
  }

  /** Brings the schema to this program's version; answers the scripts that ran now. */
  public List<String> migrate() {
    return database.migrate();
  }

  /** Checks that the schema is this program's. */
  public void validate() {
    database.validate();
  }

  /** Scripts that have not run yet, oldest first. */
  public List<String> pendingMigrations() {
    return database.pendingMigrations();
  }

  /** Asks the server for a sign of life, past the pool. */
  public void ping(Duration limit) {
    database.ping(limit);
  }

  /** Says whether documents can be found by meaning here, and if not, why. */
  public VectorSearch vectorSearch() {
    return sql("""
            select
              exists (select from pg_available_extensions where name = 'vector') as installed,
              exists (select from pg_extension where extname = 'vector') as created,
              to_regclass('ai_kb_documents_embedding_idx') is not null as indexed
            """)
        .query(
            (row, number) ->
                VectorSearch.of(
                    row.getBoolean("installed"),
                    row.getBoolean("created"),
                    row.getBoolean("indexed")))
        .single();
  }

  /** The handle below, for reports that know no table. */
  public Database database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
  }
}
