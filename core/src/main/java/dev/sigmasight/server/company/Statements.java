package dev.sigmasight.server.company;

import static java.util.stream.Collectors.joining;

import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads statements with the figures derived from them, and estimates. */
@Component
final class Statements {
  private final CoreDb db;

  Statements(CoreDb db) {
    this.db = db;
  }

  /**
   * Which statements are wanted.
   *
   * @param frequency q or a
   * @param periods how many at most
   */
  record Wanted(String symbol, String frequency, int periods) {}

  /** The newest first. */
  List<Map<String, @Nullable Object>> of(StatementTable table, Wanted wanted) {
    return db.sql(
            """
            select s.period_date, s.frequency, s.currency, s.fiscal_year, s.fiscal_quarter, %s,
              i.total_revenue as period_revenue, i.basic_average_shares as period_shares
            from %s s
              left join income_statements i on i.symbol = s.symbol and i.period_date = s.period_date
                and i.frequency = s.frequency and i.currency = s.currency
            where s.symbol = :symbol and s.frequency = :frequency
            order by s.period_date desc
            limit :periods
            """
                .formatted(
                    table.items().stream()
                        .map(item -> "s." + StatementTable.column(item))
                        .collect(joining(", ")),
                    table.table()))
        .param("symbol", wanted.symbol())
        .param("frequency", wanted.frequency())
        .param("periods", wanted.periods())
        .query((row, _) -> period(table, row))
        .list();
  }

  private static Map<String, @Nullable Object> period(StatementTable table, ResultSet row)
      throws SQLException {
    Map<String, @Nullable Object> period = Shown.row(row);
    period.remove("period_revenue");
    period.remove("period_shares");
    switch (table) {
      case INCOME -> income(period, row);
      case BALANCE_SHEET -> balance(period, row);
      case CASH_FLOW -> cashFlow(period, row);
    }
    return period;
  }

  private static void income(Map<String, @Nullable Object> period, ResultSet row)
      throws SQLException {
    BigDecimal revenue = row.getBigDecimal("total_revenue");
    period.put("gross_margin", Shown.ratio(row.getBigDecimal("gross_profit"), revenue));
    period.put("operating_margin", Shown.ratio(row.getBigDecimal("operating_income"), revenue));
    period.put("net_margin", Shown.ratio(row.getBigDecimal("net_income"), revenue));
    for (String shares : List.of("basic_average_shares", "diluted_average_shares")) {
      BigDecimal count = row.getBigDecimal(shares);
      period.put(shares, count == null ? null : count.longValue());
    }
  }

  private static void balance(Map<String, @Nullable Object> period, ResultSet row)
      throws SQLException {
    BigDecimal equity = row.getBigDecimal("total_stockholders_equity");
    BigDecimal currentAssets = row.getBigDecimal("current_assets");
    BigDecimal currentLiabilities = row.getBigDecimal("current_liabilities");
    BigDecimal debt = row.getBigDecimal("total_debt");
    BigDecimal cash = row.getBigDecimal("cash_and_cash_equivalents");
    period.put("working_capital", difference(currentAssets, currentLiabilities));
    period.put("net_debt", difference(debt, cash));
    period.put("current_ratio", Shown.ratio(currentAssets, currentLiabilities));
    period.put("debt_to_equity", Shown.ratio(debt, equity));
    period.put("book_value_per_share", Shown.ratio(equity, row.getBigDecimal("period_shares")));
  }

  private static void cashFlow(Map<String, @Nullable Object> period, ResultSet row)
      throws SQLException {
    BigDecimal operating = row.getBigDecimal("operating_cash_flow");
    BigDecimal capital = row.getBigDecimal("capital_expenditures");
    BigDecimal free = operating == null || capital == null ? null : operating.add(capital);
    period.put("free_cash_flow", free == null ? null : Shown.money(free));
    period.put("fcf_margin", Shown.ratio(free, row.getBigDecimal("period_revenue")));
  }

  private static @Nullable BigDecimal difference(@Nullable BigDecimal a, @Nullable BigDecimal b) {
    return a == null || b == null ? null : Shown.money(a.subtract(b));
  }

  /** What analysts expect of a company; empty if it has no profile. */
  Optional<Map<String, @Nullable Object>> estimates(String symbol) {
    return db.sql(
            "select %s from company_profiles where symbol = :symbol".formatted(estimateColumns()))
        .param("symbol", symbol)
        .query((row, _) -> Shown.row(row))
        .optional();
  }

  /** The fields of a profile, but a quarter ends on an end date here. */
  private static String estimateColumns() {
    return ProfileFields.ALL.stream()
        .filter(field -> field.matches("(current|next)_(quarter|year)_.*"))
        .map(
            field ->
                field.endsWith("_target_period_date")
                    ? field + " as " + field.replace("_target_period_date", "_end_date")
                    : field)
        .collect(joining(", "));
  }
}
