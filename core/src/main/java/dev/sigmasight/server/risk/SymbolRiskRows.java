package dev.sigmasight.server.risk;

import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of symbol risk. */
@Component
class SymbolRiskRows {
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final CoreDb db;
  private final JsonMapper json;

  SymbolRiskRows(CoreDb db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  List<SymbolRisk> read(Collection<String> symbols, List<LocalDate> dates) {
    return db.sql(
            """
            select * from symbol_risk
            where symbol = any (:symbols) and on_date = any (cast(:dates as date[]))
              and method_version = :method
            """)
        .param("symbols", symbols.toArray(String[]::new))
        .param("dates", dates.stream().map(LocalDate::toString).toArray(String[]::new))
        .param("method", SymbolModel.METHOD)
        .query((row, number) -> map(row))
        .list();
  }

  /** Which of these symbols have all of these sessions. */
  List<String> complete(Collection<String> symbols, List<LocalDate> sessions) {
    return db.sql(
            """
            select symbol from symbol_risk
            where symbol = any (:symbols) and on_date = any (cast(:dates as date[]))
              and method_version = :method
            group by symbol having count(*) = :sessions
            """)
        .param("symbols", symbols.toArray(String[]::new))
        .param("dates", sessions.stream().map(LocalDate::toString).toArray(String[]::new))
        .param("method", SymbolModel.METHOD)
        .param("sessions", sessions.size())
        .query(String.class)
        .list();
  }

  void write(List<SymbolRisk> rows) {
    db.sql(
            """
            insert into symbol_risk (symbol, on_date, market_beta, alpha, standard_error, r_squared,
              observations, volatility_21, volatility_63, volatility_252, shrunk_beta,
              thin_trading_beta, factor_betas, factor_errors, fund_betas, style_r_squared,
              style_observations, style_penalty, residual_deviation, spread_r_squared,
              spread_observations, volatility_forecast, volatility_forecast_low,
              volatility_forecast_high, volatility_percentile, volatility_trend,
              volatility_trend_ratio, reason, reasons, input_hash, sources, method_version)
            select t.symbol, t.on_date, t.beta, t.alpha, t.error, t.r_squared, t.observations, t.v21,
              t.v63, t.v252, t.shrunk, t.thin, t.betas::float8[], t.errors::float8[],
              t.funds::float8[], t.style_r, t.style_n, t.penalty, t.residual, t.spread_r, t.spread_n,
              t.forecast, t.low, t.high, t.percentile, t.trend, t.ratio, t.reason,
              t.reasons::jsonb, t.hash, t.sources::text[], :method
            from unnest(:symbols, :dates::date[], :beta::float8[], :alpha::float8[], :error::float8[],
              :rSquared::float8[], :observations::int[], :v21::float8[], :v63::float8[],
              :v252::float8[], :shrunk::float8[], :thin::float8[], :betas::text[], :errors::text[],
              :funds::text[], :styleR::float8[], :styleN::int[], :penalty::float8[],
              :residual::float8[], :spreadR::float8[], :spreadN::int[], :forecast::float8[],
              :low::float8[], :high::float8[], :percentile::float8[], :trend::text[],
              :ratio::float8[], :reason::text[], :reasons::text[], :hashes::text[],
              :sources::text[])
              as t (symbol, on_date, beta, alpha, error, r_squared, observations, v21, v63, v252,
                shrunk, thin, betas, errors, funds, style_r, style_n, penalty, residual, spread_r,
                spread_n, forecast, low, high, percentile, trend, ratio, reason, reasons, hash, sources)
            on conflict (symbol, on_date) do nothing
            """)
        .param("symbols", SqlArrays.texts(rows, SymbolRisk::symbol))
        .param("dates", SqlArrays.texts(rows, risk -> risk.date().toString()))
        .param("beta", SqlArrays.doubles(rows, SymbolRisk::beta))
        .param("alpha", SqlArrays.doubles(rows, SymbolRisk::alpha))
        .param("error", SqlArrays.doubles(rows, SymbolRisk::standardError))
        .param("rSquared", SqlArrays.doubles(rows, SymbolRisk::rSquared))
        .param("observations", SqlArrays.texts(rows, risk -> "" + risk.observations()))
        .param("v21", SqlArrays.doubles(rows, SymbolRisk::volatility21))
        .param("v63", SqlArrays.doubles(rows, SymbolRisk::volatility63))
        .param("v252", SqlArrays.doubles(rows, SymbolRisk::volatility252))
        .param("shrunk", SqlArrays.doubles(rows, SymbolRisk::shrunkBeta))
        .param("thin", SqlArrays.doubles(rows, SymbolRisk::thinTradingBeta))
        .param("betas", SqlArrays.texts(rows, risk -> SqlArrays.literal(risk.factors().betas())))
        .param("errors", SqlArrays.texts(rows, risk -> SqlArrays.literal(risk.factors().errors())))
        .param("funds", SqlArrays.texts(rows, SymbolRiskRows::funds))
        .param("styleR", fit(rows, SymbolFactors::styles, SymbolFactors.Fit::rSquared))
        .param("styleN", observations(rows, SymbolFactors::styles))
        .param("penalty", fit(rows, SymbolFactors::styles, SymbolFactors.Fit::penalty))
        .param("residual", fit(rows, SymbolFactors::styles, SymbolFactors.Fit::residualDeviation))
        .param("spreadR", fit(rows, SymbolFactors::spreads, SymbolFactors.Fit::rSquared))
        .param("spreadN", observations(rows, SymbolFactors::spreads))
        .param("forecast", SqlArrays.doubles(rows, risk -> risk.outlook().forecast()))
        .param("low", SqlArrays.doubles(rows, risk -> risk.outlook().low()))
        .param("high", SqlArrays.doubles(rows, risk -> risk.outlook().high()))
        .param("percentile", SqlArrays.doubles(rows, risk -> risk.outlook().percentile()))
        .param("trend", SqlArrays.texts(rows, risk -> risk.outlook().trend()))
        .param("ratio", SqlArrays.doubles(rows, risk -> risk.outlook().trendRatio()))
        .param("reason", SqlArrays.texts(rows, SymbolRisk::reason))
        .param("reasons", SqlArrays.texts(rows, risk -> json.writeValueAsString(risk.reasons())))
        .param("hashes", SqlArrays.texts(rows, SymbolRisk::inputHash))
        .param(
            "sources", SqlArrays.texts(rows, risk -> "{" + String.join(",", risk.sources()) + "}"))
        .param("method", SymbolModel.METHOD)
        .update();
  }

  private static @Nullable String funds(SymbolRisk risk) {
    List<@Nullable Double> betas = risk.factors().fundBetas();
    return betas.isEmpty() ? null : SqlArrays.literal(betas);
  }

  private static @Nullable Double[] fit(
      List<SymbolRisk> rows,
      Function<SymbolFactors, SymbolFactors.@Nullable Fit> which,
      Function<SymbolFactors.Fit, Double> figure) {
    return SqlArrays.doubles(
        rows,
        risk -> {
          SymbolFactors.Fit fit = which.apply(risk.factors());
          return fit == null ? null : figure.apply(fit);
        });
  }

  private static @Nullable String[] observations(
      List<SymbolRisk> rows, Function<SymbolFactors, SymbolFactors.@Nullable Fit> which) {
    return SqlArrays.texts(
        rows,
        risk -> {
          SymbolFactors.Fit fit = which.apply(risk.factors());
          return fit == null ? "0" : "" + fit.observations();
        });
  }

  private SymbolRisk map(ResultSet row) throws SQLException {
    return new SymbolRisk(
        row.getString("symbol"),
        row.getObject("on_date", LocalDate.class),
        SqlArrays.number(row, "market_beta"),
        SqlArrays.number(row, "alpha"),
        SqlArrays.number(row, "standard_error"),
        SqlArrays.number(row, "r_squared"),
        row.getInt("observations"),
        SqlArrays.number(row, "volatility_21"),
        SqlArrays.number(row, "volatility_63"),
        SqlArrays.number(row, "volatility_252"),
        SqlArrays.number(row, "shrunk_beta"),
        SqlArrays.number(row, "thin_trading_beta"),
        factors(row),
        outlook(row, null),
        row.getString("reason"),
        json.readValue(row.getString("reasons"), TEXTS),
        SqlArrays.texts(row, "sources"),
        row.getString("input_hash"));
  }

  private static SymbolFactors factors(ResultSet row) throws SQLException {
    return new SymbolFactors(
        SqlArrays.doubles(row, "factor_betas"),
        SqlArrays.doubles(row, "factor_errors"),
        SqlArrays.doubles(row, "fund_betas"),
        fit(row, "style", "residual_deviation", "style_penalty"),
        fit(row, "spread", null, null));
  }

  private static SymbolFactors.@Nullable Fit fit(
      ResultSet row, String basis, @Nullable String residual, @Nullable String penalty)
      throws SQLException {
    Double rSquared = SqlArrays.number(row, basis + "_r_squared");
    if (rSquared == null) {
      return null;
    }
    return new SymbolFactors.Fit(
        rSquared,
        row.getInt(basis + "_observations"),
        residual == null ? 0 : row.getDouble(residual),
        penalty == null ? 0 : row.getDouble(penalty));
  }

  static VolatilityOutlook outlook(ResultSet row, @Nullable String modelColumn)
      throws SQLException {
    Double forecast = SqlArrays.number(row, "volatility_forecast");
    String model = modelColumn == null ? "HAR" : row.getString(modelColumn);
    return new VolatilityOutlook(
        forecast,
        SqlArrays.number(row, "volatility_forecast_low"),
        SqlArrays.number(row, "volatility_forecast_high"),
        forecast == null ? null : model,
        SqlArrays.number(row, "volatility_percentile"),
        row.getString("volatility_trend"),
        SqlArrays.number(row, "volatility_trend_ratio"));
  }
}
