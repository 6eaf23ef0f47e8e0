package dev.sigmasight.market.contract;

import static dev.sigmasight.market.contract.YahooCases.chain;
import static dev.sigmasight.market.contract.YahooCases.closes;
import static dev.sigmasight.market.contract.YahooCases.day;
import static dev.sigmasight.market.contract.YahooCases.number;
import static dev.sigmasight.market.contract.YahooCases.profile;
import static dev.sigmasight.market.contract.YahooCases.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.company.CompanyProfile;
import dev.sigmasight.market.company.CompanyProfile.Kind;
import dev.sigmasight.market.company.Estimates;
import dev.sigmasight.market.company.Statement;
import dev.sigmasight.market.company.StatementItem;
import dev.sigmasight.market.contract.ContractTest.Case;
import dev.sigmasight.market.fmp.FmpFundamentals;
import dev.sigmasight.market.fmp.FmpPrices;
import dev.sigmasight.market.fmp.FmpProfiles;
import dev.sigmasight.market.option.OptionQuote;
import dev.sigmasight.market.polygon.PolygonOptions;
import dev.sigmasight.market.polygon.PolygonPrices;
import dev.sigmasight.market.price.CorporateAction.Dividend;
import dev.sigmasight.market.price.CorporateAction.Split;
import dev.sigmasight.market.price.SessionPrices;
import dev.sigmasight.market.provider.ProviderCall.Outcome;
import dev.sigmasight.market.rate.RateSeries;
import dev.sigmasight.market.rate.RateSource.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What FMP, Polygon and FRED answer. */
final class OtherCases {
  private static final String AGGREGATES = "/v2/aggs/ticker/AAPL/range/1/day/2025-12-08/2025-12-12";
  private static final String GROUPED = "/v2/aggs/grouped/locale/us/market/stocks/2025-12-12";
  private static final String CHAIN = "/v3/snapshot/options/AAPL";

  private OtherCases() {}

  static List<Case> fmp() {
    return List.of(
        prices("fmp/any_401_invalid_key.json", Outcome.NOT_ENTITLED),
        prices("fmp/any_402_restricted_endpoint.txt", Outcome.NOT_ENTITLED),
        prices("fmp/any_402_restricted_symbol.txt", Outcome.NOT_ENTITLED),
        prices("fmp/any_429_bandwidth.json", Outcome.RATE_LIMITED),
        prices("fmp/any_429_limit_reach.json", Outcome.RATE_LIMITED),
        company("fmp/stable_etf_holdings_200.json", Outcome.DATA),
        prices("fmp/stable_historical_price_eod_dividend_adjusted_200.json", Outcome.DATA)
            .replying("Malformed"),
        prices("fmp/stable_historical_price_eod_full_200.json", Outcome.DATA)
            .with(
                series(
                    it -> {
                      // the split of 12 December is in all prices before it, that of 2026 is not
                      assertThat(closes(it)).containsExactly("401.76", "407.44", "204.06");
                      assertThat(it.bars().getFirst().volume()).isEqualTo(22_251_350);
                      assertThat(it.actions())
                          .containsExactly(
                              new Dividend(day("2025-12-11"), number("0.26")),
                              new Split(day("2025-12-12"), number("2"), number("1")));
                    })),
        prices("fmp/stable_historical_price_eod_light_200.json", Outcome.DATA)
            .replying("Malformed"),
        company("fmp/stable_profile_200.json", Outcome.DATA).with(profile(OtherCases::isApple)),
        company("fmp/stable_quote_200.json", Outcome.DATA),
        prices("fmp/v3_200_unknown_symbol_empty_list.json", Outcome.DATA).replying("Empty"),
        prices("fmp/v3_403_legacy_endpoint.json", Outcome.NOT_ENTITLED),
        company("fmp/v3_etf_holder_200.json", Outcome.DATA).replying("Malformed"),
        prices("fmp/v3_historical_price_full_200.json", Outcome.MALFORMED),
        prices("fmp/v3_historical_price_full_200_multi.json", Outcome.MALFORMED),
        prices("fmp/v3_historical_price_full_200_unknown_symbol.json", Outcome.DATA)
            .replying("Empty"),
        company("fmp/v3_profile_200.json", Outcome.DATA),
        company("fmp/v3_quote_multi_200.json", Outcome.DATA),
        Case.of(
                "written/fmp_income_annual.json",
                "/stable/income-statement?period=annual",
                desk -> {
                  desk.nothingAt(
                      "/stable/income-statement",
                      "/stable/balance-sheet-statement",
                      "/stable/cash-flow-statement");
                  return new FmpFundamentals(desk.fmp).statements("AAPL");
                },
                Outcome.DATA)
            .with(OtherCases::isOneYear),
        Case.of(
                "written/fmp_estimates_annual.json",
                "/stable/analyst-estimates?period=annual",
                desk -> {
                  desk.there.on(
                      "/stable/analyst-estimates?period=quarter",
                      Fixture.served("fmp/any_402_restricted_symbol.txt", desk.there.uri()));
                  return new FmpFundamentals(desk.fmp).estimates("AAPL");
                },
                Outcome.NOT_ENTITLED)
            .with(
                it -> {
                  Estimates estimates = (Estimates) it;
                  assertThat(estimates.currentYear().end()).isEqualTo("2026-09-27");
                  assertThat(estimates.currentYear().earnings().average())
                      .isEqualByComparingTo("7.45");
                  assertThat(estimates.nextYear().revenue().low())
                      .isEqualByComparingTo("432000000000");
                  assertThat(estimates.currentQuarter()).isNull();
                }));
  }

