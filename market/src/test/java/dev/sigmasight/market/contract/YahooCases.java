package dev.sigmasight.market.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.company.CompanyProfile;
import dev.sigmasight.market.company.Estimates;
import dev.sigmasight.market.company.Statement;
import dev.sigmasight.market.company.StatementItem;
import dev.sigmasight.market.company.SymbolSearch.Match;
import dev.sigmasight.market.contract.ContractTest.Case;
import dev.sigmasight.market.option.OptionQuote;
import dev.sigmasight.market.price.CorporateAction.Dividend;
import dev.sigmasight.market.price.CorporateAction.Split;
import dev.sigmasight.market.price.PriceBar;
import dev.sigmasight.market.price.PriceSeries;
import dev.sigmasight.market.provider.ProviderCall.Outcome;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.market.yahoo.YahooFundamentals;
import dev.sigmasight.market.yahoo.YahooOptions;
import dev.sigmasight.market.yahoo.YahooPrices;
import dev.sigmasight.market.yahoo.YahooProfiles;
import dev.sigmasight.market.yahoo.YahooSearch;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** What Yahoo answers. */
final class YahooCases {
  private static final String SUMMARY = "/v10/finance/quoteSummary/AAPL";
  private static final String OPTIONS = "/v7/finance/options/AAPL";
  private static final String SERIES = "/ws/fundamentals-timeseries/v1/finance/timeseries/AAPL";

  private YahooCases() {}

