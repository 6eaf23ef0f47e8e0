package dev.sigmasight.server.company;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the API shows them: money with cents, everything else with six decimals, rounded once,
 * half to even.
 */
final class Shown {
  /** The scale of columns that hold money; the others are ratios or money per share. */
  private static final int MONEY_SCALE = 4;

  private static final int CENTS = 2;
  private static final int DECIMALS = 6;

  private Shown() {}

  /** By the name of the column, in the order of the columns. */
  static Map<String, @Nullable Object> row(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      values.put(columns.getColumnLabel(i), value(row.getObject(i), columns.getScale(i)));
    }
    return values;
  }

  private static @Nullable Object value(@Nullable Object stored, int scale) {
    return switch (stored) {
      case BigDecimal number -> scale == MONEY_SCALE ? money(number) : ratio(number);
      case Timestamp moment -> moment.toInstant();
      case Date day -> day.toLocalDate();
      case null, default -> stored;
    };
  }

  static BigDecimal money(BigDecimal exact) {
    return exact.setScale(CENTS, RoundingMode.HALF_EVEN);
  }

  static BigDecimal ratio(BigDecimal exact) {
    return exact.setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }

  /** Null when a part is unknown or there is nothing to divide by. */
  static @Nullable BigDecimal ratio(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
    return part == null || whole == null || whole.signum() == 0
        ? null
        : ratio(part.divide(whole, MathContext.DECIMAL128));
  }
}
