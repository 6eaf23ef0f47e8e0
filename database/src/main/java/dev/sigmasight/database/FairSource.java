package dev.sigmasight.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The pool, which serves whoever has waited longest. By itself it lets those who just came overtake
 * those to whom it hands a connection, so that some wait many times as long as others.
 *
 * <p>Failures to give a connection come out as {@link DatabaseUnavailable}. While the pool gives
 * connections to others, the database answers: whoever is in the line waits on, up to four times as
 * long. When it fails for those in front, it fails for those who wait behind them.
 */
final class FairSource extends DelegatingDataSource {
  private static final int WAITS = 3;

  /** When the pool last gave a connection, and how it failed since. */
  private record Last(long given, long failed, @Nullable SQLException failure) {
    @Nullable SQLException failureSince(long moment) {
      return failed - moment > 0 ? failure : null;
    }
  }

  private final Semaphore turns;
  private final Outage outage;
  private final long timeout;
  private volatile LongConsumer whenGiven = _ -> {};
  private volatile Last last = new Last(System.nanoTime(), 0, null);

  FairSource(DataSource connections, Outage outage, Pool pool) {
    super(connections);
    this.outage = outage;
    timeout = pool.connectionTimeout().toNanos();
    turns = new Semaphore(pool.maxConnections(), true);
  }

  int waiting() {
    return turns.getQueueLength();
  }

  void whenGiven(LongConsumer nanos) {
    whenGiven = nanos;
  }

  @Override
  public Connection getConnection() {
    try {
      long asked = System.nanoTime();
      awaitTurn();
      Connection connection = connection(asked);
      whenGiven.accept(System.nanoTime() - asked);
      return connection;
    } catch (SQLException e) {
      throw outage.of(e);
    }
  }

  private Connection connection(long asked) throws SQLException {
    boolean given = false;
    try {
      SQLException before = last.failureSince(asked);
      if (before != null) {
        throw before;
      }
      Connection connection = fromPool();
      given = true;
      return (Connection)
          Proxy.newProxyInstance(
              FairSource.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              new Turn(connection));
    } finally {
      if (!given) {
        turns.release();
      }
    }
  }

  private Connection fromPool() throws SQLException {
    try {
      Connection connection = super.getConnection();
      last = new Last(System.nanoTime(), 0, null);
      return connection;
    } catch (SQLException e) {
      last = new Last(last.given(), System.nanoTime(), e);
      throw e;
    }
  }

  /** Whoever waits in the line waits a little longer than the pool, to fail as the pool does. */
  private void awaitTurn() throws SQLException {
    try {
      for (int wait = 0; wait < WAITS; wait++) {
        if (turns.tryAcquire(timeout + timeout / 2, TimeUnit.NANOSECONDS)) {
          return;
        }
        Last now = last;
        if (now.failure() != null) {
          throw now.failure();
        }
        if (System.nanoTime() - now.given() > timeout / 2) {
          break;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting for a connection", e);
    }
    throw new SQLException("no connection was given back in time");
  }

  /** A connection that lets the next one in when it is given back. */
  private final class Turn implements InvocationHandler {
    private final Connection connection;
    private final AtomicBoolean over = new AtomicBoolean();

    private Turn(Connection connection) {
      this.connection = connection;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      try {
        return method.invoke(connection, arguments);
      } catch (InvocationTargetException e) {
        throw e.getTargetException();
      } finally {
        if (method.getName().equals("close") && over.compareAndSet(false, true)) {
          turns.release();
        }
      }
    }
  }
}