  static List<Case> all() {
    return List.of(
        chart("yahoo/02_chart_1d_ok_with_dividend.json", "2025-12-08", "2025-12-12", Outcome.DATA)
            .with(
                series(
                    it -> {
                      assertThat(closes(it))
                          .containsExactly("201.1", "202.45", "200.88", "203.72", "204.06");
                      assertThat(it.bars().getFirst().on()).isEqualTo("2025-12-08");
                      assertThat(it.bars().getFirst().volume()).isEqualTo(41_230_500);
                      assertThat(it.actions())
                          .containsExactly(new Dividend(day("2025-12-11"), number("0.26")));
                    })),
        chart(
                "yahoo/02b_chart_1d_split_and_null_row.json",
                "2025-12-03",
                "2025-12-08",
                Outcome.DATA)
            .with(
                series(
                    it -> {
                      assertThat(closes(it)).containsExactly("200.5", "203.1", "51.4");
                      assertThat(it.bars().getFirst().volume()).isEqualTo(45_050_100);
                      assertThat(it.actions())
                          .containsExactly(new Split(day("2025-12-08"), number("4"), number("1")));
                    })),
        chart(
                "yahoo/02c_chart_1d_market_open_live_row.json",
                "2025-12-10",
                "2025-12-12",
                Outcome.DATA)
            .with(
                series(
                    it -> {
                      assertThat(it.bars().getLast().on()).isEqualTo("2025-12-12");
                      assertThat(closes(it)).endsWith("204.31");
                    })),
        chart(
            "yahoo/02d_chart_404_unknown_or_delisted.json",
            "2025-12-08",
            "2025-12-12",
            Outcome.UNKNOWN_SYMBOL),
        chart(
            "yahoo/02e_chart_200_empty_range_no_timestamp.json",
            "2025-12-13",
            "2025-12-14",
            Outcome.EMPTY),
        chart(
            "yahoo/02f_chart_400_before_first_trade.json",
            "1980-01-02",
            "1980-01-04",
            Outcome.EMPTY),
        chart("yahoo/02g_chart_option_contract.json", "2025-12-08", "2025-12-12", Outcome.DATA)
            .with(series(it -> assertThat(closes(it)).containsExactly("9.4", "9.85"))),
        summary("yahoo/03_quoteSummary_info_modules_200.json", Outcome.DATA)
            .with(profile(YahooCases::isSampleApple)),
        Case.of(
                "yahoo/03b_quoteSummary_earningsTrend_calendarEvents_200.json",
                SUMMARY,
                YahooCases::estimates,
                Outcome.DATA)
            .with(
                it -> {
                  Estimates.Period quarter = ((Estimates) it).currentQuarter();
                  assertThat(quarter.end()).isEqualTo("2025-12-31");
                  assertThat(quarter.earnings().average()).isEqualByComparingTo("2.61");
                  assertThat(quarter.revenue().high()).isEqualByComparingTo("132252000000");
                  assertThat(quarter.revenueGrowth()).isEqualByComparingTo("0.05");
                  assertThat(quarter.analysts()).isEqualTo(27);
                  assertThat(((Estimates) it).nextYear().end()).isEqualTo("2027-09-30");
                }),
        summary("yahoo/03c_quoteSummary_price_200.json", Outcome.DATA)
            .with(
                profile(
                    it -> {
                      assertThat(it.identity().name()).isEqualTo("Apple Inc.");
                      assertThat(it.valuation().marketCap()).isEqualByComparingTo("3050000000000");
                    })),
        summary("yahoo/03d_quoteSummary_etf_topHoldings_fundProfile_200.json", Outcome.EMPTY),
        summary("yahoo/03e_quoteSummary_404_no_fundamentals.json", Outcome.EMPTY),
        summary("yahoo/03f_quoteSummary_404_symbol_not_found.json", Outcome.UNKNOWN_SYMBOL),
        summary("yahoo/03g_any_401_invalid_crumb.json", Outcome.NOT_ENTITLED),
        search("yahoo/03h_any_400_missing_param.json", Outcome.MALFORMED),
        unread("yahoo/04_quote_v7_multi_200_unknown_symbol_dropped.json"),
        unread("yahoo/04b_quote_v7_200_expired_option_empty.json"),
        Case.of(
                "yahoo/05_fundamentals_timeseries_quarterly_200.json",
                SERIES,
                YahooCases::statements,
                Outcome.DATA)
            .with(YahooCases::areQuarters),
        Case.of(
            "yahoo/05b_fundamentals_timeseries_200_meta_only_no_data.json",
            SERIES,
            YahooCases::statements,
            Outcome.EMPTY),
        options("yahoo/06_options_chain_200.json", "2026-01-16", Outcome.DATA)
            .with(chain(YahooCases::isSampleChain)),
        options("yahoo/06b_options_200_no_chain.json", "2026-01-16", Outcome.EMPTY),
        unread("yahoo/07_validate_v6_200.json"),
        search("yahoo/08_search_v1_200.json", Outcome.DATA)
            .with(
                it ->
                    assertThat((List<?>) it)
                        .first()
                        .isEqualTo(
                            new Match("AAPL", "Apple Inc.", CompanyProfile.Kind.STOCK, "NASDAQ"))),
        chart("yahoo/99_any_429.http.txt", "2025-12-08", "2025-12-12", Outcome.RATE_LIMITED),
        chart(
            "yahoo-recorded/chart-0P000071W8.TO-2020-01-01-to-2020-01-03.json",
            "2020-01-01",
            "2020-01-03",
            Outcome.EMPTY),
        chart(
                "yahoo-recorded/chart-AAPL-2020-01-01-to-2020-01-03.json",
                "2020-01-01",
                "2020-01-03",
                Outcome.DATA)
            .with(
                series(
                    it -> {
                      PriceBar bar = it.bars().getFirst();
                      assertThat(bar.on()).isEqualTo("2020-01-02");
                      assertThat(bar.close()).isEqualByComparingTo("75.0875");
                      assertThat(bar.adjustedClose()).isEqualByComparingTo("72.71607");
                      assertThat(bar.volume()).isEqualTo(135_480_400);
                    })),
        chart(
                "yahoo-recorded/chart-AAPL-2020-08-31-to-2020-11-07.json",
                "2020-08-31",
                "2020-11-05",
                Outcome.DATA)
            .with(series(YahooCases::isAutumn2020)),
        chart(
                "yahoo-recorded/chart-QQQ-2020-01-01-to-2020-01-03.json",
                "2020-01-01",
                "2020-01-03",
                Outcome.DATA)
            .with(series(it -> assertThat(closes(it)).containsExactly("216.16"))),
        chart(
            "yahoo-recorded/chart-WSU.DE-2023-08-04-to-2023-08-09.json",
            "2023-08-04",
            "2023-08-09",
            Outcome.EMPTY),
        chart(
            "yahoo-recorded/chart-notimestamp-quotes-length.fake.json",
            "2020-01-01",
            "2020-01-03",
            Outcome.EMPTY),
        chart(
            "yahoo-recorded/chart-notimestamp-weird-quote.fake.json",
            "2020-01-01",
            "2020-01-03",
            Outcome.EMPTY),
        options("yahoo-recorded/options-AAPL-expire-2022-03-01.json", "2022-03-01", Outcome.EMPTY),
        options("yahoo-recorded/options-AAPL.json", "2025-02-28", Outcome.DATA)
            .with(chain(it -> assertThat(it).hasSize(10))),
        options("yahoo-recorded/options-ADH.json", "2025-02-28", Outcome.EMPTY),
        unread("yahoo-recorded/quote-AAPL-BABA.json"),
        unread("yahoo-recorded/quote-AAPL.json"),
        unread("yahoo-recorded/quote-AAPL220121C00025000.json"),
        unread("yahoo-recorded/quote-ADH.json"),
        unread("yahoo-recorded/quote-SIMP.json"),
        summary("yahoo-recorded/quoteSummary-all-AAPL.json", Outcome.DATA)
            .with(profile(YahooCases::isRecordedApple)),
        summary("yahoo-recorded/quoteSummary-all-ADH.json", Outcome.DATA)
            .with(
                profile(
                    it -> {
                      assertThat(it.identity().kind()).isEqualTo(CompanyProfile.Kind.MUTUAL_FUND);
                      assertThat(it.valuation().marketCap()).isNull();
                    })),
        summary("yahoo-recorded/quoteSummary-all-BTC-USD.json", Outcome.DATA)
            .with(profile(it -> assertThat(it.identity().kind()).isNull())));
  }

