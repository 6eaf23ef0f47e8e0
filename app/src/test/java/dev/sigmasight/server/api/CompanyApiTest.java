package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Profiles, statements, estimates and the search for companies, as they are sent. */
class CompanyApiTest {
  private static final String PROFILES = "/api/v1/data/company-profiles";
  private static final String FUNDAMENTALS = "/api/v1/fundamentals/";
  private static final String SEARCH = "/api/v1/equity-search";
  private static final TestServer server = TestServer.shared();
  private static final JsonNode api = server.anonymous().get("/v3/api-docs").body();

  private final Client client = server.signedIn(server.account(Role.USER));

  /** One company of which everything is known, and one of which little is. */
  @BeforeAll
  static void knowsTwoCompanies() {
    sql(
        """
        insert into company_profiles (symbol, company_name, sector, gics_sector, industry, exchange, country,
          security_type, description, website, ceo, employees, beta, market_cap, pe_ratio, dividend_yield,
          next_earnings_date, current_year_revenue_avg, current_year_end_date, current_quarter_target_period_date,
          current_quarter_eps_avg, current_quarter_analyst_count, source, fetched_at)
        values ('ZZALL', 'Zebra 100% Whole_Sale Inc.', 'Zebras', null, 'Striped Animals', 'NMS', 'United States',
            'STOCK', 'Sells zebras.', 'https://example.com', 'Z. Ebra', 12, 1.25, 2000000000.125, 20.5, 0.0041,
            '2026-01-29', 400000000, '2026-12-31', '2026-03-31', 1.5, 7, 'yahoo', '2026-01-14T22:00:00Z'),
          ('ZZFUND', 'Zebra Fund', null, null, null, 'PCX', null, 'ETF', null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, 'fmp', '2026-01-13T22:00:00Z')
        on conflict do nothing
        """);
    sql(
        """
        insert into income_statements (symbol, period_date, frequency, fiscal_year, fiscal_quarter, total_revenue,
          gross_profit, operating_income, net_income, ebit, diluted_eps, basic_average_shares, source)
        select 'ZZALL', end_date, 'q', 2025, quarter, 100000000, 40000000, 25000000, 20000000, 26000000, 1.23456789,
          10000000, 'yahoo'
        from (values (date '2025-03-31', 1), ('2025-06-30', 2), ('2025-09-30', 3), ('2025-12-31', 4)) as q(end_date, quarter)
        on conflict do nothing
        """);
    sql(
        """
        insert into income_statements (symbol, period_date, frequency, total_revenue, net_income, source)
        values ('ZZALL', '2024-12-31', 'a', 0, 5, 'yahoo') on conflict do nothing
        """);
    sql(
        """
        insert into balance_sheets (symbol, period_date, frequency, current_assets, current_liabilities, total_debt,
          cash_and_cash_equivalents, total_stockholders_equity, source)
        values ('ZZALL', '2025-12-31', 'q', 300, 200, 150, 50, 1000000, 'yahoo') on conflict do nothing
        """);
    sql(
        """
        insert into cash_flows (symbol, period_date, frequency, operating_cash_flow, capital_expenditures, source)
        values ('ZZALL', '2025-12-31', 'q', 30000000, -5000000, 'yahoo') on conflict do nothing
        """);
    sql(
        """
        insert into symbol_metrics (symbol, metrics_date, enterprise_value, ps_ratio)
        values ('ZZALL', '2026-01-14', 2000000100, 5) on conflict do nothing
        """);
    sql(
        """
        insert into symbol_period (symbol, period, label, ends_on, revenue, ebit, fcf)
        values ('ZZALL', 'ttm', 'TTM', '2025-12-31', 400000000, 104000000, 0) on conflict do nothing
        """);
    sql(
        """
        insert into symbol_risk (symbol, on_date, market_beta, observations, sources, method_version,
          factor_betas, factor_errors, style_observations, spread_observations, input_hash)
        values ('ZZALL', '2026-01-13', 1, 252, '{csv}', 'test', '{1,null,0.1,9,9,9,9,9,9}', '{}', 0, 0, 'old'),
          ('ZZALL', '2026-01-14', 1, 252, '{csv}', 'test', '{1,null,0.1,0.2,0.3,0.4,0.5,0.6,null}', '{}', 0, 0,
            'new')
        on conflict do nothing
        """);
  }

  private static void sql(String text) {
    server.core().sql(text).update();
  }

  private static List<String> names(JsonNode object) {
    return List.copyOf(object.propertyNames());
  }

