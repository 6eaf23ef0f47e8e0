package dev.sigmasight.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The pool, whose failures to give a connection come out as {@link DatabaseUnavailable}. While it
 * gives connections to others, the database answers: whoever was overtaken waits on.
 */
final class PatientSource extends DelegatingDataSource {
  private static final int WAITS = 4;

  private final Outage outage;
  private final long recently;

  /** When the pool last gave a connection. */
  private volatile long given = System.nanoTime();

  PatientSource(DataSource pool, Outage outage, Duration connectionTimeout) {
    super(pool);
    this.outage = outage;
    recently = connectionTimeout.dividedBy(2).toNanos();
  }

  @Override
  public Connection getConnection() {
    for (int wait = 1; ; wait++) {
      long asked = System.nanoTime();
      try {
        Connection connection = super.getConnection();
        given = System.nanoTime();
        return connection;
      } catch (SQLException e) {
        long since = System.nanoTime() - given;
        boolean overtaken = given - asked > 0 && since < recently;
        if (!overtaken || wait == WAITS) {
          throw outage.of(e);
        }
      }
    }
  }
}
