package dev.sigmasight.market.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The returns look like what they stand for. Bands, not values: the model may be tuned. */
class SyntheticReturnsTest {

  private static final Histories HISTORIES = new Histories();
  private static final double[] MARKET = HISTORIES.totalReturns("SPY");
  private static final int YEAR = 252;

  @Test
  void theMarketGrowsAndFluctuatesLikeOne() {
    double growth = Arrays.stream(MARKET).map(Math::log1p).sum() * YEAR / MARKET.length;
    assertThat(growth).isBetween(0.02, 0.20);
    assertThat(Sample.annualVolatility(MARKET)).isBetween(0.13, 0.19);
    assertThat(Sample.kurtosis(MARKET)).isBetween(3.5, 9.0);
  }

  @Test
  void calmAndTurbulentTimesFollowEachOther() {
    double[] volatilities =
        IntStream.rangeClosed(21, MARKET.length)
            .mapToDouble(end -> Sample.annualVolatility(Arrays.copyOfRange(MARKET, end - 21, end)))
            .toArray();
    assertThat(Arrays.stream(volatilities).max().orElseThrow()).isGreaterThan(0.28);
    assertThat(Arrays.stream(volatilities).min().orElseThrow()).isLessThan(0.09);
    for (int lag = 1; lag <= 5; lag++) {
      assertThat(Sample.autocorrelationOfSize(MARKET, lag)).as("lag " + lag).isPositive();
    }
    assertThat(Sample.autocorrelationOfSize(MARKET, 1)).isGreaterThan(0.1);
  }

  /** In every window of a year, not only in the last one. */
  @Test
  void theMarketExplainsAppleButNotAll() {
    double[] apple = HISTORIES.totalReturns("AAPL");
    for (int end = YEAR; end <= apple.length; end += 10) {
      double[] own = Arrays.copyOfRange(apple, end - YEAR, end);
      double[] market = Arrays.copyOfRange(MARKET, end - YEAR, end);
      assertThat(Math.pow(Sample.correlation(own, market), 2)).isBetween(0.3, 0.75);
      assertThat(Sample.beta(own, market)).isBetween(0.8, 1.5);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // symbol, beta from, to, correlation from, to
    "VTI,0.98,1.04,0.995,1",
    "QQQ,1.0,1.3,0.9,0.99",
    "IWM,0.9,1.25,0.8,0.97",
    "VTV,0.75,1.0,0.9,0.99",
    "VUG,0.95,1.2,0.9,0.99",
    "MTUM,0.9,1.2,0.8,0.97",
    "QUAL,0.9,1.1,0.95,0.999",
    "USMV,0.55,0.8,0.8,0.97",
    "HYG,0.2,0.35,0.6,0.9",
    "TLT,-0.3,0.05,-0.35,0.05",
    "IEF,-0.15,0.03,-0.35,0.05",
    "GLD,-0.2,0.2,-0.15,0.2",
    "DJP,0.1,0.45,0.1,0.5",
    "BIL,-0.01,0.01,-0.2,0.2",
    "JNJ,0.3,0.65,0.3,0.6",
    "XOM,0.35,0.85,0.25,0.6",
    "JPM,0.9,1.3,0.65,0.85",
    "NVDA,1.4,2.0,0.55,0.8",
    "TSLA,1.5,2.4,0.5,0.75",
    "VIX,-6,-3,-0.8,-0.45"
  })
  void followsTheMarketAsFarAsItShould(
      String symbol, double betaFrom, double betaTo, double from, double to) {
    double[] returns = HISTORIES.totalReturns(symbol);
    assertThat(Sample.beta(returns, MARKET)).isBetween(betaFrom, betaTo);
    assertThat(Sample.correlation(returns, MARKET)).isBetween(from, to);
  }

  @ParameterizedTest
  @CsvSource({
    "BIL,0,0.005", "SHY,0.01,0.025", "BND,0.03,0.07", "IEF,0.04,0.09", "TLT,0.1,0.18",
    "HYG,0.04,0.09", "GLD,0.12,0.19", "USMV,0.09,0.15", "JNJ,0.13,0.23", "AAPL,0.2,0.33",
    "NVDA,0.35,0.55", "TSLA,0.42,0.65", "PTON,0.55,0.85"
  })
  void fluctuatesAsMuchAsItShould(String symbol, double from, double to) {
    assertThat(Sample.annualVolatility(HISTORIES.totalReturns(symbol))).isBetween(from, to);
  }

  @ParameterizedTest
  @CsvSource({
    "JPM,C,JNJ",
    "NVDA,AMD,UNH",
    "TLT,IEF,QQQ",
    "XOM,DJP,PG",
    "SMH,NVDA,NEE",
    "IGV,MSFT,F",
    "VUG,QQQ,VTV",
    "LQD,BND,SPY"
  })
  void movesMoreWithItsKindThanWithOthers(String symbol, String kin, String stranger) {
    double[] own = HISTORIES.totalReturns(symbol);
    assertThat(Sample.correlation(own, HISTORIES.totalReturns(kin)))
        .isGreaterThan(Sample.correlation(own, HISTORIES.totalReturns(stranger)) + 0.1);
  }

  @Test
  void theVolatilityIndexReturnsToItsMean() {
    double[] closes =
        HISTORIES.of("VIX").bars().stream().mapToDouble(bar -> bar.close().doubleValue()).toArray();
    assertThat(Sample.mean(closes)).isBetween(15.0, 20.0);
    assertThat(Arrays.stream(closes).min().orElseThrow()).isGreaterThan(8);
    assertThat(Arrays.stream(closes).max().orElseThrow()).isBetween(28.0, 60.0);
  }
}
