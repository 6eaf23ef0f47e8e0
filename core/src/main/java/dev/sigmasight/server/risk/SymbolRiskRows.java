package dev.sigmasight.server.risk;

import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of symbol risk. */
@Component
class SymbolRiskRows {
  private static final String METHOD = "ols-252-1";

  private final CoreDb db;

  SymbolRiskRows(CoreDb db) {
    this.db = db;
  }

  List<SymbolRisk> read(Collection<String> symbols, List<LocalDate> dates) {
    return db.sql(
            """
            select * from symbol_risk
            where symbol = any (:symbols) and on_date between :first and :last
              and method_version = :method
            """)
        .param("symbols", symbols.toArray(String[]::new))
        .param("first", dates.getFirst())
        .param("last", dates.getLast())
        .param("method", METHOD)
        .query(SymbolRiskRows::map)
        .list();
  }

  void write(List<SymbolRisk> rows) {
    db.sql(
            """
            insert into symbol_risk (symbol, on_date, market_beta, alpha, standard_error, r_squared,
              observations, volatility_21, volatility_63, volatility_252, reason, sources,
              method_version)
            select t.*, :sources, :method
            from unnest(:symbols, :dates::date[], :betas, :alphas, :errors, :rSquared, :observations, :v21,
              :v63, :v252, :reasons) t
            on conflict (symbol, on_date) do nothing
            """)
        .param("symbols", column(rows, SymbolRisk::symbol).toArray(String[]::new))
        .param("dates", column(rows, risk -> risk.date().toString()).toArray(String[]::new))
        .param("betas", doubles(rows, SymbolRisk::beta))
        .param("alphas", doubles(rows, SymbolRisk::alpha))
        .param("errors", doubles(rows, SymbolRisk::standardError))
        .param("rSquared", doubles(rows, SymbolRisk::rSquared))
        .param("observations", column(rows, SymbolRisk::observations).toArray(Integer[]::new))
        .param("v21", doubles(rows, SymbolRisk::volatility21))
        .param("v63", doubles(rows, SymbolRisk::volatility63))
        .param("v252", doubles(rows, SymbolRisk::volatility252))
        .param("reasons", rows.stream().map(SymbolRisk::reason).toArray(String[]::new))
        .param("sources", rows.getFirst().sources().toArray(String[]::new))
        .param("method", METHOD)
        .update();
  }

  private static <T> List<T> column(List<SymbolRisk> rows, Function<SymbolRisk, T> get) {
    return rows.stream().map(get).toList();
  }

  private static Double[] doubles(
      List<SymbolRisk> rows, Function<SymbolRisk, @Nullable Double> get) {
    Double[] values = new Double[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = get.apply(rows.get(i));
    }
    return values;
  }

  private static SymbolRisk map(ResultSet row, int number) throws SQLException {
    return new SymbolRisk(
        row.getString("symbol"),
        row.getObject("on_date", LocalDate.class),
        number(row, "market_beta"),
        number(row, "alpha"),
        number(row, "standard_error"),
        number(row, "r_squared"),
        row.getInt("observations"),
        number(row, "volatility_21"),
        number(row, "volatility_63"),
        number(row, "volatility_252"),
        row.getString("reason"),
        List.of((String[]) row.getArray("sources").getArray()));
  }

  static @Nullable Double number(ResultSet row, String column) throws SQLException {
    BigDecimal stored = row.getBigDecimal(column);
    return stored == null ? null : stored.doubleValue();
  }
}
