package dev.sigmasight.server.audit;

import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Figures of one kind, computed again by the database alone.
 *
 * @param formula as the documentation has it
 * @param tolerance amount; a text that ends with r is a fraction of the stored figure
 * @param sql for :portfolio on :day, rows of figure, inputs, stored, recomputed
 */
record RecalculationQuery(String area, String formula, String tolerance, String sql) {

  List<Recalculation> of(CoreDb db, UUID portfolio, LocalDate day) {
    return db.sql(sql)
        .param("portfolio", portfolio)
        .param("day", day)
        .query(
            (row, _) -> {
              BigDecimal stored = row.getBigDecimal("stored");
              String inputs = row.getString("inputs");
              return new Recalculation(
                  area,
                  row.getString("figure"),
                  formula,
                  inputs == null ? "" : inputs,
                  stored,
                  row.getBigDecimal("recomputed"),
                  tolerance.endsWith("r")
                      ? Recalculation.relative(
                          stored, tolerance.substring(0, tolerance.length() - 1))
                      : new BigDecimal(tolerance));
            })
        .list();
  }
}
