package dev.sigmasight.server.snapshot;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.ledger.Close;
import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.quant.option.PositionGreeks;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.valuation.DeltaValue;
import dev.sigmasight.server.valuation.Mark;
import dev.sigmasight.server.valuation.OptionPricing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The table of position values by day. */
@Component
final class PositionLines {
  private static final String INSERT =
      """
      insert into position_snapshot (position_id, on_date, portfolio_id, quantity, price,
        price_date, price_source, market_value, cost_basis, unrealized_pnl, pnl_since_entry,
        delta, delta_value, gamma_value, theta_value, vega_value, rho_value, option_spot,
        option_years, option_rate, option_yield, option_volatility)
      select id, :day, :portfolio, quantity, price, price_date, source, value, cost, unrealized,
        since_entry, delta, delta_value, gamma, theta, vega, rho, spot, years, rate, yield, volatility
      from unnest(:ids::uuid[], :quantities::numeric[], :prices::numeric[], :dates::date[], :sources,
        :values::numeric[], :costs::numeric[], :unrealized::numeric[], :sinceEntry::numeric[],
        :deltas::numeric[], :deltaValues::numeric[], :gammas::float8[], :thetas::float8[],
        :vegas::float8[], :rhos::float8[], :spots::float8[], :years::float8[], :rates::float8[],
        :yields::float8[], :volatilities::float8[]) as t (id, quantity, price, price_date, source,
        value, cost, unrealized, since_entry, delta, delta_value, gamma, theta, vega, rho, spot,
        years, rate, yield, volatility)
      on conflict (position_id, on_date) do nothing
      """;

  private final CoreDb db;

  PositionLines(CoreDb db) {
    this.db = db;
  }

  /** Writes them when the transaction ends. */
  void write(PortfolioId portfolio, Close close, Map<String, Mark> marks) {
    List<Close.LotValue> lots = close.lots();
    int n = lots.size();
    String[] ids = new String[n];
    String[][] figures = new String[8][n];
    Double[][] options = new Double[9][n];
    String[] dates = new String[n];
    String[] sources = new String[n];
    for (int i = 0; i < n; i++) {
      Close.LotValue value = lots.get(i);
      Lot lot = value.lot();
      Mark mark = Objects.requireNonNull(marks.get(lot.instrument().id()));
      ids[i] = lot.id();
      dates[i] = mark.date().toString();
      sources[i] = mark.source();
      figures[0][i] = lot.quantity().toPlainString();
      figures[1][i] = value.price().toPlainString();
      figures[2][i] = money(value.value());
      figures[3][i] = lot.cost().map(PositionLines::money).orElse(null);
      figures[4][i] = lot.costKnown() ? money(value.unrealised()) : null;
      figures[5][i] = money(value.unrealised());
      figures[6][i] =
          BigDecimal.valueOf(mark.delta()).setScale(8, RoundingMode.HALF_EVEN).toPlainString();
      figures[7][i] = money(DeltaValue.of(lot, mark));
      OptionPricing pricing = mark.pricing();
      if (pricing != null) {
        option(lot, pricing, options, i);
      }
    }
    db.later(INSERT)
        .param("day", close.date())
        .param("portfolio", portfolio.value())
        .param("ids", ids)
        .param("quantities", figures[0])
        .param("prices", figures[1])
        .param("dates", dates)
        .param("sources", sources)
        .param("values", figures[2])
        .param("costs", figures[3])
        .param("unrealized", figures[4])
        .param("sinceEntry", figures[5])
        .param("deltas", figures[6])
        .param("deltaValues", figures[7])
        .param("gammas", options[0])
        .param("thetas", options[1])
        .param("vegas", options[2])
        .param("rhos", options[3])
        .param("spots", options[4])
        .param("years", options[5])
        .param("rates", options[6])
        .param("yields", options[7])
        .param("volatilities", options[8])
        .keep();
  }

  private static void option(Lot lot, OptionPricing pricing, Double[][] columns, int i) {
    EuropeanOption in = pricing.inputs();
    PositionGreeks greeks =
        PositionGreeks.of(
            pricing.greeks(),
            in.spot(),
            lot.quantity().doubleValue(),
            lot.instrument().multiplier().doubleValue());
    columns[0][i] = greeks.gammaDollars();
    columns[1][i] = greeks.thetaDollars();
    columns[2][i] = greeks.vegaDollars();
    columns[3][i] = greeks.rhoDollars();
    columns[4][i] = in.spot();
    columns[5][i] = in.years();
    columns[6][i] = in.rate();
    columns[7][i] = in.yield();
    columns[8][i] = in.volatility();
  }

  private static String money(BigDecimal exact) {
    return SnapshotOf.money(exact).toPlainString();
  }
}
