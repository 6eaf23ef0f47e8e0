package dev.sigmasight.server.batch;

import dev.sigmasight.server.coredb.CoreDb;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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

  private final CoreDb db;
  private final String run;
  private final String owner;
  private final CountDownLatch released = new CountDownLatch(1);
  private final CompletableFuture<Boolean> granted = new CompletableFuture<>();
  private final Thread keeper;
  private volatile boolean lost;

  private Lease(CoreDb db, String run, String owner) {
    this.db = db;
    this.run = run;
    this.owner = owner;
    keeper = Thread.ofPlatform().daemon().name("batch-lease").unstarted(this::keep);
  }

  /** Asks for the right; {@link #isGranted} says whether it was given. */
  static Lease on(CoreDb db, RunRequest request, String owner) {
    String run = "batch:DAILY:" + request.target() + ":" + request.scope();
    Lease lease = new Lease(db, run, owner);
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
      if (lock(connection, "pg_try_advisory_lock")) {
        return true;
      }
      LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
    }
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
    var _ = lock(connection, "pg_advisory_unlock");
  }

  private boolean lock(Connection connection, String function) throws SQLException {
    String sql = "select " + function + "(hashtextextended(?, 0))";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, run);
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
