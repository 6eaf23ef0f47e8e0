package dev.sigmasight.market.file;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.file.PriceProblem.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceFileProblemsTest {

  private static final PriceFileRules RULES =
      PriceFileRules.upTo(LocalDate.of(2025, 6, 30), TradingCalendar.nyse());
  private static final String LONG = "symbol,date,open,high,low,close,adjusted close,volume\n";

  private final List<PriceRow> rows = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '´',
      value = {
        "27/06/2025 | NOT_A_DATE    | \"27/06/2025\" is not a date; dates are written 2025-06-30.",
        "2025-02-29 | NOT_A_DATE    | \"2025-02-29\" is not a date; dates are written 2025-06-30.",
        "2025-13-01 | NOT_A_DATE    | \"2025-13-01\" is not a date; dates are written 2025-06-30.",
        "2025-6-27  | NOT_A_DATE    | \"2025-6-27\" is not a date; dates are written 2025-06-30.",
        "20250627   | NOT_A_DATE    | \"20250627\" is not a date; dates are written 2025-06-30.",
        "2025-06-28 | NOT_A_SESSION | The exchange was closed on 2025-06-28.",
        "2025-06-19 | NOT_A_SESSION | The exchange was closed on 2025-06-19.",
        "2018-12-05 | NOT_A_SESSION | The exchange was closed on 2018-12-05.",
        "1989-12-29 | NOT_A_SESSION | 1989-12-29 lies before 1990-01-02, where the trading"
            + " calendar begins.",
        "2025-07-01 | IN_THE_FUTURE | 2025-07-01 lies after the last session, 2025-06-30.",
        "2999-07-01 | IN_THE_FUTURE | 2999-07-01 lies after the last session, 2025-06-30."
      })
  void refusesDatesWithoutASession(String date, Kind kind, String message) throws IOException {
    PriceProblem expected = new PriceProblem(3, "date", null, kind, message);
    assertThat(read("date,AAPL\n2025-06-27,1\n" + date + ",2\n").problems())
        .containsExactly(expected);
    assertThat(rows).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '´',
      value = {
        "0                | NOT_POSITIVE    | The close \"0\" is not above 0.",
        "0.00             | NOT_POSITIVE    | The close \"0.00\" is not above 0.",
        "-1.5             | NOT_POSITIVE    | The close \"-1.5\" is not above 0.",
        "0.000000005      | NOT_POSITIVE    | The close \"0.000000005\" is not above 0.",
        "-1E-5            | NOT_POSITIVE    | The close \"-1E-5\" is not above 0.",
        "abc              | NOT_A_NUMBER    | The close \"abc\" is not a number.",
        "1.2.3            | NOT_A_NUMBER    | The close \"1.2.3\" is not a number.",
        "1 000            | NOT_A_NUMBER    | The close \"1 000\" is not a number.",
        "$5               | NOT_A_NUMBER    | The close \"$5\" is not a number.",
        "NaN              | NOT_A_NUMBER    | The close \"NaN\" is not a number.",
        "null             | NOT_A_NUMBER    | The close \"null\" is not a number.",
        ".                | NOT_A_NUMBER    | The close \".\" is not a number.",
        "-                | NOT_A_NUMBER    | The close \"-\" is not a number.",
        "e5               | NOT_A_NUMBER    | The close \"e5\" is not a number.",
        "1e               | NOT_A_NUMBER    | The close \"1e\" is not a number.",
        "1e5.5            | NOT_A_NUMBER    | The close \"1e5.5\" is not a number.",
        "1e9999           | NOT_A_NUMBER    | The close \"1e9999\" is not a number.",
        "٣                | NOT_A_NUMBER    | The close \"٣\" is not a number.",
        "10000000000      | TOO_MANY_DIGITS | The close \"10000000000\" has more than ten digits"
            + " before the point.",
        "9999999999.999999995 | TOO_MANY_DIGITS | The close \"9999999999.999999995\" has more than"
            + " ten digits before the point.",
        "1e10             | TOO_MANY_DIGITS | The close \"1e10\" has more than ten digits before"
            + " the point.",
        "1e999            | TOO_MANY_DIGITS | The close \"1e999\" has more than ten digits before"
            + " the point."
      })
  void refusesWhatIsNoPrice(String cell, Kind kind, String message) throws IOException {
    assertThat(read("date,AAPL\n2025-06-27," + cell + "\n").problems())
        .containsExactly(new PriceProblem(2, "AAPL", "AAPL", kind, message));
    assertThat(rows).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "007.50,007.50",
    ".5,.5",
    "5.,5.",
    "+5,5",
    "1.5e2,150",
    "1.5E-3,0.0015",
    "9999999999.99999999,9999999999.99999999",
    "1.000000005,1",
    "1.000000015,1.00000002",
    "1.0000000050000000001,1.00000001",
    "0.1000000000000000055511151231257827,0.1",
    "0.00000001,0.00000001",
    "1.10000000,1.10000000",
    "123.000000004999,123"
  })
  void keepsPricesExactOrRoundsThemOnce(String cell, String close) throws IOException {
    assertThat(read("date,AAPL\n2025-06-27," + cell + "\n").problems()).isEmpty();
    assertThat(rows).extracting(PriceRow::close).containsExactly(close);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '´',
      value = {
        ",2025-06-27,1,1,1,1,1,1         | symbol         | BAD_SYMBOL    | The symbol is missing.",
        "A B,2025-06-27,1,1,1,1,1,1      | symbol         | BAD_SYMBOL    | \"A B\" is no symbol.",
        "AAPL,,1,1,1,1,1,1               | date           | NOT_A_DATE    | The date is missing.",
        "AAPL,2025-06-27,1,1,1,,1,1      | close          | MISSING_CLOSE | The close is missing.",
        "AAPL,2025-06-27,0,1,1,1,1,1     | open           | NOT_POSITIVE  | The open \"0\" is not"
            + " above 0.",
        "AAPL,2025-06-27,1,x,1,1,1,1     | high           | NOT_A_NUMBER  | The high \"x\" is not a"
            + " number.",
        "AAPL,2025-06-27,1,1,-1,1,1,1    | low            | NOT_POSITIVE  | The low \"-1\" is not"
            + " above 0.",
        "AAPL,2025-06-27,1,1,1,1,0,1     | adjusted close | NOT_POSITIVE  | The adjusted close"
            + " \"0\" is not above 0.",
        "AAPL,2025-06-27,1,1,1,1,1,1.5   | volume         | NOT_A_NUMBER  | The volume \"1.5\" is"
            + " not a whole number.",
        "AAPL,2025-06-27,1,1,1,1,1,1E5   | volume         | NOT_A_NUMBER  | The volume \"1E5\" is"
            + " not a whole number.",
        "AAPL,2025-06-27,1,1,1,1,1,-1    | volume         | NOT_POSITIVE  | The volume \"-1\" is"
            + " negative.",
        "AAPL,2025-06-27,1,1,1,1,1,1234567890123456789 | volume | TOO_MANY_DIGITS | The volume"
            + " \"1234567890123456789\" has more than 18 digits."
      })
  void leavesOutARowWithAnyBadCell(String row, String column, Kind kind, String message)
      throws IOException {
    assertThat(read(LONG + row + "\n").problems())
        .containsExactly(
            new PriceProblem(2, column, kind == Kind.BAD_SYMBOL ? null : "AAPL", kind, message));
    assertThat(rows).isEmpty();
  }

  @Test
  void namesEveryProblemOfARow() throws IOException {
    assertThat(kinds(LONG + "A B,2025-06-28,x,,,,,y\n"))
        .containsExactly(
            Kind.BAD_SYMBOL,
            Kind.NOT_A_SESSION,
            Kind.NOT_A_NUMBER,
            Kind.NOT_A_NUMBER,
            Kind.MISSING_CLOSE);
  }

  @Test
  void refusesTheSameSymbolAndDateTwice() throws IOException {
    PriceFileReport report =
        read("symbol,date,close\nBRK.B,2025-06-27,1\nAAPL,2025-06-27,1\nbrk-b,2025-06-27,2\n");
    assertThat(report.problems())
        .containsExactly(
            new PriceProblem(
                4, null, "BRK-B", Kind.DUPLICATE, "BRK-B on 2025-06-27 is in the file already."));
    assertThat(rows).extracting(PriceRow::line).containsExactly(2L, 3L);
  }

  @Test
  void refusesTheSameDateTwiceInAWideFile() throws IOException {
    assertThat(kinds("date,A,B\n2025-06-27,1,2\n2025-06-27,1,\n")).containsExactly(Kind.DUPLICATE);
  }

  @Test
  void readsOnlyTheFirstOfTwoColumnsOfASymbol() throws IOException {
    PriceFileReport report = read("date,BRK.B,BRK-B\n2025-06-27,1,2\n");
    assertThat(report.problems())
        .containsExactly(
            new PriceProblem(
                1,
                "BRK-B",
                "BRK-B",
                Kind.DUPLICATE,
                "BRK-B has two columns; only the first is read."));
    assertThat(rows).extracting(PriceRow::close).containsExactly("1");
  }

  @Test
  void remarksOnAJumpAndAcceptsIt() throws IOException {
    PriceFileReport report =
        read("date,A,B\n2025-06-25,100,100\n2025-06-26,140,60\n2025-06-27,196.01,35.99\n");
    assertThat(report.isClean()).isTrue();
    assertThat(report.problems())
        .containsExactly(
            new PriceProblem(
                4,
                null,
                "A",
                Kind.JUMP,
                "The close 196.01 on 2025-06-27 is +40.0 % away from its neighbour on"
                    + " 2025-06-26."),
            new PriceProblem(
                4,
                null,
                "B",
                Kind.JUMP,
                "The close 35.99 on 2025-06-27 is -40.0 % away from its neighbour on"
                    + " 2025-06-26."));
    assertThat(rows).hasSize(6);
  }

  /** From 100 to 65 is 35 % down; read backwards it would be 54 % up. */
  @Test
  void measuresJumpsForwardInAFileThatRunsBackwards() throws IOException {
    assertThat(read("date,A\n2025-06-27,65\n2025-06-26,100\n").problems()).isEmpty();
    assertThat(kinds("date,A\n2025-06-27,59\n2025-06-26,100\n")).containsExactly(Kind.JUMP);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10,9,11,10,, | The low 11 is above the high 9.",
        "10,9,8,10,,  | The close 10 lies outside the day's low and high.",
        ",,11,10,,    | The close 10 lies outside the day's low and high."
      })
  void remarksOnAnImpossibleRangeAndAcceptsIt(String prices, String message) throws IOException {
    assertThat(read(LONG + "AAPL,2025-06-27," + prices + "\n").problems())
        .containsExactly(new PriceProblem(2, null, "AAPL", Kind.INCONSISTENT_RANGE, message));
    assertThat(rows).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-06-27,1", "2025-06-27,1,2,3", "2025-06-27"})
  void refusesRaggedRows(String row) throws IOException {
    PriceFileReport report = read("date,A,B\n" + row + "\n2025-06-30,1,2\n");
    int cells = row.split(",").length;
    assertThat(report.problems())
        .containsExactly(
            problem(2, Kind.RAGGED_ROW, "The row has " + cells + " cells where the header has 3."));
    assertThat(rows).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Date;AAPL;MSFT | The columns must be separated by commas.",
        "Date | The header must name the date and then one symbol per column, or symbol, date and"
            + " close.",
        "AAPL,MSFT | The header must name the date and then one symbol per column, or symbol, date"
            + " and close.",
        "Date,Open,High,Low,Close,Adj Close,Volume | The long format needs the columns symbol, date"
            + " and close; missing: symbol.",
        "Symbol,Price | The long format needs the columns symbol, date and close; missing: date.",
        "Ticker | The long format needs the columns symbol, date and close; missing: date, close.",
        "Symbol,Date,Close,Price | Two columns hold the close.",
        "Date,A B | No column of the header is a symbol."
      })
  void refusesAHeaderItCannotUnderstand(String header, String message) throws IOException {
    PriceFileReport report = read(header + "\n2025-06-27,1,2\n");
    assertThat(report.problems()).last().isEqualTo(problem(1, Kind.BAD_HEADER, message));
    assertThat(report.format()).isEmpty();
    assertThat(report.coverage()).isEmpty();
  }

  @Test
  void refusesALongFileThatIsSaidToBeOneWhenItIsNot() throws IOException {
    PriceFileReport report =
        PriceFile.read(
            stream("date,AAPL\n2025-06-27,1\n".getBytes(UTF_8)),
            RULES.withFormat(PriceFileFormat.LONG),
            rows::add);
    assertThat(report.problems()).extracting(PriceProblem::kind).containsExactly(Kind.BAD_HEADER);
  }

  @Test
  void leavesOutColumnsItDoesNotKnow() throws IOException {
    PriceFileReport report = read("symbol,date,close,currency\nAAPL,2025-06-27,1,USD\n");
    assertThat(report.isClean()).isTrue();
    assertThat(report.problems())
        .containsExactly(
            new PriceProblem(
                1,
                "currency",
                null,
                Kind.UNKNOWN_COLUMN,
                "The column \"currency\" is not known, so it is left out."));
  }

  @Test
  void leavesOutWideColumnsThatAreNoSymbol() throws IOException {
    assertThat(kinds("date,A,,x y,\n2025-06-27,1,2,3,\n"))
        .containsExactly(Kind.BAD_SYMBOL, Kind.BAD_SYMBOL, Kind.UNKNOWN_COLUMN);
    assertThat(rows).extracting(PriceRow::symbol).containsExactly("A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\uFEFF", " \r\n,,\n"})
  void saysThatAFileIsEmpty(String text) throws IOException {
    assertThat(read(text).problems())
        .containsExactly(problem(0, Kind.EMPTY_FILE, "The file is empty."));
  }

  @Test
  void takesAHeaderWithoutRowsForACleanFileWithoutPrices() throws IOException {
    PriceFileReport report = read("date,AAPL\n");
    assertThat(report.isClean()).isTrue();
    assertThat(report.accepted()).isZero();
  }

  @Test
  void namesTheLineWhereUtf8Ends() throws IOException {
    byte[] text = "date,AAPL\r\n2025-06-26,1\r\n2025-06-27,2é\r\n".getBytes(UTF_8);
    byte[] latin = text.clone();
    latin[latin.length - 3] = 'x';
    assertThat(PriceFile.read(stream(latin), RULES, rows::add).problems())
        .containsExactly(
            problem(3, Kind.NOT_UTF8, "The byte 0xC3 is not UTF-8; save the file as UTF-8."));
  }

  @Test
  void recognisesUtf16() throws IOException {
    byte[] bytes = "date,AAPL\n2025-06-27,1\n".getBytes(UTF_16);
    assertThat(PriceFile.read(stream(bytes), RULES, rows::add).problems())
        .containsExactly(
            problem(1, Kind.NOT_UTF8, "The file is encoded in UTF-16; save it as UTF-8."));
  }

  @Test
  void recognisesASpreadsheet() throws IOException {
    byte[] zip = {'P', 'K', 3, 4, 20, 0, 6, 0};
    assertThat(PriceFile.read(stream(zip), RULES, rows::add).problems())
        .containsExactly(
            problem(
                1,
                Kind.NOT_TEXT,
                "This is not a text file: it holds the control character 3. Spreadsheets must be"
                    + " saved as CSV first."));
  }

  /** Whatever the bytes, the answer is a report. */
  @Test
  void neverFailsOnGarbage() throws IOException {
    Random random = new Random(20250630);
    byte[] seed =
        (LONG + "AAPL,2025-06-27,1,1,1,1,1,1\n\"MSFT\",2025-06-30,,,,2,,\n").getBytes(UTF_8);
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = seed.clone();
      for (int j = 0; j <= i % 5; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      PriceFileReport report = PriceFile.read(stream(bytes), RULES, rows::add);
      assertThat(report.errors()).isBetween(0L, 20L);
    }
  }

  @Test
  void namesTheLineOfAnOpenQuotation() throws IOException {
    assertThat(read("date,A\n2025-06-26,1\n2025-06-27,\"2\n2025-06-30,3\n").problems())
        .containsExactly(
            problem(
                3,
                Kind.MALFORMED_CSV,
                "A quotation is not closed, or is followed by more than a comma."));
    assertThat(kinds("date,A\n2025-06-27,\"2\"5\n")).containsExactly(Kind.MALFORMED_CSV);
  }

  @Test
  void refusesAFileThatIsTooLargeBeforeReadingIt(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("prices.csv");
    Files.writeString(file, "date,A\n2025-06-27,1\n");
    PriceFileRules small =
        new PriceFileRules(RULES.format(), RULES.calendar(), RULES.cutoff(), 10, 5);
    assertThat(PriceFile.read(file, small, rows::add).problems())
        .extracting(PriceProblem::kind)
        .containsExactly(Kind.TOO_LARGE);
    assertThat(rows).isEmpty();
  }

  @Test
  void stopsReadingAStreamThatIsTooLarge() throws IOException {
    InputStream endless =
        new SequenceInputStream(
            stream("date,A\n".getBytes(UTF_8)),
            new InputStream() {
              @Override
              public int read() {
                return '\n';
              }

              @Override
              public int read(byte[] target, int offset, int length) {
                Arrays.fill(target, offset, offset + length, (byte) '\n');
                return length;
              }
            });
    assertThat(PriceFile.read(endless, RULES, rows::add).problems())
        .containsExactly(
            problem(
                0,
                Kind.TOO_LARGE,
                "The file is larger than 200 MB; split it and import the parts one after the"
                    + " other."));
  }

  private List<Kind> kinds(String text) throws IOException {
    return read(text).problems().stream().map(PriceProblem::kind).toList();
  }

  private PriceFileReport read(String text) throws IOException {
    return PriceFile.read(stream(text.getBytes(UTF_8)), RULES, rows::add);
  }

  private static PriceProblem problem(long line, Kind kind, String message) {
    @Nullable String none = null;
    return new PriceProblem(line, none, none, kind, message);
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}
