package dev.sigmasight.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The pool, whose failures to give a connection come out as {@link DatabaseUnavailable}. */
final class PatientSource extends DelegatingDataSource {
  private final Outage outage;

  PatientSource(DataSource pool, Outage outage) {
    super(pool);
    this.outage = outage;
  }

  @Override
  public Connection getConnection() {
    try {
      return super.getConnection();
    } catch (SQLException e) {
      throw outage.of(e);
    }
  }
}
