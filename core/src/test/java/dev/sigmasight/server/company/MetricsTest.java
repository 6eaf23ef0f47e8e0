package dev.sigmasight.server.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures that companies are searched by. */
class MetricsTest {
  private static final LocalDate DAY = LocalDate.of(2025, 3, 3);

  private final Companies companies = Companies.fresh();
  private final Metrics metrics = new Metrics(companies.db(), new PeriodReturns(companies.db()));

  @BeforeEach
  void knowsACompany() {
    sql(
        """
        insert into company_profiles (symbol, country, market_cap, total_revenue, current_year_revenue_avg,
          current_year_end_date, source)
        values ('AAA', 'United States', 1000, 77, 90, '2025-12-31', 'yahoo')
        """);
  }

  @AfterEach
  void close() {
    companies.close();
  }

  private void sql(String text) {
    companies.db().sql(text).update();
  }

  private void refresh(String... symbols) {
    metrics.refresh(List.of(symbols), DAY);
  }

  private void quarter(String end, String revenue, String currency) {
    sql(
        """
        insert into income_statements (symbol, period_date, frequency, total_revenue, ebit, currency, source)
        values ('AAA', '%1$s', 'q', %2$s, 2, '%3$s', 'yahoo')
        """
            .formatted(end, revenue, currency));
    sql(
        """
        insert into cash_flows (symbol, period_date, frequency, operating_cash_flow, capital_expenditures, currency, source)
        values ('AAA', '%1$s', 'q', 5, -2, '%2$s', 'yahoo')
        """
            .formatted(end, currency));
  }

  private void fourQuarters(String currency) {
    quarter("2024-03-31", "10", currency);
    quarter("2024-06-30", "20", currency);
    quarter("2024-09-30", "30", currency);
    quarter("2024-12-31", "40", currency);
  }

  private String period(String period) {
    return companies.text(
        """
        select concat_ws(' ', label, ends_on, trim_scale(revenue), trim_scale(ebit), trim_scale(fcf))
        from symbol_period where symbol = 'AAA' and period = '%s'
        """
            .formatted(period));
  }

  private String figures() {
    return companies.text(
        """
        select concat_ws(' ', metrics_date, trim_scale(enterprise_value), trim_scale(ps_ratio))
        from symbol_metrics where symbol = 'AAA'
        """);
  }

  @Test
  void addsUpFourQuarters() {
    quarter("2023-12-31", "1000", "USD");
    fourQuarters("USD");

    refresh("AAA");

    assertThat(period("ttm")).isEqualTo("TTM 2024-12-31 100 8 12");
    assertThat(period("last_quarter")).isEqualTo("Q4 2024 2024-12-31 40 2 3");
    assertThat(period("forward")).isEqualTo("FY2025E 2025-12-31 90");
    assertThat(period("last_year")).isEqualTo("null");
    assertThat(figures()).isEqualTo("2025-03-03 10");
  }

  @Test
  void takesTheProvidersRevenueWhereQuartersAreMissing() {
    quarter("2023-12-31", "10", "USD");
    quarter("2024-06-30", "20", "USD");
    quarter("2024-09-30", "30", "USD");
    quarter("2024-12-31", "40", "USD");

    refresh("AAA");

    assertThat(period("ttm")).isEqualTo("TTM 77");
  }

  @Test
  void mixesNoCurrencies() {
    fourQuarters("EUR");

    refresh("AAA");

    assertThat(companies.text("select count(*) from symbol_period")).isEqualTo("0");
    assertThat(figures()).isEqualTo("2025-03-03");
  }

  @Test
  void labelsTheLastYear() {
    sql(
        """
        insert into income_statements (symbol, period_date, frequency, fiscal_year, total_revenue, source)
        values ('AAA', '2024-09-30', 'a', 2024, 100, 'yahoo'), ('AAA', '2023-09-30', 'a', 2023, 90, 'yahoo')
        """);

    refresh("AAA");

    assertThat(period("last_year")).isEqualTo("FY2024 2024-09-30 100");
  }

  @Test
  void addsDebtAndTakesCashOff() {
    sql(
        """
        insert into balance_sheets (symbol, period_date, frequency, total_debt, cash_and_cash_equivalents,
          short_term_investments, source)
        values ('AAA', '2024-12-31', 'q', 300, 100, 50, 'yahoo'), ('AAA', '2024-09-30', 'q', 1, 1, 1, 'yahoo')
        """);

    refresh("AAA");

    assertThat(figures()).startsWith("2025-03-03 1150 ");
  }

  @Test
  void changesNothingTheSecondTime() {
    fourQuarters("USD");
    price("2025-02-28", "110");
    price("2025-03-03", "108");
    refresh("AAA", "WITHOUT");
    String rows =
        "select array_agg(x) from (select xmin, symbol from symbol_metrics union all select xmin, symbol || period from symbol_period) x";
    String before = companies.text(rows);

    refresh("AAA", "WITHOUT");

    assertThat(companies.text(rows)).isEqualTo(before);
  }

