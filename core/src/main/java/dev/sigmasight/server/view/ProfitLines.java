package dev.sigmasight.server.view;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Positions, open or closed, with their values at two closes, in one statement. */
@Component
class ProfitLines {
  private final CoreDb db;

  ProfitLines(CoreDb db) {
    this.db = db;
  }

  /** By symbol and id. */
  List<ProfitLine> of(Collection<String> positions, LocalDate from, LocalDate to) {
    return db.sql(
            """
            select p.id, p.portfolio_id, i.symbol, u.symbol as underlying, c.company_name,
              coalesce(c.gics_sector, c.sector) as sector, a.pnl_since_entry as before, z.pnl_since_entry as after,
              t.ids, t.names, t.colors
            from position p
              join instrument i on i.id = p.instrument_id
              left join instrument u on u.id = i.underlying_id
              left join company_profiles c
                on c.symbol = coalesce(u.symbol, i.symbol) and i.investment_class <> 'PRIVATE'
              left join position_snapshot a on a.position_id = p.id and a.on_date = :from
              left join position_snapshot z on z.position_id = p.id and z.on_date = :to
              cross join lateral (
                select array_agg(g.id order by g.display_order, g.name) as ids,
                  array_agg(g.name order by g.display_order, g.name) as names,
                  array_agg(g.color order by g.display_order, g.name) as colors
                from position_tag x join tag g on g.id = x.tag_id and g.deleted_at is null
                where x.position_id = p.id) t
            where p.id = any (cast(:positions as uuid[]))
            order by i.symbol, p.id
            """)
        .param("positions", positions.toArray(String[]::new))
        .param("from", from)
        .param("to", to)
        .query((row, number) -> line(row))
        .list();
  }

  private static ProfitLine line(ResultSet row) throws SQLException {
    return new ProfitLine(
        row.getObject("id", UUID.class),
        new PortfolioId(row.getObject("portfolio_id", UUID.class)),
        row.getString("symbol"),
        row.getString("company_name"),
        row.getString("sector"),
        row.getString("underlying"),
        row.getBigDecimal("before"),
        row.getBigDecimal("after"),
        HoldingLines.tags(row));
  }
}
