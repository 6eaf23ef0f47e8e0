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
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The right to work on a run: an advisory lock of a database session that lives as long as this
 * object. If the process dies, the session ends and the lock is free at once; if the session is
 * lost, or the run cancelled or over its deadline, {@link #isLost} says so and nothing more may be
 * written.
 */
final class Lease implements AutoCloseable {
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);
  private static final int ATTEMPTS = 20;

  private static final String ALL = "batch:DAILY:all";

  private final CoreDb db;
  private final BatchSettings settings;
  private final Optional<String> one;
  private final String owner;
  private final AtomicReference<@Nullable Loss> loss = new AtomicReference<>();
  private final CompletableFuture<Loss> lost = new CompletableFuture<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final CompletableFuture<Boolean> granted = new CompletableFuture<>();
  private final Thread keeper;

  private Lease(CoreDb db, BatchSettings settings, Optional<String> one, String owner) {
    this.db = db;
    this.settings = settings;
    this.one = one;
    this.owner = owner;
    keeper = Thread.ofPlatform().daemon().name("batch-lease").unstarted(this::keep);
  }

  /** Asks for the right; {@link #isGranted} says whether it was given. */
  static Lease on(CoreDb db, BatchSettings settings, RunRequest request, String owner) {
    Lease lease =
        new Lease(db, settings, request.portfolio().map(each -> "batch:DAILY:" + each), owner);
    lease.keeper.start();
    return lease;
  }

  boolean isGranted() {
    return granted.join();
  }

  /** Whether nothing more may be written. */
  boolean isLost() {
    return loss.get() != null;
  }

  /** Why nothing more may be written, once that is so. */
  @Nullable Loss loss() {
    return loss.get();
  }

  /** Runs on the lease's own thread as soon as nothing more may be written. */
  void onLoss(Consumer<Loss> action) {
    var _ = lost.thenAccept(action);
  }

  /** Lets the worker stop before its next item. */
  void stop(Loss why) {
    if (loss.compareAndSet(null, why)) {
      lost.complete(why);
    }
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
      stop(Loss.DISCONNECTED);
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
      while (!released.await(settings.heartbeat().toMillis(), TimeUnit.MILLISECONDS)) {
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
        returning cancel_requested, deadline < now(), exists (
          select from batch_phase phase
          where phase.run_id = batch_run.id and phase.state = 'RUNNING'
            and phase.started_at + make_interval(secs => ?) < now())
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, settings.lease().toSeconds());
      statement.setString(2, owner);
      statement.setLong(3, settings.phaseDeadline().toSeconds());
      try (ResultSet row = statement.executeQuery()) {
        heed(row);
      }
    }
  }

  private void heed(ResultSet row) throws SQLException {
    if (!row.next()) {
      stop(Loss.TAKEN);
    } else if (row.getBoolean(1)) {
      stop(Loss.CANCELLED);
    } else if (row.getBoolean(2)) {
      stop(Loss.RUN_DEADLINE);
    } else if (row.getBoolean(3)) {
      stop(Loss.PHASE_DEADLINE);
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