  private static List<String> described(String schema) {
    return names(api.at("/components/schemas/" + schema + "/properties"));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private String position(String portfolio, String symbol) {
    return client
        .postText(
            "/api/v1/positions",
            """
            {"portfolio_id": "%s", "symbol": "%s", "quantity": 3, "avg_cost": 400,
             "position_type": "LONG", "entry_date": "2026-01-12"}
            """
                .formatted(portfolio, symbol))
        .text("id");
  }

  private String portfolio() {
    return client
        .postText(
            "/api/v1/portfolios",
            "{\"name\": \"N\", \"account_name\": \"%s\", \"equity_balance\": 10000}"
                .formatted(UUID.randomUUID()))
        .text("id");
  }

  @Test
  void showsEveryFieldOfAProfile() {
    Answer answer = client.get(PROFILES + "?symbols=zzall");

    assertThat(answer.status()).isEqualTo(200);
    JsonNode profile = answer.body().at("/profiles/0");
    assertThat(names(profile)).containsExactlyInAnyOrderElementsOf(described("CompanyProfile"));
    assertThat(profile.size()).isEqualTo(79);
    assertThat(answer.text()).contains("\"market_cap\":2000000000.12");
    assertThat(answer.text()).contains("\"dividend_yield\":0.004100");
    assertThat(answer.text()).contains("\"beta\":1.250000");
    assertThat(profile.get("is_etf").asBoolean()).isFalse();
    assertThat(profile.get("employees").asInt()).isEqualTo(12);
    assertThat(profile.get("next_earnings_date").asString()).isEqualTo("2026-01-29");
    assertThat(profile.get("last_updated").asString()).isEqualTo("2026-01-14T22:00:00Z");
    assertThat(profile.get("data_source").asString()).isEqualTo("yahoo");
    assertThat(profile.get("forward_pe").isNull()).isTrue();
  }

  @Test
  void describesTheUnitsOfAProfile() {
    assertThat(
            api.at("/components/schemas/CompanyProfile/properties/market_cap/description")
                .asString())
        .isEqualTo("dollars [USD]");
    assertThat(
            api.at("/components/schemas/CompanyProfile/properties/dividend_yield/description")
                .asString())
        .contains("fraction");
  }

  @Test
  void keepsTheOrderOfTheSymbolsAndNamesTheMissingOnes() {
    JsonNode body = client.get(PROFILES + "?symbols=ZZFUND,none,ZZALL,zzfund&fields=is_etf").body();

    assertThat(body.get("profiles").toString())
        .isEqualTo(
            """
            [{"symbol":"ZZFUND","is_etf":true},{"symbol":"ZZALL","is_etf":false}]""");
    assertThat(body.get("meta").toString())
        .isEqualTo(
            """
            {"query_type":"symbols","requested_symbols":["ZZFUND","NONE","ZZALL","ZZFUND"],\
            "returned_profiles":2,"missing_profiles":["NONE"],"as_of":"2026-01-15T15:00:00Z",\
            "fields_requested":["symbol","is_etf"]}""");
  }

  @Test
  void findsTheCompaniesBehindPositionsAndPortfolios() {
    String portfolio = portfolio();
    String first = position(portfolio, "ZZALL");
    String second = position(portfolio, "ZZNONE");

    JsonNode of =
        client.get(PROFILES + "?fields=sector&position_ids=" + second + "," + first).body();
    JsonNode all = client.get(PROFILES + "?fields=sector&portfolio_id=" + portfolio).body();

    assertThat(of.at("/profiles/0/symbol").asString()).isEqualTo("ZZALL");
    assertThat(texts(of.at("/meta/position_ids"))).containsExactly(second, first);
    assertThat(of.at("/meta/position_symbol_map/" + second).asString()).isEqualTo("ZZNONE");
    assertThat(of.at("/meta/query_type").asString()).isEqualTo("positions");
    assertThat(texts(all.at("/meta/missing_profiles"))).containsExactly("ZZNONE");
    assertThat(all.at("/meta/portfolio_id").asString()).isEqualTo(portfolio);
    assertThat(all.at("/meta/query_type").asString()).isEqualTo("portfolio");
  }

  @Test
  void treatsAForeignPortfolioAsMissing() {
    String portfolio = portfolio();
    Client stranger = server.signedIn(server.account(Role.USER));

    Answer foreign = stranger.get(PROFILES + "?portfolio_id=" + portfolio);
    Answer missing = stranger.get(PROFILES + "?portfolio_id=" + UUID.randomUUID());

    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.text("detail")).isEqualTo(missing.text("detail"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | exactly one",
        "?symbols=A&portfolio_id=6f2c0b8e-0000-4000-8000-000000000000 | exactly one",
        "?symbols= | symbols must name",
        "?position_ids=x | position_ids",
        "?symbols=A&fields=sector,password | no field password; it has symbol, company_name",
      })
  void refusesWhatCannotBeUnderstood(String query, String saying) {
    Answer refused = client.get(PROFILES + query);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("detail")).contains(saying);
  }

