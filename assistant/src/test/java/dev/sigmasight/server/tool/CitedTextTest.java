package dev.sigmasight.server.tool;

import static dev.sigmasight.server.tool.RecordedFacts.FIRST;
import static dev.sigmasight.server.tool.RecordedFacts.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitedTextTest {
  private static final String ONE = "{\"portfolio\":\"P1\"}";

  private final Desk desk =
      new Toolbox(new RecordedFacts(), Optional.empty()).open(OWNER, Set.of(FIRST));

  /** T1 value at risk, T2 overview, T3 concentration, T4 positions, T5 a shock, T6 volatility. */
  @BeforeEach
  void ask() {
    desk.call("get_value_at_risk", ONE);
    desk.call("get_analytics_overview", ONE);
    desk.call("get_concentration_metrics", ONE);
    desk.call("get_positions_details", ONE);
    desk.call(
        "run_custom_shock",
        "{\"portfolio\":\"P1\",\"factors\":[{\"factor\":\"Market\",\"move\":-0.2}]}");
    desk.call("get_volatility_analysis", ONE);
    desk.call("get_analytics_overview", "{\"portfolio\":\"P9\"}");
  }

  private Cited cited(String... deltas) {
    return shown(new ArrayList<>(), deltas);
  }

  private Cited shown(List<Piece> pieces, String... deltas) {
    CitedText text = new CitedText(desk);
    for (String delta : deltas) {
      pieces.addAll(text.add(delta));
    }
    Cited cited = text.end();
    pieces.addAll(cited.rest());
    return cited;
  }

  private static String words(List<Piece> pieces) {
    StringBuilder words = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Words(String text)) {
        words.append(text);
      }
    }
    return words.toString();
  }

  @Test
  void aMarkBecomesANumberAndItsSourceIsToldBeforeIt() {
    List<Piece> pieces = new ArrayList<>();
    Cited cited =
        shown(
            pieces,
            "VaR is $387,856 [[T1:/figures/0/value_at_risk]] and NAV $7.8M[[T2:/net_asset_value]].");
    assertThat(cited.text()).isEqualTo("VaR is $387,856 [1] and NAV $7.8M [2].");
    assertThat(words(pieces)).isEqualTo(cited.text());
    assertThat(pieces.get(0)).isEqualTo(new Piece.Words("VaR is $387,856"));
    assertThat(pieces.get(1)).isInstanceOf(Piece.Cites.class);
    Citation citation = cited.citations().getFirst();
    assertThat(citation.value()).isEqualTo("387856.06");
    assertThat(citation.asOf()).isEqualTo("2025-11-03");
    assertThat(citation.label())
        .isEqualTo(
            "Value at risk: value at risk, historical, Demo Hedge Fund Style Investor Portfolio");
    assertThat(cited.unsourced()).isEmpty();
    assertThat(cited.groundingRate()).isEqualTo(1);
  }

  @Test
  void theSameSourceHasTheSameNumberAndIsToldOnce() {
    List<Piece> pieces = new ArrayList<>();
    Cited cited =
        shown(
            pieces,
            "$387,856 [[T1:/figures/0/value_at_risk]], so $388K [[T1:/figures/0/value_at_risk]] [[T1:/figures/0/value_at_risk]]");
    assertThat(cited.text()).isEqualTo("$387,856 [1], so $388K [1]");
    assertThat(pieces.stream().filter(Piece.Cites.class::isInstance)).hasSize(1);
  }

  @Test
  void aMarkMayBeSplitAnywhere() {
    String text =
        "Beta 0.84 [[T2:/risk/market_beta]], VaR 4.97% [[T1:/figures/0/var_of_nav]] [sic] a[0].";
    String expected = "Beta 0.84 [1], VaR 4.97% [2] [sic] a.";
    for (int one = 0; one <= text.length(); one++) {
      for (int two = one; two <= text.length(); two += 7) {
        List<Piece> pieces = new ArrayList<>();
        Cited cited =
            shown(pieces, text.substring(0, one), text.substring(one, two), text.substring(two));
        assertThat(cited.text()).isEqualTo(expected);
        assertThat(words(pieces)).isEqualTo(expected);
        assertThat(cited.citations()).hasSize(2);
        assertThat(cited.lostMarks()).containsExactly("[0]");
      }
    }
  }

  @Test
  void onlyWhatMayBecomeAMarkIsHeldBack() {
    CitedText text = new CitedText(desk);
    assertThat(words(text.add("It holds [AAPL] and"))).isEqualTo("It holds [AAPL] and");
    assertThat(words(text.add(" more [[T1"))).isEqualTo(" more");
    assertThat(words(text.add(":/horizon_days]] x"))).isEqualTo(" [1] x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It is high [[T9:/x]].               | It is high.           | [[T9:/x]]
          It is high [[T1:/no/such]] today.   | It is high today.     | [[T1:/no/such]]
          It is high [[T1]].                  | It is high.           | [[T1]]
          It is high [[hello]].               | It is high.           | [[hello]]
          It is high [[]].                    | It is high.           | [[]]
          It is high [[T1:figures]].          | It is high.           | [[T1:figures]]
          It is high [3].                     | It is high.           | [3]
          It is high [[T1:/figures            | It is high            | [[T1:/figures
          See [[T4:/positions]].              | See.                  | [[T4:/positions]]
          See [[P1:/x]] and [b].              | See and [b].          | [[P1:/x]]
          """)
  void aMarkThatLeadsNowhereVanishesAndIsReported(String written, String shown, String lost) {
    Cited cited = cited(written);
    assertThat(cited.text()).isEqualTo(shown);
    assertThat(cited.lostMarks()).containsExactly(lost);
    assertThat(cited.citations()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VaR is $387,856 [[T1:/figures/0/value_at_risk]].
          VaR is 387,856.06 [[T1:/figures/0/value_at_risk]].
          VaR is about $388K [[T1:/figures/0/value_at_risk]].
          VaR is $0.4 million [[T1:/figures/0/value_at_risk]].
          VaR is a loss of $387,856 [[T1:/figures/0/value_at_risk]].
          VaR is -$387,856 [[T1:/figures/0/value_at_risk]].
          The one-day 95% VaR is 4.97% [[T1:/figures/0/var_of_nav]] of NAV.
          VaR is 4.97 percent [[T1:/figures/0/var_of_nav]] and 497 bps [[T1:/figures/0/var_of_nav]] of NAV.
          VaR is 5% [[T1:/figures/0/var_of_nav]] over 1 day.
          Long is 196% [[T2:/exposures/long_percentage]] of NAV.
          Your NAV is USD 7,805,667 [[T2:/net_asset_value]] and 7.81 million dollars [[T2:/net_asset_value]].
          The month lost $112,346 [[T2:/pnl/mtd_pnl]].
          The month made -$112,346 [[T2:/pnl/mtd_pnl]] so far.
          The month is down 112,346 USD [[T2:/pnl/mtd_pnl]].
          Drawdown peaked at 14.9% [[T2:/risk/max_drawdown]].
          It fell by 14.87% [[T2:/risk/max_drawdown]] from 2025-08-12 to September 23, 2025.
          The top 3 names are 28.7% [[T3:/top_3_concentration]].
          AAPL is 12.0% [[T3:/position_weights/AAPL]] of it.
          AAPL is worth $234,528 [[T4:/positions/1/market_value]].
          If the market falls 20%, you lose 16.8% [[T5:/percentage_impact]].
          21-day volatility is 23.1% [[T6:/realized_volatility_21d]].
          Volatility over a year is unknown (Only 88 of 252 daily returns) [[T6:/reasons/volatility_252]].
          It says: No portfolio has this handle. The handles are P1, P2 [[T7:/error/message]].
          1. First, see P1 and P2.\\n2. Then read the S&P 500 of 2025 and Q3 2025 at 16:00.
          Nothing here is a figure, NAV and VaR and P&L are words.
          """)
  void whatItsSourceSaysIsSourced(String written) {
    Cited cited = cited(written.replace("\\n", "\n"));
    assertThat(cited.unsourced()).as(cited.text()).isEmpty();
    assertThat(cited.lostMarks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VaR is $387,999 [[T1:/figures/0/value_at_risk]].                       | $387,999
          VaR is $387,856.                                                       | $387,856
          VaR is 387,856% [[T1:/figures/0/value_at_risk]].                       | 387,856%
          VaR is $5 [[T1:/figures/0/var_of_nav]].                                | $5
          VaR is 4.96% [[T1:/figures/0/var_of_nav]].                             | 4.96%
          VaR is 0.05% [[T1:/figures/0/var_of_nav]].                             | 0.05%
          NAV is $7.9M [[T2:/net_asset_value]].                                  | $7.9M
          NAV is $7,805,667 [[T2:/net_asset_value]] and will be $9,000,000.      | $9,000,000
          The month made +$112,346 [[T2:/pnl/mtd_pnl]].                          | +$112,346
          The month made $112,346 [[T2:/pnl/mtd_pnl]].                           | $112,346
          The year lost $4,605,667 [[T2:/pnl/ytd_pnl]].                          | $4,605,667
          NVDA is 12.0% [[T3:/position_weights/AAPL]] of it.                     | NVDA
          The top 3 are 28.7% [[T3:/top_10_concentration]] of it, not 63.1%.     | 28.7%
          You hold 30 names [[T4:/positions/0/market_value]].                    | 30
          Buy 100 shares of MSFT.                                                | 100
          """)
  void whatNoSourceSaysIsFlagged(String written, String flagged) {
    Cited cited = cited(written);
    assertThat(cited.unsourced()).extracting(Unsourced::text).contains(flagged);
    Unsourced first = cited.unsourced().getFirst();
    assertThat(cited.text().substring(first.start(), first.end())).isEqualTo(first.text());
    assertThat(first.why()).endsWith(".");
    assertThat(cited.groundingRate()).isLessThan(1);
  }

  @Test
  void theRateCountsFiguresAndTickers() {
    Cited cited = cited("AAPL is 12.0% [[T3:/position_weights/AAPL]] and ZZZZ 99%.");
    assertThat(cited.figures()).isEqualTo(4);
    assertThat(cited.unsourced()).extracting(Unsourced::text).containsExactly("ZZZZ", "99%");
    assertThat(cited.groundingRate()).isEqualTo(0.5);
  }

  @Test
  void aWholeRowMayBeCitedButNotAWholeTable() {
    assertThat(cited("At 95% it is $387,856 [[T1:/figures/0]].").unsourced()).isEmpty();
    assertThat(cited("It is $387,856 [[T4:/positions]].").lostMarks()).hasSize(1);
  }
}
