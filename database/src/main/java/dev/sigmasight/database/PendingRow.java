package dev.sigmasight.database;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** A row whose statement goes to the server together with others of its kind. */
public final class PendingRow {
  private final MapSqlParameterSource parameters = new MapSqlParameterSource();
  private final Consumer<SqlParameterSource> kept;

  PendingRow(Consumer<SqlParameterSource> kept) {
    this.kept = kept;
  }

  /** Sets a parameter by its name. */
  public PendingRow param(String name, @Nullable Object value) {
    parameters.addValue(name, value);
    return this;
  }

  /** Hands the row over; it is sent right before the transaction commits. */
  public void keep() {
    kept.accept(parameters);
  }
}
