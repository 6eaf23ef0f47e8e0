package dev.sigmasight.server.coredb;

import dev.sigmasight.database.Chain;
import dev.sigmasight.database.Database;
import dev.sigmasight.database.Database.ConnectionWork;
import dev.sigmasight.database.PendingRow;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The core database. A type of its own, so that no class can be handed the other one by mistake.
 * Failures to reach it arrive as {@link dev.sigmasight.database.DatabaseUnavailable}.
 */
public final class CoreDb implements AutoCloseable {
  /** What this database is called in messages. */
  public static final String NAME = "core";

  private static final Chain CHAIN = new Chain("db/core", "schema_history_core");

  private final Database database;

  /** Opens the pool; does not wait for the server and does not migrate. */
  public CoreDb(CoreDbSettings settings) {
    database = new Database(NAME, settings.url(), settings.pool(), CHAIN);
  }

  /** A statement, inside the running transaction if this thread has one. */
  public JdbcClient.StatementSpec sql(String sql) {
    return database.sql(sql);
  }

  /** A row that is sent with others of its statement right before the transaction commits. */
  public PendingRow later(String sql) {
    return database.later(sql);
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

  /** The pool, for the job scheduler that insists on it; never a bean. */
  public DataSource dataSource() {
    return database.dataSource();
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
