package dev.sigmasight.server.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.company.CompanyProfile.Kind;
import dev.sigmasight.market.company.Statement;
import dev.sigmasight.market.company.Statement.Frequency;
import dev.sigmasight.market.company.StatementItem;
import dev.sigmasight.market.company.StatementKind;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.SymbolStage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The phase FUNDAMENTALS with sources that say what they are told to. */
class FundamentalsStageTest {
  private static final String REVENUE =
      "select trim_scale(total_revenue) from income_statements where period_date = '2025-09-30'";

  private final Companies companies = Companies.fresh();
  private final ScriptedFundamentals first = new ScriptedFundamentals("yahoo");
  private final ScriptedFundamentals second = new ScriptedFundamentals("fmp");
  private final SymbolStage stage = companies.fundamentals(first, second);

  @BeforeEach
  void knowsTheCompanies() {
    ScriptedProfiles profiles =
        new ScriptedProfiles("yahoo")
            .says(Samples.apple())
            .says(Samples.bare("MSFT", "Microsoft", Kind.STOCK))
            .says(Samples.bare("SPY", "A fund", Kind.ETF));
    var _ = companies.run(companies.profiles(profiles), "AAPL", "MSFT");
  }

  @AfterEach
  void close() {
    companies.close();
  }

  private void applesStatements() {
    first.statements("AAPL", new Reply.Data<>(Samples.threeStatements()));
  }

  private static Statement revenue(String amount) {
    return Samples.income(
        "2025-09-30", Frequency.QUARTER, Map.of(StatementItem.TOTAL_REVENUE, amount));
  }

  @Test
  void storesThreeStatementsAndEstimates() {
    applesStatements();
    first.estimates("AAPL", new Reply.Data<>(Samples.estimates()));

    assertThat(companies.run(stage, "AAPL").get("AAPL")).isEqualTo(new Outcome.Done());

    assertThat(
            companies.text(
                """
                select concat_ws(' ', period_date, frequency, fiscal_year, fiscal_quarter, currency, source,
                  trim_scale(total_revenue), trim_scale(diluted_eps), ebit) from income_statements
                """))
        .isEqualTo("2025-09-30 q 2025 3 USD yahoo 102466000000 1.85");
    assertThat(companies.text("select trim_scale(total_assets) from balance_sheets"))
        .isEqualTo("359241000000");
    assertThat(
            companies.text(
                """
                select concat_ws(' ', trim_scale(operating_cash_flow), trim_scale(capital_expenditures),
                  trim_scale(depreciation_and_amortization)) from cash_flows
                """))
        .isEqualTo("29728000000 -3242000000 3127000000");
    assertThat(
            companies.text(
                """
                select concat_ws(' ', current_quarter_target_period_date, trim_scale(current_quarter_eps_low),
                  current_quarter_analyst_count, current_year_end_date, trim_scale(current_year_revenue_growth),
                  trim_scale(current_year_earnings_high), next_year_end_date, fundamentals_source,
                  fundamentals_due_on)
                from company_profiles where symbol = 'AAPL'
                """))
        .isEqualTo("2025-12-31 2.53 29 2026-09-30 0.0765 8.6 yahoo 2026-02-01");
  }

  @Test
  void asksForStocksOnly() {
    var _ = companies.run(stage, "AAPL", "SPY", "WITHOUT_PROFILE");

    assertThat(first.questions()).containsExactly("AAPL");
  }

  @Test
  void hasNothingDueWithoutSources() {
    assertThat(companies.run(companies.fundamentals(), "AAPL")).isEmpty();
  }

  @Test
  void asksAgainThreeDaysAfterTheResults() {
    applesStatements();
    var _ = companies.run(stage, "AAPL");
    var _ = first.questions();

    companies.later(Duration.ofDays(16)); // 31 January
    var _ = companies.run(stage, "AAPL");
    assertThat(first.questions()).isEmpty();

    companies.later(Duration.ofDays(1));
    var _ = companies.run(stage, "AAPL");
    assertThat(first.questions()).containsExactly("AAPL");
    assertThat(
            companies.text(
                "select fundamentals_due_on from company_profiles where symbol = 'AAPL'"))
        .as("the date of the results has passed and no other is known")
        .isEqualTo("2026-03-03");
  }

  @Test
  void asksAgainAfterTheResultsAlsoWhenTheProfileNamesTheNextOnesAlready() {
    applesStatements();
    var _ = companies.run(stage, "AAPL");
    var _ = first.questions();
    companies
        .db()
        .sql("update company_profiles set next_earnings_date = '2026-04-30' where symbol = 'AAPL'")
        .update();

    companies.later(Duration.ofDays(17));
    var _ = companies.run(stage, "AAPL");

    assertThat(first.questions()).containsExactly("AAPL");
  }

