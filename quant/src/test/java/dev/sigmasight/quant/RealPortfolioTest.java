package dev.sigmasight.quant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.ledger.Close;
import dev.sigmasight.quant.ledger.DayResult;
import dev.sigmasight.quant.ledger.Instrument;
import dev.sigmasight.quant.ledger.LotMethod;
import dev.sigmasight.quant.ledger.RollForward;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.quant.ledger.Transaction.CashFlow;
import dev.sigmasight.quant.ledger.Transaction.Trade;
import dev.sigmasight.quant.performance.AlignedReturns;
import dev.sigmasight.quant.performance.DatedSeries;
import dev.sigmasight.quant.performance.Drawdown;
import dev.sigmasight.quant.performance.TimeWeightedReturn;
import dev.sigmasight.quant.regression.LeastSquares;
import dev.sigmasight.quant.regression.LineFit;
import dev.sigmasight.quant.volatility.RealisedVolatility;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A real long-short portfolio over 250 sessions, against figures computed elsewhere from the same
 * closes.
 */
class RealPortfolioTest {
  private static final LocalDate FIRST = LocalDate.of(2018, 12, 31);
  private static final LocalDate LAST = LocalDate.of(2019, 12, 27);

  /** The expected figures are given to ten decimals. */
  private static final double PRINTED = 1e-10;

  private static final Map<String, String[]> POSITIONS =
      Map.of(
          "JPM", new String[] {"500", "83.3684"},
          "TGT", new String[] {"400", "58.3142"},
          "CPB", new String[] {"600", "27.9011"},
          "MO", new String[] {"-300", "33.3673"},
          "AMZN", new String[] {"50", "75.0985"},
          "SPY", new String[] {"100", "230.3178"});

  private static final TreeMap<LocalDate, Map<String, BigDecimal>> CLOSES = new TreeMap<>();
  private static final List<DayResult.Valued> DAYS = new ArrayList<>();

  @BeforeAll
  static void rollForward() throws IOException {
    readCloses();
    List<Transaction> opening = new ArrayList<>();
    opening.add(new CashFlow(FIRST, new BigDecimal(150_000)));
    POSITIONS.forEach(
        (symbol, terms) ->
            opening.add(
                Trade.open(
                    FIRST,
                    Instrument.share(symbol),
                    new BigDecimal(terms[0]),
                    new BigDecimal(terms[1]))));
    Close close = Close.beforeTheFirst(LotMethod.FIFO);
    for (var day : CLOSES.subMap(FIRST, true, LAST, true).entrySet()) {
      List<Transaction> transactions = DAYS.isEmpty() ? opening : List.of();
      var valued =
          (DayResult.Valued) RollForward.day(close, day.getKey(), transactions, day.getValue());
      DAYS.add(valued);
      close = valued.close();
    }
  }

  @Test
  void valuesTheLastDay() {
    Close last = DAYS.getLast().close();
    assertThat(last.date()).isEqualTo(LAST);
    assertThat(last.cash()).isEqualByComparingTo("51472.9450");
    close(last.longValue(), "169317.212296");
    close(last.shortValue(), "-10903.994751");
    close(last.nav(), "209886.162545");
  }

  @Test
  void linksTheReturns() {
    double[] returns = returns();
    assertThat(returns).hasSize(250);
    assertThat(Figures.value(TimeWeightedReturn.linked(returns)))
        .isCloseTo(0.3992408490, within(PRINTED));
    double opening = Figures.value(DAYS.getFirst().dailyReturn());
    assertThat(DAYS.getFirst().opening()).isTrue();
    assertThat((1 + opening) * (1 + Figures.value(TimeWeightedReturn.linked(returns))) - 1)
        .isCloseTo(0.3992410836, within(PRINTED));
  }

  @Test
  void measuresVolatilityAndDrawdown() {
    double[] returns = returns();
    assertThat(Figures.value(RealisedVolatility.all(returns)))
        .isCloseTo(0.1067908926, within(PRINTED));
    assertThat(Figures.value(RealisedVolatility.latest(returns, 21)))
        .isCloseTo(0.0684414575, within(PRINTED));
    assertThat(Figures.value(RealisedVolatility.latest(returns, 63)))
        .isCloseTo(0.0906492623, within(PRINTED));
    Drawdown drawdown = Drawdown.of(TimeWeightedReturn.index(returns));
    assertThat(drawdown.largest()).isCloseTo(-0.0491357537, within(PRINTED));
    assertThat(DAYS.get(drawdown.peak()).date()).isEqualTo("2019-07-24");
    assertThat(DAYS.get(drawdown.trough()).date()).isEqualTo("2019-08-14");
  }

  @Test
  void measuresBetas() {
    LineFit.Line jpm = beta("JPM");
    assertThat(jpm.observations()).isEqualTo(252);
    assertThat(jpm.beta()).isCloseTo(1.0524243620, within(PRINTED));
    assertThat(jpm.betaError()).isCloseTo(0.0672289122, within(PRINTED));
    assertThat(jpm.rSquared()).isCloseTo(0.4950090873, within(PRINTED));
    assertThat(beta("TGT").beta()).isCloseTo(0.7708910708, within(PRINTED));
    assertThat(beta("CPB").beta()).isCloseTo(0.3353554300, within(PRINTED));
    assertThat(beta("MO").beta()).isCloseTo(0.6498042842, within(PRINTED));
    assertThat(beta("AMZN").beta()).isCloseTo(1.3234151779, within(PRINTED));
    Close last = DAYS.getLast().close();
    double portfolio = 0;
    for (Close.LotValue lot : last.lots()) {
      portfolio += lot.value().doubleValue() * beta(lot.lot().instrument().id()).beta();
    }
    assertThat(portfolio / last.nav().doubleValue()).isCloseTo(0.6617537544, within(PRINTED));
  }

  private static LineFit.Line beta(String symbol) {
    AlignedReturns returns = AlignedReturns.acrossGaps(series(symbol), series("SPY")).last(252);
    return (LineFit.Line) LeastSquares.line(returns.first(), returns.second());
  }

  private static DatedSeries series(String symbol) {
    TreeMap<LocalDate, Double> values = new TreeMap<>();
    CLOSES
        .headMap(LAST, true)
        .forEach((day, prices) -> values.put(day, price(prices, symbol).doubleValue()));
    return DatedSeries.of(values);
  }

  private static BigDecimal price(Map<String, BigDecimal> prices, String symbol) {
    return requireNonNull(prices.get(symbol));
  }

  private static double[] returns() {
    return DAYS.stream()
        .filter(day -> !day.opening())
        .mapToDouble(day -> Figures.value(day.dailyReturn()))
        .toArray();
  }

  private static void readCloses() throws IOException {
    try (InputStream in = RealPortfolioTest.class.getResourceAsStream("/real/closes.csv")) {
      List<String> lines =
          new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      String[] head = lines.getFirst().split(",", -1);
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        Map<String, BigDecimal> prices = new HashMap<>();
        for (int i = 1; i < cells.length; i++) {
          prices.put(head[i], new BigDecimal(cells[i]));
        }
        CLOSES.put(LocalDate.parse(cells[0]), prices);
      }
    }
  }

  private static void close(BigDecimal actual, String expected) {
    assertThat(actual).isCloseTo(new BigDecimal(expected), within(new BigDecimal("1e-6")));
  }
}