  private static Case prices(String fixture, Outcome outcome) {
    return Case.of(
        fixture,
        "/stable/historical-price-eod/full",
        desk -> new FmpPrices(desk.fmp).history("AAPL", day("2025-12-08"), day("2025-12-12")),
        outcome);
  }

  private static Case company(String fixture, Outcome outcome) {
    return Case.of(
        fixture, "/stable/profile", desk -> new FmpProfiles(desk.fmp).profile("AAPL"), outcome);
  }

  private static void isApple(CompanyProfile it) {
    assertThat(it.identity().name()).isEqualTo("Apple Inc.");
    assertThat(it.identity().exchange()).isEqualTo("NASDAQ");
    assertThat(it.identity().employees()).isEqualTo(150_000);
    assertThat(it.identity().kind()).isEqualTo(Kind.STOCK);
    assertThat(it.valuation().marketCap()).isEqualByComparingTo("3050000000000");
    assertThat(it.valuation().dividendYield()).isEqualByComparingTo("0.005097");
    assertThat(it.valuation().low52()).isEqualByComparingTo("141.5");
    assertThat(it.valuation().high52()).isEqualByComparingTo("246.1");
  }

  private static void isOneYear(Object value) {
    Statement year = (Statement) ((List<?>) value).getFirst();
    assertThat(year.fiscalYear()).isEqualTo(2025);
    assertThat(year.fiscalQuarter()).isNull();
    assertThat(year.amounts().get(StatementItem.DILUTED_EPS)).isEqualByComparingTo("7.46");
    assertThat(year.amounts().get(StatementItem.TAX_PROVISION)).isEqualByComparingTo("20000000000");
  }

  static List<Case> polygon() {
    return List.of(
        bars("polygon/any_401_unknown_key.json", Outcome.NOT_ENTITLED),
        bars("polygon/any_403_not_entitled.json", Outcome.NOT_ENTITLED),
        bars("polygon/any_403_today_before_eod.json", Outcome.NOT_ENTITLED),
        bars("polygon/any_429_rate_limit.json", Outcome.RATE_LIMITED),
        bars("polygon/v1_marketstatus_now_200.json", Outcome.DATA).replying("Empty"),
        bars("polygon/v1_marketstatus_upcoming_200.json", Outcome.MALFORMED),
        bars("polygon/v2_aggs_1day_200.json", Outcome.DATA)
            .with(
                series(
                    it -> {
                      assertThat(closes(it)).containsExactly("200.88", "203.72", "204.06");
                      assertThat(it.bars().getFirst().on()).isEqualTo("2025-12-10");
                      assertThat(it.actions())
                          .containsExactly(new Dividend(day("2025-12-11"), number("0.26")));
                    })),
        bars("polygon/v2_aggs_1day_200_no_rows.json", Outcome.DATA).replying("Empty"),
        bars("polygon/v2_aggs_1day_option_200_delayed.json", Outcome.DATA)
            .with(series(it -> assertThat(closes(it)).containsExactly("9.85"))),
        session("polygon/v2_aggs_grouped_day_200.json", GROUPED)
            .with(
                it -> {
                  SessionPrices prices = (SessionPrices) it;
                  assertThat(prices.bars()).containsOnlyKeys("AAPL", "BRK-B");
                  assertThat(prices.bars().get("BRK-B").close()).isEqualByComparingTo("488.1");
                }),
        bars("polygon/v2_last_trade_200.json", Outcome.MALFORMED),
        session("polygon/v3_reference_dividends_200.json", "/v3/reference/dividends")
            .with(
                it ->
                    assertThat(((SessionPrices) it).actions().get("AAPL"))
                        .containsExactly(new Dividend(day("2025-12-11"), number("0.26")))),
        contracts("polygon/v3_reference_options_contracts_200_last_page.json"),
        contracts("polygon/v3_reference_options_contracts_200_page1.json"),
        session("polygon/v3_reference_splits_200.json", "/v3/reference/splits")
            .with(
                it -> {
                  SessionPrices prices = (SessionPrices) it;
                  assertThat(prices.actions().get("NVDA"))
                      .containsExactly(new Split(day("2025-12-08"), number("4"), number("1")));
                  assertThat(prices.actions().get("ZQRV"))
                      .containsExactly(new Split(day("2025-12-03"), number("1"), number("10")));
                }),
        bars("polygon/v3_reference_ticker_200.json", Outcome.MALFORMED),
        bars("polygon/v3_reference_ticker_404.json", Outcome.UNKNOWN_SYMBOL),
        Case.of(
                "polygon/v3_snapshot_option_chain_200_page1.json",
                CHAIN,
                desk -> {
                  desk.serving(
                      CHAIN + "?cursor=YXA9c2FtcGxl", "written/polygon_chain_of_two_puts.json");
                  return new PolygonOptions(desk.polygon).chain("AAPL", Set.of(day("2026-01-16")));
                },
                Outcome.DATA)
            .with(chain(OtherCases::isChain)),
        Case.of(
            "polygon/v3_snapshot_option_contract_200.json",
            CHAIN,
            desk -> new PolygonOptions(desk.polygon).chain("AAPL", Set.of(day("2026-01-16"))),
            Outcome.MALFORMED));
  }

