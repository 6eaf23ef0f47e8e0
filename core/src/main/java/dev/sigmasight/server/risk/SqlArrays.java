package dev.sigmasight.server.risk;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists of numbers to and from the database. */
final class SqlArrays {
  private SqlArrays() {}

  /** As PostgreSQL writes an array; {@code null} stays unknown within, and digits are kept. */
  static String literal(List<@Nullable Double> numbers) {
    StringBuilder text = new StringBuilder(20 * numbers.size() + 2).append('{');
    for (int i = 0; i < numbers.size(); i++) {
      Double number = numbers.get(i);
      text.append(i == 0 ? "" : ",").append(number == null ? "NULL" : number.toString());
    }
    return text.append('}').toString();
  }

  /** One column of many rows. */
  static <R> @Nullable Double[] doubles(List<R> rows, Function<R, @Nullable Double> column) {
    @Nullable Double[] values = new Double[rows.size()];
    Arrays.setAll(values, i -> column.apply(rows.get(i)));
    return values;
  }

  /** One column of many rows. */
  static <R> @Nullable String[] texts(List<R> rows, Function<R, @Nullable String> column) {
    @Nullable String[] values = new String[rows.size()];
    Arrays.setAll(values, i -> column.apply(rows.get(i)));
    return values;
  }

  /** The numbers of a column of {@code double precision[]}; empty if it is null. */
  static List<@Nullable Double> doubles(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    if (array == null) {
      return List.of();
    }
    List<@Nullable Double> numbers = new ArrayList<>();
    for (Object each : (Object[]) array.getArray()) {
      numbers.add(each == null ? null : ((Number) each).doubleValue());
    }
    return Collections.unmodifiableList(numbers);
  }

  /** The numbers of a column of {@code double precision[]} without nulls; NaN may be among them. */
  static double[] plain(ResultSet row, String column) throws SQLException {
    Object[] numbers = (Object[]) row.getArray(column).getArray();
    double[] plain = new double[numbers.length];
    Arrays.setAll(plain, i -> ((Number) numbers[i]).doubleValue());
    return plain;
  }

  /** The texts of a column of {@code text[]}. */
  static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  /** The whole numbers of a column of {@code int[]} or {@code smallint[]}. */
  static List<Integer> integers(ResultSet row, String column) throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    for (Object each : (Object[]) row.getArray(column).getArray()) {
      numbers.add(((Number) each).intValue());
    }
    return List.copyOf(numbers);
  }

  /** A number, or null. */
  static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