  private static Case chart(String fixture, String from, String to, Outcome outcome) {
    return Case.of(
        fixture,
        "/v8/finance/chart/AAPL",
        desk -> new YahooPrices(desk.yahoo).history("AAPL", day(from), day(to)),
        outcome);
  }

  private static Case summary(String fixture, Outcome outcome) {
    return Case.of(
        fixture, SUMMARY, desk -> new YahooProfiles(desk.yahoo).profile("AAPL"), outcome);
  }

  private static Case options(String fixture, String expiry, Outcome outcome) {
    return Case.of(
        fixture,
        OPTIONS,
        desk -> new YahooOptions(desk.yahoo).chain("AAPL", Set.of(day(expiry))),
        outcome);
  }

  private static Case search(String fixture, Outcome outcome) {
    return Case.of(
        fixture,
        "/v1/finance/search",
        desk -> new YahooSearch(desk.yahoo).search("apple"),
        outcome);
  }

  /** An endpoint that is not asked: its reply where a summary is due cannot be read. */
  private static Case unread(String fixture) {
    return summary(fixture, Outcome.MALFORMED);
  }

  private static Reply<?> estimates(Desk desk) {
    return new YahooFundamentals(desk.yahoo).estimates("AAPL");
  }

  private static Reply<?> statements(Desk desk) {
    return new YahooFundamentals(desk.yahoo).statements("AAPL");
  }

