package dev.sigmasight.server.company;

import dev.sigmasight.market.company.CompanyProfile;
import dev.sigmasight.market.company.CompanyProfile.Analysts;
import dev.sigmasight.market.company.CompanyProfile.Growth;
import dev.sigmasight.market.company.CompanyProfile.Identity;
import dev.sigmasight.market.company.CompanyProfile.Kind;
import dev.sigmasight.market.company.CompanyProfile.Profitability;
import dev.sigmasight.market.company.CompanyProfile.Valuation;
import dev.sigmasight.market.company.Estimates;
import dev.sigmasight.market.company.Statement;
import dev.sigmasight.market.company.Statement.Frequency;
import dev.sigmasight.market.company.StatementItem;
import dev.sigmasight.market.company.StatementKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Companies for tests. */
public final class Samples {
  static final Valuation NO_VALUATION = new Valuation(null, null, null, null, null, null, null);
  static final Analysts NO_ANALYSTS =
      new Analysts(null, null, null, null, null, null, null, null, null);
  static final Growth NO_GROWTH = new Growth(null, null, null, null);
  static final Profitability NO_PROFITABILITY =
      new Profitability(null, null, null, null, null, null);

  private Samples() {}

  static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  /** With every field. */
  static CompanyProfile apple() {
    return new CompanyProfile(
        "AAPL",
        new Identity(
            "Apple Inc.",
            "Technology",
            "Consumer Electronics",
            "NMS",
            "United States",
            Kind.STOCK,
            "Makes telephones.",
            "https://www.apple.com",
            "Mr. Timothy D. Cook",
            164000L,
            "09-30"),
        new Valuation(
            number("3800000000000"),
            number("34.5"),
            number("30.1"),
            number("0.0041"),
            number("1.094"),
            number("288.62"),
            number("169.21")),
        new Analysts(
            number("287.7"),
            number("350"),
            number("215"),
            41,
            number("2"),
            "buy",
            LocalDate.of(2026, 1, 29),
            number("2.67"),
            number("138400000000")),
        new Growth(number("9.15"), number("0.912"), number("0.079"), number("0.864")),
        new Profitability(
            number("0.26915"),
            number("0.31647"),
            number("0.46905"),
            number("0.22964"),
            number("1.71422"),
            number("416161005568")));
  }

  /** Nothing but a name. */
  public static CompanyProfile bare(String symbol, String name, @Nullable Kind kind) {
    return new CompanyProfile(
        symbol,
        new Identity(name, null, null, null, null, kind, null, null, null, null, null),
        NO_VALUATION,
        NO_ANALYSTS,
        NO_GROWTH,
        NO_PROFITABILITY);
  }

  static CompanyProfile valued(String symbol, Valuation valuation) {
    CompanyProfile bare = bare(symbol, symbol, Kind.STOCK);
    return new CompanyProfile(
        symbol, bare.identity(), valuation, NO_ANALYSTS, NO_GROWTH, NO_PROFITABILITY);
  }

  static Statement income(String end, Frequency frequency, Map<StatementItem, String> amounts) {
    return statement(StatementKind.INCOME, end, frequency, amounts);
  }

  static Statement statement(
      StatementKind kind, String end, Frequency frequency, Map<StatementItem, String> amounts) {
    LocalDate day = LocalDate.parse(end);
    Map<StatementItem, BigDecimal> numbers =
        amounts.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> number(entry.getValue())));
    return new Statement(
        kind,
        day,
        frequency,
        day.getYear(),
        frequency == Frequency.QUARTER ? (day.getMonthValue() + 2) / 3 : null,
        "USD",
        numbers);
  }

  static Statement income2018() {
    return income(
        "2018-12-31", Frequency.YEAR, Map.of(StatementItem.TOTAL_REVENUE, "265595000000"));
  }

  public static List<Statement> threeStatements() {
    return List.of(
        income(
            "2025-09-30",
            Frequency.QUARTER,
            Map.of(
                StatementItem.TOTAL_REVENUE, "102466000000",
                StatementItem.NET_INCOME, "27466000000",
                StatementItem.DILUTED_EPS, "1.85")),
        statement(
            StatementKind.BALANCE_SHEET,
            "2025-09-30",
            Frequency.QUARTER,
            Map.of(StatementItem.TOTAL_ASSETS, "359241000000")),
        statement(
            StatementKind.CASH_FLOW,
            "2025-09-30",
            Frequency.QUARTER,
            Map.of(
                StatementItem.OPERATING_CASH_FLOW, "29728000000",
                StatementItem.CAPITAL_EXPENDITURES, "-3242000000",
                StatementItem.DEPRECIATION, "3127000000")));
  }

  public static Estimates estimates() {
    return new Estimates(
        new Estimates.Period(
            LocalDate.of(2025, 12, 31),
            range("138400000000", "136000000000", "140700000000"),
            null,
            range("2.67", "2.53", "2.75"),
            29),
        null,
        new Estimates.Period(
            LocalDate.of(2026, 9, 30),
            range("448000000000", "440000000000", "460000000000"),
            number("0.0765"),
            range("8.2", "7.9", "8.6"),
            38),
        null);
  }

  private static Estimates.Range range(String average, String low, String high) {
    return new Estimates.Range(number(average), number(low), number(high));
  }
}
