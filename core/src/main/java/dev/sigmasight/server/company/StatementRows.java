package dev.sigmasight.server.company;

import dev.sigmasight.market.company.Statement;
import dev.sigmasight.market.company.StatementItem;
import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The statements as they are stored. */
@Component
final class StatementRows {
  private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final int MOST_REASONS = 20;

  private final CoreDb db;
  private final JsonMapper json;

  StatementRows(CoreDb db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /**
   * Who said it and when.
   *
   * @param order the sources, the best first
   */
  record Origin(String source, List<String> order, Instant now) {}

  /**
   * Stores the statements of a symbol; answers why values were left out, the first reasons only.
   */
  List<String> store(String symbol, List<Statement> statements, Origin origin) {
    Map<StatementTable, List<Map<String, @Nullable Object>>> rows =
        new EnumMap<>(StatementTable.class);
    List<String> refused = new ArrayList<>();
    Set<String> periods = new HashSet<>();
    LocalDate today = LocalDate.ofInstant(origin.now(), ZoneOffset.UTC);
    for (Statement statement : statements) {
      String period = period(statement);
      String wrong = fault(statement, today);
      if (wrong != null) {
        refused.add(period + ": " + wrong);
      } else if (periods.add(period)) {
        Accepted row = row(statement);
        row.refused().forEach(reason -> refused.add(period + " " + reason));
        rows.computeIfAbsent(StatementTable.of(statement.kind()), _ -> new ArrayList<>())
            .add(row.values());
      }
    }
    rows.forEach((table, some) -> store(symbol, table, some, origin));
    return refused.size() > MOST_REASONS ? refused.subList(0, MOST_REASONS) : refused;
  }

  private void store(
      String symbol,
      StatementTable table,
      List<Map<String, @Nullable Object>> rows,
      Origin origin) {
    db.sql(table.upsert())
        .param("symbol", symbol)
        .param("source", origin.source())
        .param("now", origin.now().atOffset(ZoneOffset.UTC))
        .param("order", origin.order().toArray(String[]::new))
        .param("rows", json.writeValueAsString(rows))
        .update();
  }

  private static String period(Statement statement) {
    return StatementTable.of(statement.kind()).table()
        + " "
        + statement.periodDate()
        + " "
        + frequency(statement);
  }

  private static String frequency(Statement statement) {
    return switch (statement.frequency()) {
      case QUARTER -> "q";
      case YEAR -> "a";
    };
  }

  private static @Nullable String fault(Statement statement, LocalDate today) {
    if (statement.periodDate().isBefore(EARLIEST) || statement.periodDate().isAfter(today)) {
      return "a statement cannot be of this day";
    }
    return CURRENCY.matcher(statement.currency()).matches()
        ? null
        : "its currency is no code of three letters";
  }

  private static Accepted row(Statement statement) {
    Integer year = statement.fiscalYear();
    Integer quarter = statement.fiscalQuarter();
    Accepted row =
        new Accepted()
            .put("period_date", statement.periodDate().toString())
            .put("frequency", frequency(statement))
            .put("currency", statement.currency())
            .put("fiscal_year", year != null && year > 1900 && year < 2200 ? year : null)
            .put(
                "fiscal_quarter", quarter != null && quarter >= 1 && quarter <= 4 ? quarter : null);
    statement.amounts().forEach((item, amount) -> put(row, item, amount));
    return row;
  }

  private static void put(Accepted row, StatementItem item, BigDecimal amount) {
    String column = StatementTable.column(item);
    if (StatementTable.isPerShare(item)) {
      row.ratio(column, amount);
    } else {
      row.money(column, amount);
    }
  }
}
