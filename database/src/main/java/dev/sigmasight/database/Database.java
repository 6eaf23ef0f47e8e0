package dev.sigmasight.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One PostgreSQL database: its pool, its transactions and its migrations. Every session runs in
 * UTC. Opening never waits for the server, so a dead database is met where it is used, as {@link
 * DatabaseUnavailable}.
 */
public final class Database implements AutoCloseable {
  private static final int COPY_BUFFER = 1 << 16;

  private final HikariDataSource connections;
  private final FairSource source;
  private final Outage outage;
  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate named;
  private final TransactionTemplate transactions;
  private final Migrations migrations;
  private final DatabaseUrl url;
  private final Chain chain;

  /** Work on a bare connection; closing, committing and rolling back are not its business. */
  @FunctionalInterface
  public interface ConnectionWork<T> {
    T on(Connection connection) throws SQLException, IOException;
  }

  /**
   * Opens a pool.
   *
   * @param name what error messages call this database: {@code core}, {@code AI}
   */
  public Database(String name, DatabaseUrl url, Pool pool, Chain chain) {
    this.url = url;
    this.chain = chain;
    outage = new Outage(name, url, pool);
    connections = new HikariDataSource(hikari(name, url, pool));
    source = new FairSource(connections, outage, pool);
    template = new JdbcTemplate(source);
    template.setExceptionTranslator(outage);
    jdbc = JdbcClient.create(template);
    named = new NamedParameterJdbcTemplate(template);
    JdbcTransactionManager manager = new JdbcTransactionManager(source);
    manager.setExceptionTranslator(outage);
    transactions = new TransactionTemplate(manager);
    migrations = new Migrations(name, url, chain, outage);
  }

  /**
   * Opens a database of whatever schema, with time for long work and two connections; it is not for
   * migrating.
   */
  public static Database toInspect(String name, DatabaseUrl url) {
    return new Database(name, url, Pool.patient(), new Chain("db/none", "schema_history_none"));
  }