  @Test
  void asksAgainAfterAMonthWithoutADateOfResults() {
    first.statements("MSFT", revenue("1"));
    var _ = companies.run(stage, "MSFT");
    var _ = first.questions();

    companies.later(Duration.ofDays(29));
    var _ = companies.run(stage, "MSFT");
    assertThat(first.questions()).isEmpty();

    companies.later(Duration.ofDays(1));
    var _ = companies.run(stage, "MSFT");
    assertThat(first.questions()).containsExactly("MSFT");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-29, 2026-02-01",
    "2026-01-13, 2026-01-16",
    "2026-01-12, 2026-02-14",
    "2099-01-01, 2026-02-14",
    ", 2026-02-14",
  })
  void isDueAfterTheResultsOrAMonth(LocalDate nextEarnings, LocalDate due) {
    assertThat(FundamentalsDue.after(LocalDate.of(2026, 1, 15), nextEarnings)).isEqualTo(due);
  }

  @Test
  void replacesARevisionAndKeepsItsSource() {
    first.statements("MSFT", revenue("100"));
    var _ = companies.run(stage, "MSFT");
    first.statements("MSFT", revenue("101"));
    companies.later(Duration.ofDays(31));
    var _ = companies.run(stage, "MSFT");

    assertThat(companies.text(REVENUE)).isEqualTo("101");
    assertThat(companies.text("select source from income_statements")).isEqualTo("yahoo");
    assertThat(companies.text("select fetched_at from income_statements")).startsWith("2026-02-1");
  }

  @Test
  void touchesNoRowThatSaysNothingNew() {
    first.statements("MSFT", revenue("100"));
    var _ = companies.run(stage, "MSFT");
    String before = companies.text("select array_agg(i) from income_statements i");
    companies.later(Duration.ofDays(31));
    var _ = companies.run(stage, "MSFT");

    assertThat(companies.text("select array_agg(i) from income_statements i")).isEqualTo(before);
  }

  @Test
  void neverReplacesABetterSource() {
    first.statements("MSFT", revenue("100"));
    var _ = companies.run(stage, "MSFT");
    first.statements("MSFT", new Reply.Unavailable<>("down"));
    Statement newer =
        Samples.income("2025-12-31", Frequency.QUARTER, Map.of(StatementItem.TOTAL_REVENUE, "300"));
    second.statements("MSFT", revenue("200"), newer);
    companies.later(Duration.ofDays(31));
    var _ = companies.run(stage, "MSFT");

    assertThat(companies.text(REVENUE)).isEqualTo("100");
    assertThat(
            companies.text("select source from income_statements where period_date = '2025-12-31'"))
        .isEqualTo("fmp");
  }

  static Stream<Reply<List<Statement>>> failures() {
    return Stream.of(
        new Reply.Empty<>("none"),
        new Reply.UnknownSymbol<>("AAPL"),
        new Reply.NotEntitled<>("the plan has no statements"),
        new Reply.RateLimited<>("too many", Optional.empty()),
        new Reply.Unavailable<>("down"),
        new Reply.Malformed<>("no JSON"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void asksTheNextSource(Reply<List<Statement>> failure) {
    first.statements("AAPL", failure);
    second.statements("AAPL", new Reply.Data<>(Samples.threeStatements()));

    assertThat(companies.run(stage, "AAPL").get("AAPL")).isEqualTo(new Outcome.Done());
    assertThat(companies.text("select source from cash_flows")).isEqualTo("fmp");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void saysWhyThereAreNone(Reply<List<Statement>> failure) {
    first.statements("AAPL", failure);

    Outcome outcome = companies.run(stage, "AAPL").get("AAPL");

    boolean broken =
        failure instanceof Reply.RateLimited
            || failure instanceof Reply.Unavailable
            || failure instanceof Reply.Malformed;
    assertThat(outcome).isInstanceOf(broken ? Outcome.Failed.class : Outcome.Skipped.class);
    boolean remembered = failure instanceof Reply.Empty || failure instanceof Reply.UnknownSymbol;
    assertThat(companies.run(stage, "AAPL").containsKey("AAPL")).isEqualTo(!remembered);
  }

  @Test
  void asksForEstimatesAgainTheNextDayWhenOnlyTheyFailed() {
    applesStatements();
    first.estimates("AAPL", new Reply.Unavailable<>("down"));
    assertThat(companies.run(stage, "AAPL").get("AAPL")).isEqualTo(new Outcome.Done());
    var _ = first.questions();

    companies.later(Duration.ofDays(1));
    var _ = companies.run(stage, "AAPL");

    assertThat(first.questions()).containsExactly("AAPL");
  }

  @Test
  void leavesOutWhatFitsNoColumnAndSaysSo() {
    first.statements(
        "MSFT",
        Samples.income(
            "2025-09-30",
            Frequency.QUARTER,
            Map.of(StatementItem.TOTAL_REVENUE, "1e30", StatementItem.EBIT, "5")),
        Samples.income("2031-09-30", Frequency.YEAR, Map.of(StatementItem.EBIT, "5")),
        new Statement(
            StatementKind.BALANCE_SHEET,
            LocalDate.of(2025, 9, 30),
            Frequency.YEAR,
            77777,
            null,
            "euro",
            Map.of()));

    assertThat(companies.run(stage, "MSFT").get("MSFT")).isEqualTo(new Outcome.Done());

    assertThat(companies.text(REVENUE)).isEqualTo("null");
    assertThat(companies.text("select trim_scale(ebit) from income_statements")).isEqualTo("5");
    assertThat(companies.text("select count(*) from balance_sheets")).isEqualTo("0");
    assertThat(
            companies.text(
                """
                select array_to_string(fundamentals_refused, '; ') from company_profiles
                where symbol = 'MSFT'
                """))
        .isEqualTo(
            "income_statements 2025-09-30 q total_revenue: 1E+30 is out of range;"
                + " income_statements 2031-09-30 a: a statement cannot be of this day;"
                + " balance_sheets 2025-09-30 a: its currency is no code of three letters");
  }

  @Test
  void takesTheFirstOfTwoStatementsOfOnePeriod() {
    first.statements("MSFT", revenue("1"), revenue("2"));

    var _ = companies.run(stage, "MSFT");

    assertThat(companies.text(REVENUE)).isEqualTo("1");
  }
}