  @Test
  void wantsASignedInUser() {
    assertThat(
            Stream.of(
                PROFILES + "?symbols=ZZALL",
                FUNDAMENTALS + "ZZALL/income-statement",
                FUNDAMENTALS + "ZZALL/analyst-estimates",
                SEARCH))
        .allSatisfy(path -> assertThat(server.anonymous().get(path).status()).isEqualTo(401));
  }

  @Test
  void showsIncomeStatementsWithMargins() {
    Answer answer = client.get(FUNDAMENTALS + "zzall/income-statement?periods=2");
    JsonNode body = answer.body();

    assertThat(body.get("symbol").asString()).isEqualTo("ZZALL");
    assertThat(body.get("currency").asString()).isEqualTo("USD");
    assertThat(body.get("periods_returned").asInt()).isEqualTo(2);
    JsonNode newest = body.at("/periods/0");
    assertThat(names(newest)).containsExactlyInAnyOrderElementsOf(described("IncomeStatement"));
    assertThat(newest.get("period_date").asString()).isEqualTo("2025-12-31");
    assertThat(newest.get("fiscal_quarter").asInt()).isEqualTo(4);
    assertThat(answer.text()).contains("\"total_revenue\":100000000.00");
    assertThat(answer.text()).contains("\"gross_margin\":0.400000");
    assertThat(answer.text()).contains("\"net_margin\":0.200000");
    assertThat(answer.text()).contains("\"diluted_eps\":1.234568");
    assertThat(answer.text()).contains("\"basic_average_shares\":10000000");
    assertThat(newest.get("cost_of_revenue").isNull()).isTrue();
  }

  @Test
  void dividesByNothing() {
    Answer answer = client.get(FUNDAMENTALS + "ZZALL/income-statement?frequency=a");
    JsonNode year = answer.body().at("/periods/0");

    assertThat(answer.text()).contains("\"total_revenue\":0.00");
    assertThat(year.get("net_margin").isNull()).isTrue();
  }

  @Test
  void showsBalanceSheetsWithRatios() {
    Answer answer = client.get(FUNDAMENTALS + "ZZALL/balance-sheet");
    JsonNode sheet = answer.body().at("/periods/0");

    assertThat(names(sheet)).containsExactlyInAnyOrderElementsOf(described("BalanceSheet"));
    assertThat(answer.text()).contains("\"working_capital\":100.00");
    assertThat(answer.text()).contains("\"net_debt\":100.00");
    assertThat(answer.text()).contains("\"current_ratio\":1.500000");
    assertThat(answer.text()).contains("\"debt_to_equity\":0.000150");
    assertThat(answer.text()).contains("\"book_value_per_share\":0.100000");
  }

  @Test
  void showsFreeCashFlow() {
    Answer answer = client.get(FUNDAMENTALS + "ZZALL/cash-flow");
    JsonNode flow = answer.body().at("/periods/0");

    assertThat(names(flow)).containsExactlyInAnyOrderElementsOf(described("CashFlow"));
    assertThat(answer.text()).contains("\"free_cash_flow\":25000000.00");
    assertThat(answer.text()).contains("\"fcf_margin\":0.250000");
  }

