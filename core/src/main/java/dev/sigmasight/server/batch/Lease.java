package dev.sigmasight.server.batch;

import dev.sigmasight.server.coredb.CoreDb;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The right to work on a run: an advisory lock of a database session that lives as long as this
 * object. If the process dies, the session ends and the lock is free at once; if the session is
 * lost, {@link #isLost} says so and nothing more may be written.
 */
final class Lease implements AutoCloseable {
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);
  private static final int ATTEMPTS = 20;

  private static final String ALL = "batch:DAILY:all";

  private final CoreDb db;
  private final Optional<String> one;
  private final String owner;
  private final CountDownLatch released = new CountDownLatch(1);
  private final CompletableFuture<Boolean> granted = new CompletableFuture<>();
  private final Thread keeper;
  private volatile boolean lost;

  private Lease(CoreDb db, Optional<String> one, String owner) {
    this.db = db;
    this.one = one;
    this.owner = owner;
    keeper = Thread.ofPlatform().daemon().name("batch-lease").unstarted(this::keep);
  }

  /** Asks for the right; {@link #isGranted} says whether it was given. */
  static Lease on(CoreDb db, RunRequest request, String owner) {
    Lease lease = new Lease(db, request.portfolio().map(each -> "batch:DAILY:" + each), owner);
    lease.keeper.start();
    return lease;
  }

  boolean isGranted() {
    return granted.join();
  }

  boolean isLost() {
    return lost;
  }

  private void keep() {
    try {
      var _ =
          db.withConnection(
              connection -> {
                boolean locked = acquire(connection);
                granted.complete(locked);
                if (locked) {
                  hold(connection);
                }
                return locked;
              });
    } catch (RuntimeException e) {
      lost = true;
      granted.completeExceptionally(e);
    }
  }

  /** The session of a process that was just killed takes a moment to end. */
  private boolean acquire(Connection connection) throws SQLException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (one.isEmpty() && call(connection, "pg_try_advisory_lock", ALL)) {
        return true;
      }
      if (one.isPresent() && acquireOne(connection, one.get())) {
        return true;
      }
      LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
    }
    return false;
  }

  /** Runs of single portfolios go on beside each other, never beside a run of all. */
  private static boolean acquireOne(Connection connection, String portfolio) throws SQLException {
    if (!call(connection, "pg_try_advisory_lock_shared", ALL)) {
      return false;
    }
    if (call(connection, "pg_try_advisory_lock", portfolio)) {
      return true;
    }
    var _ = call(connection, "pg_advisory_unlock_shared", ALL);
    return false;
  }

  private void hold(Connection connection) throws SQLException {
    try {
      while (!released.await(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        beat(connection);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Statement statement = connection.createStatement()) {
      var _ = statement.execute("select pg_advisory_unlock_all()");
    }
  }

  private static boolean call(Connection connection, String function, String name)
      throws SQLException {
    String sql = "select " + function + "(hashtextextended(?, 0))";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private void beat(Connection connection) throws SQLException {
    String sql =
        """
        update batch_run set lease_until = now() + make_interval(secs => ?)
        where owner = ? and state = 'RUNNING'
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, Journal.LEASE.toSeconds());
      statement.setString(2, owner);
      lost = statement.executeUpdate() == 0 || lost;
    }
  }

  @Override
  public void close() {
    released.countDown();
    try {
      keeper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
