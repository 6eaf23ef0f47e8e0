package dev.sigmasight.server.company;

import static java.util.stream.Collectors.joining;

import dev.sigmasight.market.company.StatementItem;
import dev.sigmasight.market.company.StatementKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The table of a kind of statement. */
enum StatementTable {
  INCOME("income_statements", StatementKind.INCOME),
  BALANCE_SHEET("balance_sheets", StatementKind.BALANCE_SHEET),
  CASH_FLOW("cash_flows", StatementKind.CASH_FLOW);

  private static final Set<StatementItem> PER_SHARE =
      Set.of(StatementItem.BASIC_EPS, StatementItem.DILUTED_EPS);

  private final String table;
  private final StatementKind kind;

  StatementTable(String table, StatementKind kind) {
    this.table = table;
    this.kind = kind;
  }

  static StatementTable of(StatementKind kind) {
    return switch (kind) {
      case INCOME -> INCOME;
      case BALANCE_SHEET -> BALANCE_SHEET;
      case CASH_FLOW -> CASH_FLOW;
    };
  }

  String table() {
    return table;
  }

  static String column(StatementItem item) {
    return item == StatementItem.DEPRECIATION
        ? "depreciation_and_amortization"
        : item.name().toLowerCase(Locale.ROOT);
  }

  static boolean isPerShare(StatementItem item) {
    return PER_SHARE.contains(item);
  }

  List<StatementItem> items() {
    return Arrays.stream(StatementItem.values()).filter(item -> item.kind() == kind).toList();
  }

  /**
   * Stores rows. A revision replaces what an equal or better source said before; amounts that it
   * lacks stay only if they are of the same source and currency. A row that says nothing new is not
   * touched.
   */
  String upsert() {
    return """
    insert into %1$s as old (symbol, period_date, frequency, fiscal_year, fiscal_quarter, currency, source, fetched_at, %2$s)
    select :symbol, period_date, frequency, fiscal_year, fiscal_quarter, currency, :source, :now, %2$s
    from jsonb_populate_recordset(null::%1$s, cast(:rows as jsonb))
    on conflict (symbol, period_date, frequency) do update set
      fiscal_year = coalesce(excluded.fiscal_year, old.fiscal_year),
      fiscal_quarter = coalesce(excluded.fiscal_quarter, old.fiscal_quarter),
      currency = excluded.currency, source = excluded.source, fetched_at = excluded.fetched_at, %3$s
    where coalesce(array_position(cast(:order as text[]), excluded.source), 1000)
        <= coalesce(array_position(cast(:order as text[]), old.source), 1000)
      and (old.source, old.currency, %4$s) is distinct from (excluded.source, excluded.currency, %5$s)
    """
        .formatted(
            table,
            each(column -> column),
            each(column -> column + " = " + merged(column)),
            each(column -> "old." + column),
            each(StatementTable::merged));
  }

  private static String merged(String column) {
    return "case when old.source = excluded.source and old.currency = excluded.currency then coalesce(excluded.%1$s, old.%1$s) else excluded.%1$s end"
        .formatted(column);
  }

  private String each(Function<String, String> text) {
    return items().stream().map(StatementTable::column).map(text).collect(joining(", "));
  }
}