  private static Case bars(String fixture, Outcome outcome) {
    return Case.of(
        fixture,
        AGGREGATES,
        desk -> {
          desk.serving("/v3/reference/dividends", "polygon/v3_reference_dividends_200.json");
          return new PolygonPrices(desk.polygon)
              .history("AAPL", day("2025-12-08"), day("2025-12-12"));
        },
        outcome);
  }

  private static Case session(String fixture, String target) {
    return Case.of(
        fixture,
        target,
        desk -> {
          desk.serving(GROUPED, "polygon/v2_aggs_grouped_day_200.json");
          return new PolygonPrices(desk.polygon).session(day("2025-12-12"));
        },
        Outcome.DATA);
  }

  /** The plain contracts stay, the one that delivers cash as well does not. */
  private static Case contracts(String fixture) {
    return Case.of(
            fixture,
            "/v3/reference/options/contracts",
            desk -> {
              desk.serving(
                  "/v3/reference/options/contracts?cursor=",
                  "polygon/v3_reference_options_contracts_200_last_page.json");
              desk.serving(CHAIN, "written/polygon_chain_of_two_puts.json");
              return new PolygonOptions(desk.polygon).chain("AAPL", Set.of(day("2026-01-16")));
            },
            Outcome.DATA)
        .with(
            chain(
                it ->
                    assertThat(it)
                        .extracting(quote -> quote.contract().compact())
                        .containsExactly("AAPL260116P00190000")));
  }

  private static void isChain(List<OptionQuote> it) {
    OptionQuote first = it.getFirst();
    assertThat(first.contract().polygon()).isEqualTo("O:AAPL260116C00200000");
    assertThat(first.multiplier()).isEqualTo(100);
    assertThat(first.bid()).isEqualByComparingTo("9.75");
    assertThat(first.last()).isEqualByComparingTo("9.85");
    assertThat(first.impliedVolatility()).isEqualByComparingTo("0.2534");
    assertThat(first.openInterest()).isEqualTo(21_033);
    assertThat(first.asOf()).isEqualTo(Instant.parse("2025-12-12T20:59:00.123456789Z"));
    assertThat(first.greeks()).isNotNull();
    assertThat(it.get(1).greeks()).isNull();
    assertThat(it.get(1).impliedVolatility()).isNull();
    assertThat(it.get(1).last()).isNull();
  }

  static List<Case> fred() {
    return List.of(
        rates("fred/any_400_bad_key.json", Outcome.NOT_ENTITLED),
        rates("fred/any_400_unknown_series.json", Outcome.UNKNOWN_SYMBOL),
        rates("fred/any_429.json", Outcome.RATE_LIMITED),
        rates("fred/series_200.json", Outcome.MALFORMED),
        rates("fred/series_observations_200_empty.json", Outcome.EMPTY),
        rates("fred/series_observations_DGS10_200.json", Outcome.DATA)
            .with(
                it ->
                    assertThat((List<?>) it)
                        .hasSize(4)
                        .first()
                        .isEqualTo(new Observation(day("2025-12-08"), number("4.17")))),
        rates("fred/series_observations_DGS10_200.xml", Outcome.MALFORMED),
        rates("fred/series_observations_DGS3MO_200.json", Outcome.DATA)
            .with(it -> assertThat((List<?>) it).hasSize(5)),
        rates("fred/series_observations_DTB3_200.json", Outcome.DATA));
  }

  private static Case rates(String fixture, Outcome outcome) {
    return Case.of(
        fixture,
        "/fred/series/observations",
        desk -> desk.fred.observations(RateSeries.DGS10, day("2025-12-08"), day("2025-12-12")),
        outcome);
  }
}
