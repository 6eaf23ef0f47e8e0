package dev.sigmasight.market.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.price.PriceBar;
import dev.sigmasight.market.price.PriceSeries;
import dev.sigmasight.market.provider.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SyntheticPricesTest {

  private static final TradingCalendar NYSE = TradingCalendar.nyse();
  private static final Histories HISTORIES = new Histories();
  private static final LocalDate SPLIT = LocalDate.of(2025, 11, 17);

  @Test
  void coversTheDemoAndTheFactorFunds() throws IOException {
    List<String> recorded = new ArrayList<>();
    for (NamedCsvRecord row : recordedCloses()) {
      recorded.add(row.getField("symbol"));
    }
    assertThat(HISTORIES.source().symbols())
        .containsAll(recorded)
        .contains("VIX", "SPY", "QQQ", "IWM", "VTI", "TLT", "IEF", "SHY", "HYG", "LQD", "VTV")
        .contains("VUG", "MTUM", "QUAL", "USMV", "DJP", "VNQ", "GLD");
  }

  @Test
  void meetsEveryRecordedCloseToTheCent() throws IOException {
    int compared = 0;
    for (NamedCsvRecord row : recordedCloses()) {
      PriceBar bar =
          HISTORIES
              .of(row.getField("symbol"), SyntheticPrices.ANCHOR, SyntheticPrices.ANCHOR)
              .bars()
              .getFirst();
      assertThat(bar.close())
          .as(row.getField("symbol"))
          .isEqualTo(new BigDecimal(row.getField("close_2025_06_30")));
      compared++;
    }
    assertThat(compared).isEqualTo(47);
    assertThat(
            HISTORIES
                .of("VIX", SyntheticPrices.ANCHOR, SyntheticPrices.ANCHOR)
                .bars()
                .getFirst()
                .close())
        .isEqualTo("16.73");
  }

  /** Whoever changes a price changes every demo figure: this must not happen unnoticed. */
  @Test
  void neverChangesAPrice() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String symbol : HISTORIES.source().symbols()) {
      PriceSeries data = HISTORIES.of(symbol);
      data.bars().forEach(bar -> digest.update(line(symbol, bar).getBytes(UTF_8)));
      data.actions().forEach(action -> digest.update(action.toString().getBytes(UTF_8)));
    }
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("3bde56cf4e49c07279d8c17132ee39c2d932db524dbdd0c531d2b9703362c0f7");
  }

  @ParameterizedTest
  @MethodSource("symbols")
  void keepsEarlierPricesWhenMoreSessionsAreAsked(String symbol) {
    SyntheticPrices fresh = new SyntheticPrices(NYSE);
    LocalDate early = LocalDate.of(2024, 5, 31);
    PriceSeries before =
        Histories.data(fresh.history(symbol, SyntheticPrices.FIRST_SESSION, early));
    PriceSeries far =
        Histories.data(
            fresh.history(symbol, SyntheticPrices.FIRST_SESSION, LocalDate.of(2029, 6, 29)));
    assertThat(far.bars().subList(0, before.bars().size())).isEqualTo(before.bars());
    assertThat(far.bars()).startsWith(HISTORIES.of(symbol).bars().toArray(PriceBar[]::new));
    assertThat(far.actions().subList(0, before.actions().size())).isEqualTo(before.actions());
  }

  @ParameterizedTest
  @MethodSource("symbols")
  void answersASliceWithTheSamePricesAsTheWhole(String symbol) {
    LocalDate from = LocalDate.of(2025, 11, 15);
    LocalDate to = LocalDate.of(2026, 2, 16);
    PriceSeries slice = Histories.data(new SyntheticPrices(NYSE).history(symbol, from, to));
    assertThat(slice.bars())
        .containsExactlyElementsOf(
            HISTORIES.of(symbol).bars().stream()
                .filter(bar -> !bar.on().isBefore(from) && !bar.on().isAfter(to))
                .toList());
    assertThat(slice.actions())
        .containsExactlyElementsOf(
            HISTORIES.of(symbol).actions().stream()
                .filter(action -> !action.exDate().isBefore(from) && !action.exDate().isAfter(to))
                .toList());
  }

  @Test
  void answersTheSameWhateverWasAskedBefore() {
    SyntheticPrices other = new SyntheticPrices(NYSE);
    for (String symbol : HISTORIES.source().symbols().reversed()) {
      assertThat(
              Histories.data(other.history(symbol, SyntheticPrices.FIRST_SESSION, Histories.LAST)))
          .isEqualTo(HISTORIES.of(symbol));
    }
  }

  @Test
  void answersTheSameToManyThreads() {
    SyntheticPrices shared = new SyntheticPrices(NYSE);
    List<PriceSeries> replies =
        HISTORIES.source().symbols().parallelStream()
            .map(symbol -> shared.history(symbol, SyntheticPrices.FIRST_SESSION, Histories.LAST))
            .map(Histories::data)
            .toList();
    assertThat(replies)
        .containsExactlyElementsOf(
            HISTORIES.source().symbols().stream().map(HISTORIES::of).toList());
  }

  @ParameterizedTest
  @MethodSource("symbols")
  void pricesEverySessionAndNoOtherDay(String symbol) {
    assertThat(HISTORIES.of(symbol).bars())
        .extracting(PriceBar::on)
        .containsExactlyElementsOf(NYSE.sessions(SyntheticPrices.FIRST_SESSION, Histories.LAST));
  }

  @ParameterizedTest
  @MethodSource("symbols")
  void keepsEachDayInItsRangeAndInCents(String symbol) {
    for (PriceBar bar : HISTORIES.of(symbol).bars()) {
      assertThat(bar.close().scale()).isEqualTo(2);
      if (bar.open() == null || bar.high() == null || bar.low() == null) {
        assertThat(symbol).isIn("FCNTX", "FMAGX", "FXNAX", "VTIAX");
        continue;
      }
      assertThat(bar.low()).isPositive().isLessThanOrEqualTo(bar.open().min(bar.close()));
      assertThat(bar.high()).isGreaterThanOrEqualTo(bar.open().max(bar.close()));
      assertThat(bar.volume() == null || bar.volume() > 0).isTrue();
    }
  }

  /** Ten years ahead as well, because a demo may run long. */
  @ParameterizedTest
  @MethodSource("symbols")
  void movesLessThanFortyPercentADay(String symbol) {
    List<PriceBar> bars =
        HISTORIES.of(symbol, SyntheticPrices.FIRST_SESSION, LocalDate.of(2035, 12, 31)).bars();
    for (int i = 1; i < bars.size(); i++) {
      double ratio = bars.get(i).close().doubleValue() / bars.get(i - 1).close().doubleValue();
      boolean split = symbol.equals("NFLX") && bars.get(i).on().equals(SPLIT);
      assertThat(split ? 10 * ratio : ratio).as(bars.get(i).toString()).isBetween(0.6, 1.4);
    }
  }

  @Test
  void saysWhenThereIsNothing() {
    SyntheticPrices source = HISTORIES.source();
    LocalDate saturday = LocalDate.of(2025, 6, 28);
    assertThat(source.name()).isEqualTo("synthetic");
    assertThat(source.history("NOPE", saturday, saturday))
        .isEqualTo(new Reply.UnknownSymbol<>("NOPE"));
    assertThat(source.history("SPY", saturday, saturday)).isInstanceOf(Reply.Empty.class);
    LocalDate old = LocalDate.of(1980, 1, 1);
    assertThat(source.history("SPY", old, LocalDate.of(2023, 12, 29)))
        .isInstanceOf(Reply.Empty.class);
    assertThat(Histories.data(source.history("SPY", old, LocalDate.of(2024, 1, 3))).bars())
        .hasSize(2);
    assertThat(source.history("SPY", saturday, saturday.minusDays(9)))
        .isInstanceOf(Reply.Empty.class);
    assertThat(
            Histories.data(
                    source.history("SPY", LocalDate.of(2050, 12, 30), LocalDate.of(2077, 1, 1)))
                .bars())
        .hasSize(1);
  }

  static Iterable<String> symbols() {
    return HISTORIES.source().symbols();
  }

  private static String line(String symbol, PriceBar bar) {
    return symbol
        + (" " + bar.on() + " " + bar.open() + " " + bar.high() + " " + bar.low())
        + (" " + bar.close() + " " + bar.volume() + "\n");
  }

  private static List<NamedCsvRecord> recordedCloses() throws IOException {
    try (InputStream content =
            Objects.requireNonNull(
                SyntheticPricesTest.class.getResourceAsStream("/demo/reference_prices.csv"));
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(content)) {
      return rows.stream().toList();
    }
  }
}
