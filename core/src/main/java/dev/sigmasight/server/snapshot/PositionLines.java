package dev.sigmasight.server.snapshot;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.ledger.Close;
import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.valuation.DeltaValue;
import dev.sigmasight.server.valuation.Mark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The table of position values by day. */
@Component
final class PositionLines {
  private final CoreDb db;

  PositionLines(CoreDb db) {
    this.db = db;
  }

  void write(PortfolioId portfolio, Close close, Map<String, Mark> marks) {
    List<Close.LotValue> lots = close.lots();
    int n = lots.size();
    String[] ids = new String[n];
    String[][] figures = new String[8][n];
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
    }
    db.sql(
            """
            insert into position_snapshot (position_id, on_date, portfolio_id, quantity, price,
              price_date, price_source, market_value, cost_basis, unrealized_pnl, pnl_since_entry,
              delta, delta_value)
            select id, :day, :portfolio, quantity, price, price_date, source, value, cost, unrealized,
              since_entry, delta, delta_value
            from unnest(:ids::uuid[], :quantities::numeric[], :prices::numeric[], :dates::date[], :sources,
              :values::numeric[], :costs::numeric[], :unrealized::numeric[], :sinceEntry::numeric[],
              :deltas::numeric[], :deltaValues::numeric[]) as t (id, quantity, price, price_date, source, value,
              cost, unrealized, since_entry, delta, delta_value)
            on conflict (position_id, on_date) do nothing
            """)
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
        .update();
  }

  private static String money(BigDecimal exact) {
    return SnapshotOf.money(exact).toPlainString();
  }
}