  @Test
  void isNotTurnedBackByARunForAnOlderDay() {
    refresh("AAA");

    metrics.refresh(List.of("AAA"), DAY.minusDays(3));

    assertThat(figures()).startsWith("2025-03-03");
  }

  @Test
  void forgetsWhatIsNoLongerKnown() {
    refresh("AAA");
    sql("update company_profiles set current_year_revenue_avg = null, total_revenue = null");

    refresh("AAA");

    assertThat(companies.text("select count(*) from symbol_period")).isEqualTo("0");
  }

  private void price(String day, String close) {
    price(day, close, "yahoo");
  }

  private void price(String day, String close, String source) {
    sql(
        "insert into market_data_cache (symbol, on_date, close, source, source_rank) values ('AAA', '%s', %s, '%s', 40)"
            .formatted(day, close, source));
  }

  private double figure(String column) {
    return Double.parseDouble(companies.text("select " + column + " from symbol_metrics"));
  }

  private boolean isKnown(String column) {
    return !companies.text("select " + column + " from symbol_metrics").equals("null");
  }

  /** Golden returns.json, mtd_ytd_use_last_close_of_previous_period. */
  @Test
  void startsAtTheLastCloseOnOrBeforeTheBoundary() {
    Map.of(
            "2024-12-30", "98",
            "2024-12-31", "100",
            "2025-01-02", "101",
            "2025-01-31", "104",
            "2025-02-03", "103",
            "2025-02-27", "107",
            "2025-02-28", "110",
            "2025-03-03", "108")
        .forEach(this::price);

    refresh("AAA");

    assertThat(figure("return_1d")).isCloseTo(-0.0181818182, within(1e-10));
    assertThat(figure("return_mtd")).isCloseTo(-0.0181818182, within(1e-10));
    assertThat(figure("return_ytd")).isCloseTo(0.08, within(1e-10));
    assertThat(figure("return_1m")).isCloseTo(0.0485436893, within(1e-10));
    assertThat(isKnown("return_3m")).isFalse();
    assertThat(isKnown("return_1y")).isFalse();
    assertThat(figure("price")).isEqualTo(108);
  }

  /** Golden returns.json, total_return_with_dividend_and_split. */
  @Test
  void countsDividendsAndSplits() {
    price("2025-02-28", "200");
    price("2025-03-03", "101");
    sql(
        """
        insert into corporate_action (symbol, ex_date, kind, amount_per_share, split_numerator, split_denominator, source)
        values ('AAA', '2025-03-03', 'SPLIT', null, 2, 1, 'yahoo'), ('AAA', '2025-03-03', 'DIVIDEND', 0.5, null, null, 'yahoo')
        """);

    refresh("AAA");

    assertThat(figure("return_1d")).isCloseTo(0.015, within(1e-10));
    assertThat(figure("return_mtd")).isCloseTo(0.015, within(1e-10));
  }

  @Test
  void leadsFromNoInventedPriceToARealOne() {
    price("2025-02-28", "200", "synthetic");
    price("2025-03-03", "101");

    refresh("AAA");

    assertThat(isKnown("return_mtd")).isFalse();
  }

  @Test
  void hasNoReturnOfADayWhosePriceIsMissing() {
    price("2025-02-27", "100");
    price("2025-02-28", "110");

    refresh("AAA");

    assertThat(isKnown("return_1d")).isFalse();
    assertThat(isKnown("return_ytd")).isFalse();
    assertThat(figure("price")).isEqualTo(110);
  }

  private void fiveThousandCompanies() {
    sql(
        """
        insert into company_profiles (symbol, company_name, sector, industry, market_cap, pe_ratio, source)
        select 'S' || n, 'Company number ' || n || ' of many', 'Sector ' || n % 11, 'Industry ' || n % 140,
          n * 1000000.0, n % 50, 'yahoo'
        from generate_series(1, 5000) n
        """);
    sql(
        """
        insert into income_statements (symbol, period_date, frequency, total_revenue, ebit, source)
        select 'S' || n, (date '2025-01-01' - make_interval(months => 3 * q))::date - 1, 'q', n, 1, 'yahoo'
        from generate_series(1, 5000) n, generate_series(0, 11) q
        """);
    companies.db().sql("analyze").update();
  }

  @Test
  void searchesFiveThousandCompaniesInMoments() {
    fiveThousandCompanies();
    metrics.refresh(
        companies.db().sql("select symbol from company_profiles").query(String.class).list(), DAY);
    CompanySearch search = new CompanySearch(companies.db());
    var filters = new SearchQuery.Filters("number 49", null, null, null, null, null, null);
    SearchQuery query = new SearchQuery(filters, "ttm", "revenue", false, 50, 0);
    CompanySearch.Page page = search.page(query);

    long start = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      page = search.page(query);
    }
    Duration each = Duration.ofNanos((System.nanoTime() - start) / 20);

    System.getLogger("measured").log(System.Logger.Level.WARNING, "search of 5,000: " + each);
    assertThat(page.total()).isEqualTo(111);
    assertThat(page.items()).hasSize(50);
    assertThat(page.items().getFirst()).containsEntry("symbol", "S4999");
    assertThat(each).isLessThan(Duration.ofSeconds(2));
  }
}
