package dev.sigmasight.server.view;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.analytics.OpenLine;
import dev.sigmasight.server.analytics.OpenLines;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.view.HeldLine.TagLine;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The positions of portfolios as they were valued on a day, in one statement. */
@Component
class HoldingLines {
  private final CoreDb db;

  HoldingLines(CoreDb db) {
    this.db = db;
  }

  /** In the order of the portfolios, then by symbol and id. */
  List<HeldLine> of(List<PortfolioId> portfolios, LocalDate day) {
    return db.sql(
            """
            with held as (
              select f.id, f.place, (select max(o.on_date) from portfolio_snapshot o
                where o.portfolio_id = f.id and o.on_date < :day) as day_before
              from unnest(cast(:portfolios as uuid[])) with ordinality as f (id, place))
            select l.portfolio_id, l.position_id, l.quantity, l.price, l.price_date, l.price_source, l.market_value,
              l.cost_basis, l.unrealized_pnl, l.pnl_since_entry, l.delta, l.delta_value,
              l.gamma_value, l.theta_value, l.vega_value, l.rho_value, l.option_spot, l.option_volatility,
              i.symbol, i.investment_class, i.subtype, i.multiplier, i.option_right, i.strike, i.expiry,
              u.symbol as underlying, p.notes,
              c.company_name, coalesce(c.gics_sector, c.sector) as sector, c.industry,
              r.market_beta::float8 as beta, r.observations, r.reason as beta_reason,
              k.quantity as quantity_before, k.market_value as value_before, k.pnl_since_entry as gain_before,
              t.ids, t.names, t.colors, least(
                (select min(x.on_date) from ledger_transaction x
                 where x.position_id = l.position_id and x.deleted_at is null),
                (select min(x.on_date) from ledger_transaction x
                 where x.delivered_id = l.position_id and x.deleted_at is null)) as entered
            from held f
              join position_snapshot l on l.portfolio_id = f.id and l.on_date = :day
              join position p on p.id = l.position_id
              join instrument i on i.id = p.instrument_id
              left join instrument u on u.id = i.underlying_id
              left join company_profiles c
                on c.symbol = coalesce(u.symbol, i.symbol) and i.investment_class <> 'PRIVATE'
              left join symbol_risk r on r.symbol = coalesce(u.symbol, i.symbol) and r.on_date = l.on_date
                and i.investment_class <> 'PRIVATE' and r.method_version = :method
              left join position_snapshot k on k.position_id = l.position_id and k.on_date = f.day_before
              cross join lateral (
                select array_agg(g.id order by g.display_order, g.name) as ids,
                  array_agg(g.name order by g.display_order, g.name) as names,
                  array_agg(g.color order by g.display_order, g.name) as colors
                from position_tag x join tag g on g.id = x.tag_id and g.deleted_at is null
                where x.position_id = l.position_id) t
            order by f.place, i.symbol, l.position_id
            """)
        .param("portfolios", portfolios.stream().map(PortfolioId::toString).toArray(String[]::new))
        .param("day", day)
        .param("method", Risks.METHOD_OF_SYMBOLS)
        .query((row, number) -> line(row))
        .list();
  }

  private static HeldLine line(ResultSet row) throws SQLException {
    InvestmentClass kind = InvestmentClass.valueOf(row.getString("investment_class"));
    String right = row.getString("option_right");
    BigDecimal before = row.getBigDecimal("quantity_before");
    return new HeldLine(
        new PortfolioId(row.getObject("portfolio_id", UUID.class)),
        open(row, kind),
        row.getString("subtype"),
        type(right, row.getBigDecimal("quantity").signum() >= 0),
        row.getBigDecimal("multiplier"),
        row.getObject("entered", LocalDate.class),
        new HeldLine.Price(
            row.getBigDecimal("price"),
            row.getObject("price_date", LocalDate.class),
            row.getString("price_source")),
        row.getBigDecimal("delta"),
        row.getBigDecimal("cost_basis"),
        row.getBigDecimal("unrealized_pnl"),
        row.getBigDecimal("pnl_since_entry"),
        right == null
            ? null
            : new HeldLine.Contract(
                right,
                row.getBigDecimal("strike"),
                row.getObject("expiry", LocalDate.class),
                row.getString("underlying")),
        new HeldLine.Company(
            row.getString("company_name"), row.getString("sector"), row.getString("industry")),
        beta(row, kind),
        before == null
            ? null
            : new HeldLine.Before(
                before, row.getBigDecimal("value_before"), row.getBigDecimal("gain_before")),
        row.getString("notes"),
        tags(row));
  }

  private static OpenLine open(ResultSet row, InvestmentClass kind) throws SQLException {
    BigDecimal delta = row.getBigDecimal("delta_value");
    String underlying = row.getString("underlying");
    return new OpenLine(
        row.getObject("position_id", UUID.class),
        row.getString("symbol"),
        kind == InvestmentClass.PRIVATE
            ? null
            : underlying == null ? row.getString("symbol") : underlying,
        kind,
        row.getBigDecimal("quantity"),
        row.getBigDecimal("market_value"),
        delta == null ? 0 : delta.doubleValue(),
        null,
        List.of(),
        0,
        kind == InvestmentClass.OPTIONS ? OpenLines.option(row) : null);
  }

  private static HeldLine.Beta beta(ResultSet row, InvestmentClass kind) throws SQLException {
    double beta = row.getDouble("beta");
    boolean known = !row.wasNull();
    String reason = row.getString("beta_reason");
    return new HeldLine.Beta(
        known ? Double.valueOf(beta) : null,
        row.getInt("observations"),
        known
            ? null
            : kind == InvestmentClass.PRIVATE
                ? "A private asset has no daily returns."
                : reason == null ? "No risk is computed of its symbol." : reason);
  }

  private static PositionType type(@Nullable String right, boolean isLong) {
    return switch (right) {
      case "CALL" -> isLong ? PositionType.LC : PositionType.SC;
      case "PUT" -> isLong ? PositionType.LP : PositionType.SP;
      case null, default -> isLong ? PositionType.LONG : PositionType.SHORT;
    };
  }

  /** The labels that a row has as {@code ids}, {@code names} and {@code colors}. */
  static List<TagLine> tags(ResultSet row) throws SQLException {
    Array ids = row.getArray("ids");
    if (ids == null) {
      return List.of();
    }
    UUID[] keys = (UUID[]) ids.getArray();
    String[] names = (String[]) row.getArray("names").getArray();
    String[] colors = (String[]) row.getArray("colors").getArray();
    List<TagLine> tags = new ArrayList<>();
    for (int i = 0; i < keys.length; i++) {
      tags.add(new TagLine(keys[i], names[i], colors[i]));
    }
    return tags;
  }
}
