package dev.sigmasight.market.fmp;

import dev.sigmasight.market.company.Estimates;
import dev.sigmasight.market.company.FundamentalsSource;
import dev.sigmasight.market.company.Statement;
import dev.sigmasight.market.company.Statement.Frequency;
import dev.sigmasight.market.company.StatementItem;
import dev.sigmasight.market.company.StatementKind;
import dev.sigmasight.market.http.Json;
import dev.sigmasight.market.provider.Reply;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Statements with a question for each kind and frequency, and estimates with one for each
 * frequency. What the plan leaves out, as quarters in the free one, is missing from the answer.
 */
public final class FmpFundamentals implements FundamentalsSource {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final int QUARTERS = 12;
  private static final int YEARS = 5;
  private static final int ESTIMATES = 20;

  private final FmpClient fmp;

  public FmpFundamentals(FmpClient fmp) {
    this.fmp = fmp;
  }

  @Override
  public String name() {
    return FmpClient.NAME;
  }

  @Override
  public Reply<List<Statement>> statements(String symbol) {
    List<Statement> statements = new ArrayList<>();
    Reply<List<Statement>> without = new Reply.Empty<>("fmp has no statements of it");
    for (Frequency frequency : List.of(Frequency.YEAR, Frequency.QUARTER)) {
      for (StatementKind kind : StatementKind.values()) {
        switch (statements(symbol, kind, frequency)) {
          case Reply.Data<List<Statement>>(List<Statement> found) -> statements.addAll(found);
          case Reply.NotEntitled<List<Statement>> refused -> without = refused;
          case Reply<List<Statement>> failed -> {
            return failed;
          }
        }
      }
    }
    statements.sort(
        Comparator.comparing(Statement::periodDate)
            .reversed()
            .thenComparing(Statement::frequency)
            .thenComparing(Statement::kind));
    return statements.isEmpty() ? without : new Reply.Data<>(List.copyOf(statements));
  }

  private Reply<List<Statement>> statements(
      String symbol, StatementKind kind, Frequency frequency) {
    boolean yearly = frequency == Frequency.YEAR;
    String period = yearly ? "annual" : "quarter";
    Reply<List<JsonNode>> rows =
        fmp.rows(
            FmpItem.path(kind) + "-" + period,
            symbol,
            FmpItem.path(kind),
            Map.of("period", period, "limit", yearly ? YEARS : QUARTERS));
    return switch (rows) {
      case Reply.Data<List<JsonNode>>(List<JsonNode> found) ->
          new Reply.Data<>(
              found.stream()
                  .map(row -> statement(kind, frequency, row))
                  .filter(Objects::nonNull)
                  .toList());
      case Reply<List<JsonNode>> failed -> FmpClient.failure(failed);
    };
  }

  private static @Nullable Statement statement(
      StatementKind kind, Frequency frequency, JsonNode row) {
    LocalDate end = Json.date(row, "date");
    String currency = Json.text(row, "reportedCurrency");
    if (end == null || currency == null) {
      return null;
    }
    Map<StatementItem, BigDecimal> amounts = new EnumMap<>(StatementItem.class);
    FmpItem.names()
        .forEach(
            (item, name) -> {
              BigDecimal amount = item.kind() == kind ? Json.decimal(row, name) : null;
              if (amount != null) {
                amounts.put(item, amount);
              }
            });
    return new Statement(
        kind, end, frequency, Json.small(row, "fiscalYear"), quarter(row), currency, amounts);
  }

  /** Of {@code Q3}; none of {@code FY}. */
  private static @Nullable Integer quarter(JsonNode row) {
    String period = Json.text(row, "period");
    return period != null && period.matches("Q[1-4]") ? period.charAt(1) - '0' : null;
  }

  @Override
  public Reply<Estimates> estimates(String symbol) {
    Reply<List<JsonNode>> annual = estimates(symbol, "annual");
    if (!(annual instanceof Reply.Data<List<JsonNode>>(List<JsonNode> years))) {
      return FmpClient.failure(annual);
    }
    List<JsonNode> quarters =
        estimates(symbol, "quarter") instanceof Reply.Data<List<JsonNode>>(List<JsonNode> found)
            ? found
            : List.of();
    Estimates estimates =
        new Estimates(period(quarters, 0), period(quarters, 1), period(years, 0), period(years, 1));
    return estimates.equals(new Estimates(null, null, null, null))
        ? new Reply.Empty<>("fmp has no estimates of it")
        : new Reply.Data<>(estimates);
  }

  private Reply<List<JsonNode>> estimates(String symbol, String period) {
    return fmp.rows(
        "analyst-estimates-" + period,
        symbol,
        "analyst-estimates",
        Map.of("period", period, "page", 0, "limit", ESTIMATES));
  }

  /** The periods that end today or later, the nearest first. */
  private Estimates.@Nullable Period period(List<JsonNode> rows, int index) {
    LocalDate today = LocalDate.ofInstant(fmp.now(), NEW_YORK);
    record Dated(LocalDate end, JsonNode row) {}
    List<Dated> ahead = new ArrayList<>();
    for (JsonNode row : rows) {
      LocalDate end = Json.date(row, "date");
      if (end != null && !end.isBefore(today)) {
        ahead.add(new Dated(end, row));
      }
    }
    ahead.sort(Comparator.comparing(Dated::end));
    return index < ahead.size() ? period(ahead.get(index).end(), ahead.get(index).row()) : null;
  }

  private static Estimates.Period period(LocalDate end, JsonNode row) {
    return new Estimates.Period(
        end, range(row, "revenue"), null, range(row, "eps"), Json.small(row, "numAnalystsEps"));
  }

  private static Estimates.Range range(JsonNode row, String of) {
    return new Estimates.Range(
        Json.decimal(row, of + "Avg"),
        Json.decimal(row, of + "Low"),
        Json.decimal(row, of + "High"));
  }
}
