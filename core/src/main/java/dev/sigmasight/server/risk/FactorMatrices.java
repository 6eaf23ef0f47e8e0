package dev.sigmasight.server.risk;

import dev.sigmasight.quant.correlation.FactorCorrelations;
import dev.sigmasight.quant.factor.FactorSettings;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.marketdata.LoadedPrices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The correlations of the factors, one matrix a session. */
@Component
class FactorMatrices {
  static final String METHOD = "factor-correlation-1";

  private final CoreDb db;

  FactorMatrices(CoreDb db) {
    this.db = db;
  }

  /** Computes and keeps those of these sessions that are not there, if their prices still stand. */
  void keep(List<LocalDate> sessions, ReturnMatrix returns, LoadedPrices prices) {
    Map<LocalDate, FactorMatrix> known = on(sessions);
    List<FactorMatrix> computed =
        sessions.stream()
            .filter(session -> !known.containsKey(session))
            .map(session -> of(session, returns))
            .toList();
    db.inTransaction(
        () -> {
          prices.hold();
          List<FactorMatrix> standing =
              computed.stream()
                  .filter(matrix -> !prices.changed(matrix.date(), () -> Funds.ALL))
                  .toList();
          if (!standing.isEmpty()) {
            write(standing);
          }
        });
  }

  static FactorMatrix of(LocalDate day, ReturnMatrix returns) {
    List<String> funds = new ArrayList<>();
    List<double[]> windows = new ArrayList<>();
    Fingerprint input = Fingerprint.of(METHOD);
    for (String fund : Funds.SYMBOLS) {
      double[] window = returns.window(fund, day, ReturnMatrix.SESSIONS);
      long have = Arrays.stream(window).filter(each -> !Double.isNaN(each)).count();
      if (have >= FactorSettings.STANDARD.fewest()) {
        funds.add(fund);
        windows.add(window);
        var _ = input.and(fund).and(window);
      }
    }
    double[][] common = common(windows);
    int days = common.length == 0 ? 0 : common[0].length;
    String hash = input.text();
    if (common.length == 0) {
      return unknown(day, funds, days, "No fund of a factor has returns.", hash);
    }
    return switch (FactorCorrelations.of(funds, common, FactorCorrelations.HalfLives.USUAL)) {
      case FactorCorrelations.Of found ->
          new FactorMatrix(
              day,
              funds,
              Arrays.stream(found.correlation()).flatMapToDouble(Arrays::stream).boxed().toList(),
              found.deviations(),
              days,
              found.effectiveDays(),
              found.shrinkage(),
              null,
              hash);
      case FactorCorrelations.TooShort(int have, int need) ->
          unknown(day, funds, days, Reasons.tooShort(have, need), hash);
      case FactorCorrelations.Degenerate(String why) -> unknown(day, funds, days, why, hash);
    };
  }

  private static FactorMatrix unknown(
      LocalDate day, List<String> funds, int days, String why, String hash) {
    return new FactorMatrix(day, funds, List.of(), List.of(), days, null, null, why, hash);
  }

  /** The newest days on which all have a return, a year of them at most. */
  private static double[][] common(List<double[]> windows) {
    if (windows.isEmpty()) {
      return new double[0][];
    }
    int[] days = new int[SymbolRisks.WINDOW];
    int free = days.length;
    for (int t = windows.getFirst().length - 1; t >= 0 && free > 0; t--) {
      int at = t;
      if (windows.stream().noneMatch(window -> Double.isNaN(window[at]))) {
        days[--free] = t;
      }
    }
    int[] used = Arrays.copyOfRange(days, free, days.length);
    return windows.stream()
        .map(window -> Arrays.stream(used).mapToDouble(t -> window[t]).toArray())
        .toArray(double[][]::new);
  }

  private void write(List<FactorMatrix> matrices) {
    db.sql(
            """
            insert into factor_correlation (on_date, factors, correlations, deviations, observations,
              effective_days, shrinkage, reason, input_hash, method_version)
            select t.on_date, t.funds::text[], t.correlations::float8[], t.deviations::float8[],
              t.observations, t.effective, t.shrinkage, t.reason, t.hash, :method
            from unnest(:dates::date[], :funds::text[], :correlations::text[], :deviations::text[],
              :observations::int[], :effective::float8[], :shrinkage::float8[], :reasons::text[],
              :hashes::text[]) as t (on_date, funds, correlations, deviations, observations,
              effective, shrinkage, reason, hash)
            on conflict (on_date) do nothing
            """)
        .param("dates", SqlArrays.texts(matrices, each -> each.date().toString()))
        .param(
            "funds", SqlArrays.texts(matrices, each -> "{" + String.join(",", each.funds()) + "}"))
        .param("correlations", SqlArrays.texts(matrices, each -> literal(each.correlations())))
        .param("deviations", SqlArrays.texts(matrices, each -> literal(each.deviations())))
        .param("observations", SqlArrays.texts(matrices, each -> "" + each.observations()))
        .param("effective", SqlArrays.doubles(matrices, FactorMatrix::effectiveDays))
        .param("shrinkage", SqlArrays.doubles(matrices, FactorMatrix::shrinkage))
        .param("reasons", SqlArrays.texts(matrices, FactorMatrix::reason))
        .param("hashes", SqlArrays.texts(matrices, FactorMatrix::inputHash))
        .param("method", METHOD)
        .update();
  }

  private static @Nullable String literal(List<Double> numbers) {
    return numbers.isEmpty() ? null : SqlArrays.literal(List.copyOf(numbers));
  }

  /** Those of these sessions. */
  Map<LocalDate, FactorMatrix> on(List<LocalDate> sessions) {
    Map<LocalDate, FactorMatrix> found = new HashMap<>();
    db.sql(
            """
            select * from factor_correlation
            where on_date = any (cast(:dates as date[])) and method_version = :method
            """)
        .param("dates", sessions.stream().map(LocalDate::toString).toArray(String[]::new))
        .param("method", METHOD)
        .query(
            row -> {
              FactorMatrix matrix = map(row);
              found.put(matrix.date(), matrix);
            });
    return found;
  }

  static FactorMatrix map(ResultSet row) throws SQLException {
    return new FactorMatrix(
        row.getObject("on_date", LocalDate.class),
        SqlArrays.texts(row, "factors"),
        numbers(row, "correlations"),
        numbers(row, "deviations"),
        row.getInt("observations"),
        SqlArrays.number(row, "effective_days"),
        SqlArrays.number(row, "shrinkage"),
        row.getString("reason"),
        row.getString("input_hash"));
  }

  private static List<Double> numbers(ResultSet row, String column) throws SQLException {
    return SqlArrays.doubles(row, column).stream().map(Objects::requireNonNull).toList();
  }
}