  private static void isSampleApple(CompanyProfile it) {
    assertThat(it.identity())
        .isEqualTo(
            new CompanyProfile.Identity(
                "Apple Inc.",
                "Technology",
                "Consumer Electronics",
                "NMS",
                "United States",
                CompanyProfile.Kind.STOCK,
                "Invented summary text for tests.",
                "https://www.example.com",
                "Ms. Sample Officer",
                150_000L,
                "09-27"));
    assertThat(it.valuation().dividendYield()).isEqualByComparingTo("0.0051");
    assertThat(it.valuation().beta()).isEqualByComparingTo("1.19");
    assertThat(it.valuation().high52()).isEqualByComparingTo("246.1");
    assertThat(it.analysts().targetMean()).isEqualByComparingTo("221.4");
    assertThat(it.analysts().opinions()).isEqualTo(39);
    assertThat(it.growth().forwardEps()).isEqualByComparingTo("7.45");
    assertThat(it.profitability().totalRevenue()).isEqualByComparingTo("401000000000");
  }

  /** Its earnings date of 2025 is over by the clock of the test. */
  private static void isRecordedApple(CompanyProfile it) {
    assertThat(it.identity().employees()).isEqualTo(150_000);
    assertThat(it.valuation().dividendYield()).isEqualByComparingTo("0.0041");
    assertThat(it.valuation().marketCap()).isEqualByComparingTo("3688676720640");
    assertThat(it.analysts().recommendationKey()).isEqualTo("buy");
    assertThat(it.analysts().nextEarnings()).isNull();
  }

  private static void isAutumn2020(PriceSeries it) {
    assertThat(it.bars()).hasSize(48);
    assertThat(it.bars().getFirst().on()).isEqualTo("2020-08-31");
    assertThat(it.bars().getLast().on()).isEqualTo("2020-11-05");
    assertThat(it.actions())
        .containsExactly(new Split(day("2020-08-31"), number("4"), number("1")));
  }

  private static void areQuarters(Object value) {
    List<?> statements = (List<?>) value;
    assertThat(statements).hasSize(4);
    Statement newest = (Statement) statements.getFirst();
    assertThat(newest.periodDate()).isEqualTo("2025-09-30");
    assertThat(newest.frequency()).isEqualTo(Statement.Frequency.QUARTER);
    assertThat(newest.currency()).isEqualTo("USD");
    assertThat(newest.amounts().get(StatementItem.TOTAL_REVENUE))
        .isEqualByComparingTo("103300000000");
    assertThat(newest.amounts()).doesNotContainKey(StatementItem.INTEREST_EXPENSE);
  }

  private static void isSampleChain(List<OptionQuote> it) {
    assertThat(it).hasSize(6);
    OptionQuote first = it.getFirst();
    assertThat(first.contract().compact()).isEqualTo("AAPL260116C00190000");
    assertThat(first.multiplier()).isEqualTo(100);
    assertThat(first.bid()).isEqualByComparingTo("16.7");
    assertThat(first.underlyingPrice()).isEqualByComparingTo("204.06");
    assertThat(first.asOf()).isEqualTo(Instant.ofEpochSecond(1_765_573_201));
    OptionQuote unquoted = it.get(3);
    assertThat(unquoted.bid()).isNull();
    assertThat(unquoted.ask()).isNull();
    assertThat(unquoted.volume()).isNull();
    assertThat(unquoted.last()).isEqualByComparingTo("0.03");
  }

  static Consumer<Object> series(Consumer<PriceSeries> check) {
    return it -> check.accept((PriceSeries) it);
  }

  static Consumer<Object> profile(Consumer<CompanyProfile> check) {
    return it -> check.accept((CompanyProfile) it);
  }

  @SuppressWarnings("unchecked")
  static Consumer<Object> chain(Consumer<List<OptionQuote>> check) {
    return it -> check.accept((List<OptionQuote>) it);
  }

  static List<String> closes(PriceSeries series) {
    Function<PriceBar, String> close = bar -> bar.close().stripTrailingZeros().toPlainString();
    return series.bars().stream().map(close).toList();
  }

  static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
