package dev.sigmasight.server.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.server.instrument.ExerciseStyle;
import dev.sigmasight.server.instrument.Holdable;
import dev.sigmasight.server.instrument.Subtype;
import dev.sigmasight.server.portfolio.NewHolding;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionFileTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
  private static final String HEADER =
      "Symbol,Quantity,Entry Price Per Share,Entry Date,Investment Class,Investment Subtype,"
          + "Underlying Symbol,Strike Price,Expiration Date,Option Type,Exit Date,"
          + "Exit Price Per Share\n";

  private static ParsedPositions read(String text) {
    return PositionFile.read(text.getBytes(StandardCharsets.UTF_8), TODAY);
  }

  private static ParsedPositions rows(String... rows) {
    return read(HEADER + String.join("\n", rows) + "\n");
  }

  private static NewHolding only(ParsedPositions parsed) {
    assertThat(parsed.faults()).isEmpty();
    assertThat(parsed.holdings()).hasSize(1);
    return parsed.holdings().getFirst();
  }

  private static List<String> codes(ParsedPositions parsed) {
    return parsed.faults().stream().map(Fault::code).toList();
  }

  @Test
  void readsAPlainRow() {
    NewHolding read = only(rows("jpm,500,83.3684,2018-12-31,public,stock,,,,,,"));

    assertThat(read.what()).isEqualTo(new Holdable.Listed("JPM", Subtype.STOCK));
    assertThat(read.quantity()).isEqualByComparingTo("500");
    assertThat(read.price()).isEqualByComparingTo("83.3684");
    assertThat(read.entry()).isEqualTo(LocalDate.of(2018, 12, 31));
    assertThat(read.exit()).isNull();
  }

  @Test
  void needsOnlyTheFirstFourColumnsInAnyOrderAndSpelling() {
    ParsedPositions parsed =
        read("entry_date , QUANTITY,symbol,Entry price  per share\n2020-01-02,-1.5,MO,.5\n");

    assertThat(only(parsed).quantity()).isEqualByComparingTo("-1.5");
    assertThat(parsed.ignoredColumns()).isEmpty();
  }

  @Test
  void saysWhichColumnsItIgnores() {
    ParsedPositions parsed =
        read(
            """
            Symbol,Quantity,Entry Price Per Share,Entry Date,Broker,,Notes
            MO,1,1,2020-01-02,ACME,,long term
            """);

    assertThat(parsed.ignoredColumns()).containsExactly("Broker", "Notes");
    assertThat(parsed.holdings()).hasSize(1);
  }

  @Test
  void takesByteOrderMarksCarriageReturnsQuotesCommentsAndBlankRows() {
    ParsedPositions parsed =
        read(
            "\uFEFF# made by hand, \"quoted\n\r\n"
                + HEADER.replace("\n", "\r\n")
                + "# nothing yet\r\n,,,,,,,,,,,\r\n  # indented\r\n"
                + "\"MO\" , \"100\",\"45.5\",2020-01-02\r\n   \r\n");

    assertThat(only(parsed).quantity()).isEqualByComparingTo("100");
  }

  @Test
  void namesTheLineOfTheFileAlsoBelowCommentsAndQuotedLineBreaks() {
    ParsedPositions parsed =
        read(
            """
            # one
            # two
            Symbol,Quantity,Entry Price Per Share,Entry Date,Notes
            MO,1,1,2020-01-02,"first
            second"

            MO,x,1,2020-01-03,
            """);

    assertThat(parsed.faults())
        .containsExactly(
            new Fault(
                "Quantity",
                "\"x\" is not a number; write digits with a decimal point, as in 1234.50.",
                "ERR_POS_005",
                7,
                "MO"));
  }

  static Stream<Arguments> faultyRows() {
    return Stream.of(
        arguments("ERR_POS_001", "Symbol", ",1,1,2020-01-02"),
        arguments("ERR_POS_002", "Symbol", "A".repeat(33) + ",1,1,2020-01-02"),
        arguments("ERR_POS_003", "Symbol", "A B,1,1,2020-01-02"),
        arguments("ERR_POS_003", "Symbol", "ÄÖ,1,1,2020-01-02"),
        arguments("ERR_POS_003", "Symbol", "...,1,1,2020-01-02"),
        arguments("ERR_POS_003", "Symbol", "AAPL251350C00100000,1,1,2020-01-02"),
        arguments("ERR_POS_004", "Quantity", "MO,,1,2020-01-02"),
        arguments("ERR_POS_005", "Quantity", "MO,ten,1,2020-01-02"),
        arguments("ERR_POS_005", "Quantity", "MO,1000000000000,1,2020-01-02"),
        arguments("ERR_POS_005", "Quantity", "MO,900000000000,900000000000,2020-01-02"),
        arguments("ERR_POS_006", "Quantity", "MO,0.00,1,2020-01-02"),
        arguments("ERR_POS_007", "Quantity", "MO,1.123456789,1,2020-01-02"),
        arguments("ERR_POS_008", "Entry Price Per Share", "MO,1,,2020-01-02"),
        arguments("ERR_POS_009", "Entry Price Per Share", "MO,1,$5,2020-01-02"),
        arguments("ERR_POS_009", "Entry Price Per Share", "MO,1,5.25 €,2020-01-02"),
        arguments("ERR_POS_009", "Entry Price Per Share", "MO,1,1e12,2020-01-02"),
        arguments("ERR_POS_010", "Entry Price Per Share", "MO,1,0,2020-01-02"),
        arguments("ERR_POS_010", "Entry Price Per Share", "MO,-1,-5,2020-01-02"),
        arguments("ERR_POS_011", "Entry Price Per Share", "MO,1,1.000000001,2020-01-02"),
        arguments("ERR_POS_012", "Entry Date", "MO,1,1,"),
        arguments("ERR_POS_013", "Entry Date", "MO,1,1,01/02/2020"),
        arguments("ERR_POS_013", "Entry Date", "MO,1,1,2019-02-29"),
        arguments("ERR_POS_014", "Entry Date", "MO,1,1,2026-01-16"),
        arguments("ERR_POS_015", "Entry Date", "MO,1,1,1926-01-14"),
        arguments("ERR_POS_016", "Investment Class", "MO,1,1,2020-01-02,EQUITY"),
        arguments("ERR_POS_016", "Investment Class", "MO,1,1,2020-01-02,PUBLIC,,SPY,400,,"),
        arguments("ERR_POS_016", "Investment Class", "SPY261218C00600000,1,1,2025-01-02,PUBLIC"),
        arguments("ERR_POS_017", "Investment Subtype", "MO,1,1,2020-01-02,PUBLIC,ART"),
        arguments("ERR_POS_017", "Investment Subtype", "MO,1,1,2020-01-02,PUBLIC,SHARES"),
        arguments("ERR_POS_017", "Investment Subtype", "MO,1,1,2020-01-02,PUBLIC,INDEX"),
        arguments(
            "ERR_POS_017",
            "Investment Subtype",
            ",1,1,2025-01-02,OPTIONS,CALL,SPY,1,2026-12-18,PUT"),
        arguments("ERR_POS_018", "Exit Date", "MO,1,1,2020-01-02,,,,,,,2020-01-01,1"),
        arguments(
            "ERR_POS_018", "Exit Date", "SPY250117C00600000,1,1,2025-01-02,,,,,,,2025-02-03,1"),
        arguments("ERR_POS_008", "Exit Price Per Share", "MO,1,1,2020-01-02,,,,,,,2020-01-03,"),
        arguments("ERR_POS_009", "Exit Price Per Share", "MO,1,1,2020-01-02,,,,,,,2020-01-03,x"),
        arguments("ERR_POS_010", "Exit Price Per Share", "MO,1,1,2020-01-02,,,,,,,2020-01-03,0"),
        arguments("ERR_POS_012", "Exit Date", "MO,1,1,2020-01-02,,,,,,,,1"),
        arguments("ERR_POS_013", "Exit Date", "MO,1,1,2020-01-02,,,,,,,3.1.2020,1"),
        arguments("ERR_POS_014", "Exit Date", "MO,1,1,2020-01-02,,,,,,,2027-01-01,1"),
        arguments(
            "ERR_POS_019", "Underlying Symbol", "C,1,1,2025-01-02,OPTIONS,,,1,2026-12-18,PUT"),
        arguments(
            "ERR_POS_019",
            "Underlying Symbol",
            "C,1,1,2025-01-02,OPTIONS,,TOOLONGROOT,1,2026-12-18,PUT"),
        arguments("ERR_POS_020", "Strike Price", "C,1,1,2025-01-02,OPTIONS,,SPY,,2026-12-18,PUT"),
        arguments("ERR_POS_020", "Strike Price", "C,1,1,2025-01-02,OPTIONS,,SPY,x,2026-12-18,PUT"),
        arguments("ERR_POS_020", "Strike Price", "C,1,1,2025-01-02,OPTIONS,,SPY,0,2026-12-18,PUT"),
        arguments(
            "ERR_POS_020", "Strike Price", "C,1,1,2025-01-02,OPTIONS,,SPY,1.0001,2026-12-18,PUT"),
        arguments("ERR_POS_020", "Strike Price", "SPY261218C00600000,1,1,2025-01-02,,,,601,,"),
        arguments("ERR_POS_021", "Expiration Date", "C,1,1,2025-01-02,OPTIONS,,SPY,1,,PUT"),
        arguments("ERR_POS_021", "Expiration Date", "C,1,1,2025-01-02,OPTIONS,,SPY,1,18.12.26,PUT"),
        arguments(
            "ERR_POS_021", "Expiration Date", "C,1,1,2025-01-02,OPTIONS,,SPY,1,2024-12-20,PUT"),
        arguments("ERR_POS_022", "Option Type", "C,1,1,2025-01-02,OPTIONS,,SPY,1,2026-12-18,"),
        arguments("ERR_POS_022", "Option Type", "C,1,1,2025-01-02,OPTIONS,,SPY,1,2026-12-18,BOTH"),
        arguments("ERR_CSV_006", "", "MO,1,234,1,2020-01-02,,,,,,,,,"));
  }

  @ParameterizedTest
  @MethodSource("faultyRows")
  void refusesARowForOneReasonAndNamesTheColumn(String code, String column, String row) {
    boolean tooWide = code.equals("ERR_CSV_006");
    ParsedPositions parsed = rows("GOOD,1,1,2020-01-02", tooWide ? row + ",x" : row);

    assertThat(parsed.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo(code);
              assertThat(fault.field()).isEqualTo(column);
              assertThat(fault.row()).isEqualTo(3);
              assertThat(fault.message()).endsWith(".");
            });
  }

  @Test
  void takesSeveralLotsOfOneDay() {
    ParsedPositions parsed =
        rows("KO,10,50,2024-01-10", "KO,10,51,2024-01-10", "KO,5,50,2024-01-10");

    assertThat(parsed.faults()).isEmpty();
    assertThat(parsed.holdings()).hasSize(3);
  }

  @Test
  void refusesTheSamePositionTwiceAlsoInAnotherSpelling() {
    ParsedPositions parsed =
        rows("brk.b,2,3,2020-01-02", "BRK-B,2.0,3.00,2020-01-02", "BRK-B,2,3,2020-01-03");

    assertThat(parsed.faults())
        .containsExactly(
            new Fault(
                "Symbol",
                "BRK-B with entry date 2020-01-02 is in line 2 already, with the same quantity and"
                    + " price; leave one out, or put both into one row.",
                "ERR_POS_023",
                3,
                "BRK-B"));
  }

  @Test
  void tellsOptionLegsWithoutSymbolApart() {
    ParsedPositions parsed =
        rows(
            ",1,2,2025-06-02,,,SPY,600,2026-12-18,CALL",
            ",1,2,2025-06-02,,,SPY,600,2026-12-18,PUT",
            "SPY_C600,1,2,2025-06-02,,,SPY,600.00,2026-12-18,C",
            "SPY261218P00600000,1,2,2025-06-02");

    assertThat(codes(parsed)).containsExactly("ERR_POS_023", "ERR_POS_023");
    assertThat(parsed.faults()).extracting(Fault::row).containsExactly(4, 5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",2,15.25,2025-06-30,OPTIONS,,MSFT,550,2026-12-18,CALL | MSFT261218C00550000 | MSFT",
        "ANY_NAME,2,15.25,2025-06-30,,PUT,brk.b,550.5,2026-12-18, | BRKB261218P00550500 | BRK-B",
        "O:MSFT261218C00550000,2,15.25,2025-06-30 | MSFT261218C00550000 | MSFT",
        "MSFT  261218C00550000,2,15.25,2025-06-30,OPTIONS | MSFT261218C00550000 | MSFT",
        "BRKB261218P00550500,2,15.25,2025-06-30,,,BRK-B | BRKB261218P00550500 | BRK-B",
      })
  void understandsOptionsByPartsOrByContractSymbol(String row, String symbol, String underlying) {
    assertThat(only(rows(row)).what())
        .isEqualTo(
            new Holdable.Contract(OptionSymbol.parse(symbol), underlying, ExerciseStyle.AMERICAN));
  }

  @ParameterizedTest
  @CsvSource({
    "'MO,1,1,2020-01-02', PUBLIC, STOCK",
    "'MO,1,1,2020-01-02,,ETF', PUBLIC, ETF",
    "'MO,1,1,2020-01-02,PUBLIC,MUTUAL FUND', PUBLIC, MUTUAL_FUND",
    "'CASH_USD,1,1,2020-01-02', PRIVATE, CASH",
    "'CASH_USD,1,1,2020-01-02,PRIVATE,MONEY_MARKET', PRIVATE, MONEY_MARKET",
    "'LAKE.HOUSE,1,1,2020-01-02,PRIVATE', PRIVATE, OTHER",
  })
  void derivesClassAndSubtype(String row, String investmentClass, Subtype subtype) {
    Holdable what = only(rows(row)).what();

    assertThat(what.investmentClass()).hasToString(investmentClass);
    assertThat(
            switch (what) {
              case Holdable.Listed listed -> listed.subtype();
              case Holdable.PrivateAsset asset -> asset.subtype();
              case Holdable.Contract _ -> Subtype.CALL;
            })
        .isEqualTo(subtype);
  }

  @Test
  void readsAClosedPosition() {
    NewHolding closed = only(rows("MO,-300,33.3673,2018-12-31,,,,,,,2019-06-28,47.35"));

    assertThat(closed.exit())
        .isEqualTo(new NewHolding.Exit(LocalDate.of(2019, 6, 28), new BigDecimal("47.35")));
  }

  @Test
  void letsAnOptionEndWorthless() {
    assertThat(only(rows("SPY250117C00600000,1,1,2025-01-02,,,,,,,2025-01-17,0")).exit())
        .isEqualTo(new NewHolding.Exit(LocalDate.of(2025, 1, 17), BigDecimal.ZERO));
  }

  @ParameterizedTest
  @CsvSource({"1E+7,10000000", "+12.50,12.50", "5.,5", "0.00000001,0.00000001", "1.100000000,1.1"})
  void takesNumbersInEveryPlainForm(String text, BigDecimal value) {
    assertThat(only(rows("MO," + text + ",1,2020-01-02")).quantity()).isEqualByComparingTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"1,234.50\" | \"1,234.50\" has thousands separators; write 1234.50.",
        "\"83,36\" | \"83,36\" has a decimal comma; write 83.36.",
        "(300) | \"(300)\" is in brackets; write a minus sign for a short position.",
        "1_000 | \"1_000\" is not a number; write digits with a decimal point, as in 1234.50.",
        "١٢ | \"١٢\" is not a number; write digits with a decimal point, as in 1234.50.",
        "NaN | \"NaN\" is not a number; write digits with a decimal point, as in 1234.50.",
        "1e999 | \"1e999\" is not a number; write digits with a decimal point, as in 1234.50.",
      })
  void saysHowANumberIsToBeWritten(String cell, String message) {
    String quoted = cell.replace("'", "");

    assertThat(rows("MO," + quoted + ",1,2020-01-02").faults())
        .singleElement()
        .extracting(Fault::message)
        .isEqualTo(message);
  }

  @Test
  void findsAllFaultsOfAllRowsAtOnce() {
    ParsedPositions parsed =
        rows(
            "A B,0,-1,2027-01-01,FOO,,,,,,2020-01-01,x",
            "GOOD,1,1,2020-01-02",
            ",,,,OPTIONS,,,,,,,");

    assertThat(codes(parsed))
        .containsExactlyInAnyOrder(
            "ERR_POS_003",
            "ERR_POS_006",
            "ERR_POS_010",
            "ERR_POS_014",
            "ERR_POS_016",
            "ERR_POS_018",
            "ERR_POS_009",
            "ERR_POS_004",
            "ERR_POS_008",
            "ERR_POS_012",
            "ERR_POS_019",
            "ERR_POS_020",
            "ERR_POS_021",
            "ERR_POS_022");
    assertThat(parsed.faults()).extracting(Fault::row).isSorted();
    assertThat(parsed.faultCount()).isEqualTo(14);
    assertThat(parsed.holdings()).hasSize(1);
  }

  @Test
  void refusesAFileThatIsTooLarge() {
    ParsedPositions parsed = PositionFile.read(new byte[FileText.MOST_BYTES + 1], TODAY);

    assertThat(codes(parsed)).containsExactly("ERR_CSV_001");
  }

  @Test
  void refusesMorePositionsThanAPortfolioHas() {
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = 0; i <= PositionFile.MOST_ROWS; i++) {
      file.append('S').append(i).append(",1,1,2020-01-02\n");
    }

    assertThat(codes(read(file.toString()))).containsExactly("ERR_CSV_001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "# only a comment\n",
        "Symbol,Quantity,Entry Price Per Share,Entry Date\n"
      })
  void refusesAnEmptyFile(String text) {
    assertThat(codes(read(text))).containsExactly("ERR_CSV_003");
  }

  @Test
  void namesEveryMissingColumn() {
    ParsedPositions parsed = read("Symbol,Entry Date,Exit Date\nMO,2020-01-02,\n");

    assertThat(codes(parsed)).containsExactly("ERR_CSV_004", "ERR_CSV_004");
    assertThat(parsed.faults())
        .extracting(Fault::field)
        .containsExactly("Quantity", "Entry Price Per Share");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MO,100,45.5,2020-01-02\n",
        "Symbol;Quantity;Entry Price Per Share;Entry Date\nMO;1;1;2020-01-02\n",
        "Symbol,Quantity,Entry Price Per Share,Entry Date,SYMBOL\nMO,1,1,2020-01-02,MO\n"
      })
  void refusesAHeaderThatIsNone(String text) {
    assertThat(codes(read(text))).containsExactly("ERR_CSV_005");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    byte[] latin = (HEADER + "MÖ,1,1,2020-01-02\n").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(codes(PositionFile.read(latin, TODAY))).containsExactly("ERR_CSV_006");
  }

  @Test
  void refusesAQuotationThatIsNotClosedAndKeepsWhatItFoundBefore() {
    ParsedPositions parsed = rows("MO,x,1,2020-01-02", "\"MO,1,1,2020-01-02");

    assertThat(codes(parsed)).containsExactly("ERR_POS_005", "ERR_CSV_006");
    assertThat(parsed.faults()).extracting(Fault::row).containsExactly(2, 3);
  }

  @Test
  void countsTheFaultsOfAHopelessFileWithoutKeepingThemAll() {
    ParsedPositions parsed = read(HEADER + "?,?,?,?\n".repeat(20_000));

    assertThat(parsed.faultCount()).isEqualTo(80_000);
    assertThat(parsed.faults()).hasSize(FaultList.MOST);
  }

  @Test
  void theTemplateIsAFileWithoutFault() throws IOException {
    ParsedPositions parsed;
    try (InputStream template =
        Objects.requireNonNull(
            OnboardingController.class.getResourceAsStream("portfolio-template.csv"))) {
      parsed = PositionFile.read(template.readAllBytes(), TODAY);
    }

    assertThat(parsed.faults()).isEmpty();
    assertThat(parsed.holdings()).hasSize(10);
    assertThat(parsed.ignoredColumns()).isEmpty();
  }
}
