package dev.sigmasight.server.analytics;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.analytics.OpenLine.OptionLine;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.InvestmentClass;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The positions of portfolios at the close of the day that was computed, in one statement. */
@Component
public class OpenLines {
  private final CoreDb db;

  OpenLines(CoreDb db) {
    this.db = db;
  }

  /** By symbol and id; none if nothing is computed. */
  public List<OpenLine> of(Standing standing) {
    LocalDate day = standing.asOf();
    return day == null
        ? List.of()
        : of(List.of(standing.portfolio()), day).getOrDefault(standing.portfolio(), List.of());
  }

  /** Of several portfolios, each by symbol and id; one that holds nothing on the day is absent. */
  public Map<PortfolioId, List<OpenLine>> of(Collection<PortfolioId> portfolios, LocalDate day) {
    Map<PortfolioId, List<OpenLine>> lines = new HashMap<>();
    db.sql(
            """
            select l.portfolio_id, l.position_id, i.symbol, i.investment_class, l.quantity, l.market_value, l.delta_value,
              l.delta::float8 as delta, l.gamma_value, l.theta_value, l.vega_value, l.rho_value,
              l.option_spot, l.option_volatility, l.price_source, c.beta::float8 as provider_beta,
              r.factor_betas, r.style_observations,
              case when i.investment_class <> 'PRIVATE' then coalesce(u.symbol, i.symbol) end as risk_symbol
            from position_snapshot l
              join position p on p.id = l.position_id
              join instrument i on i.id = p.instrument_id
              left join instrument u on u.id = i.underlying_id
              left join company_profiles c
                on c.symbol = coalesce(u.symbol, i.symbol) and i.investment_class <> 'PRIVATE'
              left join symbol_risk r on r.symbol = coalesce(u.symbol, i.symbol) and r.on_date = l.on_date
                and i.investment_class <> 'PRIVATE'
            where l.portfolio_id = any (cast(:portfolios as uuid[])) and l.on_date = :day
            order by i.symbol, l.position_id
            """)
        .param("portfolios", portfolios.stream().map(PortfolioId::toString).toArray(String[]::new))
        .param("day", day)
        .query(
            row -> {
              lines
                  .computeIfAbsent(
                      new PortfolioId(row.getObject("portfolio_id", UUID.class)),
                      _ -> new ArrayList<>())
                  .add(line(row));
            });
    return lines;
  }

  private static OpenLine line(ResultSet row) throws SQLException {
    InvestmentClass kind = InvestmentClass.valueOf(row.getString("investment_class"));
    BigDecimal delta = row.getBigDecimal("delta_value");
    return new OpenLine(
        row.getObject("position_id", UUID.class),
        row.getString("symbol"),
        row.getString("risk_symbol"),
        kind,
        row.getBigDecimal("quantity"),
        row.getBigDecimal("market_value"),
        delta == null ? 0 : delta.doubleValue(),
        number(row, "provider_beta"),
        numbers(row),
        row.getInt("style_observations"),
        kind == InvestmentClass.OPTIONS ? option(row) : null);
  }

  /** What a row of {@code position_snapshot} says of an option. */
  public static OptionLine option(ResultSet row) throws SQLException {
    return new OptionLine(
        number(row, "delta"),
        number(row, "gamma_value"),
        number(row, "theta_value"),
        number(row, "vega_value"),
        number(row, "rho_value"),
        number(row, "option_spot"),
        number(row, "option_volatility"),
        row.getString("price_source"));
  }

  private static List<@Nullable Double> numbers(ResultSet row) throws SQLException {
    List<@Nullable Double> numbers = new ArrayList<>();
    if (row.getArray("factor_betas") != null) {
      for (Object each : (Object[]) row.getArray("factor_betas").getArray()) {
        numbers.add(each == null ? null : ((Number) each).doubleValue());
      }
    }
    return Collections.unmodifiableList(numbers);
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