  @Test
  void showsEstimates() {
    Answer answer = client.get(FUNDAMENTALS + "ZZALL/analyst-estimates");

    JsonNode estimates = answer.body().get("estimates");
    assertThat(names(estimates)).containsExactlyInAnyOrderElementsOf(described("AnalystEstimates"));
    assertThat(estimates.get("current_quarter_end_date").asString()).isEqualTo("2026-03-31");
    assertThat(answer.text()).contains("\"current_quarter_eps_avg\":1.500000");
    assertThat(answer.text()).contains("\"current_year_revenue_avg\":400000000.00");
    assertThat(estimates.get("next_year_end_date").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ZZFUND/income-statement, 404, No quarterly income statement of ZZFUND is stored",
    "ZZALL/cash-flow?frequency=a, 404, No yearly cash flow statement of ZZALL is stored",
    "ZZNONE/analyst-estimates, 404, No company profile of ZZNONE is stored",
    "ZZALL/balance-sheet?periods=21, 400, periods",
    "ZZALL/balance-sheet?periods=0, 400, periods",
    "ZZALL/balance-sheet?frequency=Q, 400, frequency must be q or a",
    "a*b/balance-sheet, 400, A symbol has at most",
  })
  void saysWhyThereAreNoFigures(String path, int status, String detail) {
    Answer refused = client.get(FUNDAMENTALS + path);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.text("detail")).contains(detail);
  }

  @Test
  void findsCompanies() {
    Answer answer = client.get(SEARCH + "?query=zebra&sort_by=market_cap");
    JsonNode body = answer.body();

    assertThat(body.get("total_count").asInt()).isEqualTo(2);
    assertThat(body.get("metrics_date").asString()).isEqualTo("2026-01-14");
    assertThat(body.get("filters_applied").toString()).isEqualTo("{\"query\":\"zebra\"}");
    JsonNode whole = body.at("/items/0");
    assertThat(names(whole)).containsExactlyInAnyOrderElementsOf(described("FoundCompany"));
    assertThat(whole.get("symbol").asString()).isEqualTo("ZZALL");
    assertThat(answer.text()).contains("\"revenue\":400000000.00");
    assertThat(answer.text()).contains("\"fcf\":0.00");
    assertThat(answer.text()).contains("\"ps_ratio\":5.000000");
    assertThat(whole.get("period_label").asString()).isEqualTo("TTM");
    assertThat(body.at("/items/1/market_cap").isNull()).isTrue();
  }

  @Test
  void showsTheNewestFactorBetas() {
    JsonNode found = client.get(SEARCH + "?query=zebra&sort_by=factor_value").body();

    assertThat(found.at("/items/0/symbol").asString()).isEqualTo("ZZALL");
    assertThat(found.at("/items/0/factor_momentum").asDouble()).isEqualTo(0.2);
    assertThat(found.at("/items/0/factor_value").asDouble()).isEqualTo(0.3);
    assertThat(found.at("/items/0/factor_growth").asDouble()).isEqualTo(0.4);
    assertThat(found.at("/items/0/factor_size").asDouble()).isEqualTo(0.5);
    assertThat(found.at("/items/0/factor_quality").asDouble()).isEqualTo(0.6);
    assertThat(found.at("/items/0/factor_low_vol").isNull()).isTrue();
    assertThat(found.at("/items/1/factor_value").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "query=100%25, 1",
    "query=whole_sale, 1",
    "query=e_a, 0",
    "query=z%25a, 0",
    "query=zzfu, 1",
    "query=zebra&sectors=Zebras, 1",
    "query=zebra&sectors=Zebras%2CLions, 1",
    "query=zebra&sectors=Zebras&industries=Plain%20Animals, 0",
    "query=zebra&min_market_cap=2000000000, 1",
    "query=zebra&max_market_cap=1999999999, 0",
    "query=zebra&min_pe_ratio=20&max_pe_ratio=21, 1",
    "query=zebra&max_pe_ratio=20, 0",
  })
  void narrowsTheSearch(String filter, int found) {
    assertThat(client.get(SEARCH + "?" + filter).body().get("total_count").asInt())
        .isEqualTo(found);
  }

  @Test
  void aSectorMayContainAComma() {
    String update = "update company_profiles set sector = '%s' where symbol = 'ZZALL'";
    sql(update.formatted("Zebras, Wild"));

    assertThat(
            client
                .get(SEARCH + "?query=zebra&sectors=Zebras,%20Wild")
                .body()
                .get("total_count")
                .asInt())
        .isOne();
    sql(update.formatted("Zebras"));
  }

  @Test
  void countsAllPages() {
    JsonNode body = client.get(SEARCH + "?query=zebra&offset=7&limit=1").body();

    assertThat(body.get("items").size()).isZero();
    assertThat(body.get("total_count").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"asc", "desc"})
  void putsTheUnknownLast(String order) {
    JsonNode body = client.get(SEARCH + "?query=zebra&sort_by=revenue&sort_order=" + order).body();

    assertThat(body.at("/items/1/symbol").asString()).isEqualTo("ZZFUND");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sort_by=password | sort_by must be one of company_name, ebit,",
        "sort_order=up | sort_order must be asc or desc",
        "period=2024 | period must be",
        "limit=201 | limit",
        "offset=-1 | offset",
        "min_market_cap=-1 | min_market_cap",
        "min_pe_ratio=1e999999999 | min_pe_ratio",
      })
  void refusesSearchesItCannotUnderstand(String query, String saying) {
    Answer refused = client.get(SEARCH + "?" + query);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("detail")).contains(saying);
  }

  @Test
  void offersWhatCanBeChosen() {
    JsonNode body = client.get(SEARCH + "/filters").body();

    assertThat(texts(body.get("sectors"))).contains("Zebras");
    assertThat(texts(body.get("industries"))).contains("Striped Animals");
    assertThat(body.at("/market_cap_ranges").size()).isEqualTo(5);
    assertThat(body.at("/market_cap_ranges/4/max_value").asLong()).isEqualTo(300_000_000);
    assertThat(body.at("/market_cap_ranges/4/min_value").isNull()).isTrue();
  }
}