  private static HikariConfig hikari(String name, DatabaseUrl url, Pool pool) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(url.dataSource(pool));
    config.setMaximumPoolSize(pool.maxConnections());
    config.setMinimumIdle(Math.min(2, pool.maxConnections()));
    config.setConnectionTimeout(pool.connectionTimeout().toMillis());
    config.setValidationTimeout(Math.max(250, pool.connectionTimeout().toMillis() / 2));
    config.setMaxLifetime(pool.maxLifetime().toMillis());
    config.setKeepaliveTime(pool.keepalive().toMillis());
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(pool.sessionSetup());
    return config;
  }

  /** A statement, inside the running transaction if this thread has one. */
  public JdbcClient.StatementSpec sql(String sql) {
    StatementCount.add();
    return jdbc.sql(sql);
  }

  /**
   * A row to be written at the end of the running transaction, in one message to the server with
   * all rows of the same statement. Statements go in the order of their first rows; what they
   * answer is not told, and what they refuse fails the commit.
   *
   * @throws IllegalStateException on a thread without a transaction, when the row is handed over
   */
  public PendingRow later(String sql) {
    return new PendingRow(row -> pendingRows().add(sql, row));
  }

  private PendingRows pendingRows() {
    return TransactionSynchronizationManager.getSynchronizations().stream()
        .filter(each -> each instanceof PendingRows rows && rows.isOf(named))
        .map(PendingRows.class::cast)
        .findFirst()
        .orElseGet(
            () -> {
              PendingRows rows = new PendingRows(named);
              TransactionSynchronizationManager.registerSynchronization(rows);
              return rows;
            });
  }

  /**
   * Runs the work in one transaction, joining the one this thread has already opened here. Any
   * exception rolls back.
   */
  @SuppressWarnings("NullAway") // Spring hands back exactly what the work returned
  public <T> T inTransaction(Supplier<T> work) {
    try {
      return transactions.execute(status -> work.get());
    } catch (CannotCreateTransactionException e) {
      throw e.getCause() instanceof DatabaseUnavailable unavailable ? unavailable : e;
    } catch (TransactionSystemException e) { // a lost connection cannot be rolled back either
      throw e.getApplicationException() instanceof DatabaseUnavailable unavailable
          ? unavailable
          : e;
    }
  }

  /** As {@link #inTransaction(Supplier)}, without a result. */
  public void inTransaction(Runnable work) {
    inTransaction(
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * As {@link #inTransaction(Supplier)}, where one statement may run longer than the pool allows.
   */
  public <T> T inTransaction(Duration statementTimeout, Supplier<T> work) {
    return inTransaction(
        () -> {
          sql("select set_config('statement_timeout', :millis, true)")
              .param("millis", Long.toString(statementTimeout.toMillis()))
              .query(String.class)
              .single();
          outwait(statementTimeout);
          return work.get();
        });
  }

  /** Keeps the driver from hanging up first; the pool restores its own patience afterwards. */
  private void outwait(Duration statementTimeout) {
    int millis = Math.toIntExact(statementTimeout.plus(DatabaseUrl.GRACE).toMillis());
    withConnection(
        connection -> {
          connection.setNetworkTimeout(Runnable::run, millis);
          return true;
        });
  }

  /**
   * Lends a connection, the transaction's own if there is one, for what SQL strings cannot do
   * (COPY, notifications, advisory locks held by a session).
   */
  @SuppressWarnings("NullAway") // Spring hands back exactly what the work returned
  public <T> T withConnection(ConnectionWork<T> work) {
    return template.execute(
        (Connection connection) -> {
          try {
            return work.on(connection);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Writes the rows of a COPY, in the format its statement names. */
  @FunctionalInterface
  public interface Rows {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Runs {@code copy … from stdin}, inside the running transaction if this thread has one. What the
   * rows throw arrives as {@link UncheckedIOException}, what the server says like any other
   * failure.
   *
   * @return rows copied
   */
  public long copyIn(String sql, Rows rows) {
    return withConnection(
        connection -> {
          CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
          var out = new PGCopyOutputStream(copy, COPY_BUFFER); // closing it would keep half a copy
          try {
            rows.writeTo(out);
            return out.endCopy();
          } catch (IOException e) {
            if (e.getCause() instanceof SQLException broken) {
              throw broken;
            }
            throw e;
          } finally {
            if (copy.isActive()) {
              copy.cancelCopy();
            }
          }
        });
  }

  /**
   * Brings the schema to this program's version, after checking that it fits.
   *
   * @return scripts that ran now, oldest first, such as {@code V003 add risk}
   * @throws SchemaMismatch if the schema is newer than the program or was changed behind its back
   */
  public List<String> migrate() {
    return migrations.run();
  }

  /** Checks that the schema is exactly this program's, or throws {@link SchemaMismatch}. */
  public void validate() {
    migrations.validate();
  }

  /** Scripts that have not run yet, oldest first. */
  public List<String> pendingMigrations() {
    return migrations.pending();
  }

  /**
   * Asks the server for a sign of life, past the pool.
   *
   * @throws DatabaseUnavailable if none came within about {@code limit}
   */
  public void ping(Duration limit) {
    outage.ping(limit);
  }

  /** The pool, for libraries that insist on it (the job scheduler); never a bean. */
  public DataSource dataSource() {
    return source;
  }

  /** How many wait for a connection now; about as many, while they come and go. */
  public int waiting() {
    return source.waiting();
  }

  /** Tells of each connection given from now on how many nanoseconds were waited for it. */
  public void whenGiven(LongConsumer nanos) {
    source.whenGiven(nanos);
  }

  /**
   * Lets the pool tell a registry of Micrometer how it does; once only.
   *
   * @param registry a {@code MeterRegistry}, which this module does not know
   */
  public void measure(Object registry) {
    connections.setMetricRegistry(registry);
  }

  /** The table that remembers which migrations ran. */
  String historyTable() {
    return chain.historyTable();
  }

  /** Where this database is; safe to print. */
  public DatabaseUrl url() {
    return url;
  }

  @Override
  public void close() {
    connections.close();
  }
}
