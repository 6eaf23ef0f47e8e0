package dev.sigmasight.market.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.sigmasight.market.calendar.TradingCalendar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceFileTest {

  private static final TradingCalendar NYSE = TradingCalendar.nyse();
  private static final PriceFileRules RULES = PriceFileRules.upTo(LocalDate.of(2025, 6, 30), NYSE);

  private final List<PriceRow> rows = new ArrayList<>();

  @Test
  void readsTheRealPricesWhole() throws IOException {
    PriceFileReport report;
    try (InputStream content = fixture()) {
      report = PriceFile.read(content, RULES, rows::add);
    }
    assertThat(report.format()).contains(PriceFileFormat.WIDE);
    assertThat(report.problems()).isEmpty();
    assertThat(report.accepted()).isEqualTo(11 * 1004);
    assertThat(report.coverage())
        .contains(
            new PriceFileReport.Coverage(11, LocalDate.of(2016, 1, 4), LocalDate.of(2019, 12, 27)));
    assertThat(rows.getFirst())
        .isEqualTo(close(2, "AMZN", LocalDate.of(2016, 1, 4), "31.84950066"));
  }

  /** The same rounding as BigDecimal makes, for each of the eleven thousand doubles. */
  @Test
  void roundsHalfToEvenToEightDecimals() throws IOException {
    String text;
    try (InputStream content = fixture()) {
      text = new String(content.readAllBytes(), UTF_8);
    }
    read(text);
    List<BigDecimal> expected =
        text.lines()
            .skip(1)
            .flatMap(line -> List.of(line.split(",", -1)).stream().skip(1))
            .map(cell -> new BigDecimal(cell).setScale(8, RoundingMode.HALF_EVEN))
            .toList();
    assertThat(rows)
        .extracting(row -> new BigDecimal(row.close()).setScale(8))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void readsALongFile() throws IOException {
    PriceFileReport report =
        read(
            """
            Symbol,Date,Open,High,Low,Close,Adj Close,Volume
            AAPL,2025-06-26,201.43,202.64,199.46,201.00,200.77,50799121
            AAPL,2025-06-27,201.89,203.22,200.00,201.08,,73188600.0
            brk.b,2025-06-27,,,,484.07,,
            """);
    assertThat(report.format()).contains(PriceFileFormat.LONG);
    assertThat(report.isClean()).isTrue();
    assertThat(rows)
        .containsExactly(
            new PriceRow(
                2,
                "AAPL",
                LocalDate.of(2025, 6, 26),
                "201.43",
                "202.64",
                "199.46",
                "201.00",
                "200.77",
                "50799121"),
            new PriceRow(
                3,
                "AAPL",
                LocalDate.of(2025, 6, 27),
                "201.89",
                "203.22",
                "200.00",
                "201.08",
                null,
                "73188600"),
            close(4, "BRK-B", LocalDate.of(2025, 6, 27), "484.07"));
  }

  @Test
  void findsTheColumnsOfALongFileByName() throws IOException {
    PriceFileReport report =
        read("adj_close,CLOSE price,ticker, Trade Date \n9,10,AAPL,2025-06-27\n");
    assertThat(report.problems()).isEmpty();
    assertThat(rows)
        .containsExactly(
            new PriceRow(2, "AAPL", LocalDate.of(2025, 6, 27), null, null, null, "10", "9", null));
  }

  @Test
  void takesAnEmptyCellOfAWideFileForNoPrice() throws IOException {
    PriceFileReport report = read("date,AAPL,MSFT\n2025-06-26,1,\n2025-06-27,,2\n");
    assertThat(report.problems()).isEmpty();
    assertThat(rows)
        .containsExactly(
            close(2, "AAPL", LocalDate.of(2025, 6, 26), "1"),
            close(3, "MSFT", LocalDate.of(2025, 6, 27), "2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFFdate,AAPL\n2025-06-27,1.5\n",
        "date,AAPL\r\n2025-06-27,1.5\r\n",
        "date,AAPL\r2025-06-27,1.5",
        "\"date\",\"AAPL\"\n\"2025-06-27\",\"1.5\"",
        " Date , aapl \n 2025-06-27 , 1.5 \n",
        ",AAPL\n2025-06-27,1.5",
        "\n\ndate,AAPL\n\n,\n2025-06-27,1.5\n\n",
        "date,AAPL\n2025-06-27,1.5,,\n",
        "date,\"AAPL\n\"\n2025-06-27,1.5"
      })
  void readsEveryWayOfWritingTheSameFile(String text) throws IOException {
    assertThat(read(text).problems()).isEmpty();
    assertThat(rows)
        .extracting(PriceRow::symbol, PriceRow::on, PriceRow::close)
        .containsExactly(tuple("AAPL", LocalDate.of(2025, 6, 27), "1.5"));
  }

  /** OPEN and LOW are tickers too; only the caller can know. */
  @Test
  void readsTickersNamedLikeColumnsWhenToldThatTheFileIsWide() throws IOException {
    PriceFileReport report =
        PriceFile.read(
            stream("day one,OPEN,LOW,CLOSE\n2025-06-27,1,2,3\n"),
            RULES.withFormat(PriceFileFormat.WIDE),
            rows::add);
    assertThat(report.problems()).isEmpty();
    assertThat(rows).extracting(PriceRow::symbol).containsExactly("OPEN", "LOW", "CLOSE");
  }

  @Test
  void namesLinesOfTheFileEvenAfterQuotedLineBreaks() throws IOException {
    PriceFileReport report =
        read("symbol,date,close,note\nAAPL,2025-06-26,1,\"two\nlines\"\n\nAAPL,2025-06-27,x,\n");
    assertThat(report.problems())
        .filteredOn(PriceProblem::isError)
        .extracting(PriceProblem::line)
        .containsExactly(5L);
  }

  @Test
  void keepsTheFirstProblemsAndCountsThemAll() throws IOException {
    PriceFileRules rules =
        new PriceFileRules(RULES.format(), NYSE, RULES.cutoff(), RULES.maxBytes(), 2);
    PriceFileReport report =
        PriceFile.read(stream("date,A,B,C\n2025-06-27,x,y,z\n"), rules, rows::add);
    assertThat(report.errors()).isEqualTo(3);
    assertThat(report.problems()).hasSize(2);
    assertThat(report.isClean()).isFalse();
  }

  @Test
  void tellsTheCallerThatThereIsNoFile() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> PriceFile.read(Path.of("no-such-file.csv"), RULES, rows::add));
  }

  @Test
  void passesOnThatTheDiskFailed() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("disk");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return read();
          }
        };
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> PriceFile.read(broken, RULES, rows::add))
        .withMessage("disk");
  }

  private PriceFileReport read(String text) throws IOException {
    return PriceFile.read(stream(text), RULES, rows::add);
  }

  private static PriceRow close(long line, String symbol, LocalDate on, String close) {
    return new PriceRow(line, symbol, on, null, null, null, close, null, null);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static InputStream fixture() {
    return Objects.requireNonNull(
        PriceFileTest.class.getResourceAsStream("/real-prices-2016-2019.csv"));
  }
}
