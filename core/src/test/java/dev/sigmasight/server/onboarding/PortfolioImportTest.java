package dev.sigmasight.server.onboarding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerLine;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.ledger.TransactionKind;
import dev.sigmasight.server.portfolio.Portfolios;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PortfolioImportTest {
  private static final Instant NOW = Instant.parse("2026-01-15T15:00:00Z");
  private static final String HEADER =
      "Symbol,Quantity,Entry Price Per Share,Entry Date,Investment Class,Investment Subtype,"
          + "Underlying Symbol,Strike Price,Expiration Date,Option Type,Exit Date,"
          + "Exit Price Per Share\n";
  private static final String GOOD = HEADER + "JPM,10,100,2020-01-02,,,,,,,,\n";

  private static CoreContext core;
  private static PortfolioImport imports;
  private static Ledger ledger;

  private AccountId owner = new AccountId(UUID.randomUUID());

  @BeforeAll
  static void open() {
    core = CoreContext.at(NOW.toString());
    imports = core.get(PortfolioImport.class);
    ledger = core.get(Ledger.class);
  }

  @AfterAll
  static void close() {
    core.close();
  }

  @BeforeEach
  void signUp() {
    owner = core.newAccount();
  }

  private static ImportRequest request(String csv) {
    return request("positions.csv", csv.getBytes(UTF_8));
  }

  private static ImportRequest request(String file, byte[] content) {
    return new ImportRequest(
        "Imported", "Main", "taxable", "150000", null, new ImportRequest.File(file, content));
  }

  private PortfolioId create(String csv) {
    return imports.create(owner, request(csv), NOW).portfolio().id();
  }

  private Problem refusal(ImportRequest request) {
    return catchThrowableOfType(ProblemException.class, () -> imports.create(owner, request, NOW))
        .problem();
  }

  private static Book book(PortfolioId portfolio) {
    LedgerView view = ledger.view(portfolio);
    return Book.empty(view.method()).after(view.transactions());
  }

  private static byte[] realPortfolio() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            PortfolioImportTest.class.getResourceAsStream("/real/real-portfolio.csv"))) {
      return file.readAllBytes();
    }
  }

  private static long rows(String table) {
    return core.get(CoreDb.class).sql("select count(*) from " + table).query(Long.class).single();
  }

  private static List<Long> footprint() {
    return Stream.of(
            "portfolio",
            "position",
            "ledger_transaction",
            "change_log",
            "instrument",
            "instrument_valuation")
        .map(PortfolioImportTest::rows)
        .toList();
  }

  @Test
  void importsTheRealPortfolioToTheLastDecimal() throws IOException {
    ImportedPortfolio imported =
        imports.create(owner, request("real-portfolio.csv", realPortfolio()), NOW);

    Book book = book(imported.portfolio().id());
    assertThat(book.lots()).hasSize(6).allMatch(Lot::costKnown);
    assertThat(book.cash()).isEqualByComparingTo("51472.9450");
    assertThat(imported.cash()).isEqualByComparingTo("51472.9450");
    assertThat(imported.positions()).isEqualTo(6);
    assertThat(imported.closedPositions()).isZero();
    assertThat(imported.portfolio().firstDay()).isEqualTo(LocalDate.of(2018, 12, 31));
  }

  @Test
  void depositsTheStartingCapitalFirstOnTheDayOfTheEarliestEntry() {
    PortfolioId portfolio =
        create(HEADER + "JPM,1,100,2020-03-02,,,,,,,,\nMO,1,50,2020-01-02,,,,,,,,\n");

    List<LedgerLine> lines = ledger.lines(portfolio);
    assertThat(lines)
        .extracting(line -> line.line().kind())
        .containsExactly(TransactionKind.DEPOSIT, TransactionKind.BUY, TransactionKind.BUY);
    assertThat(lines.getFirst().line().date()).isEqualTo(LocalDate.of(2020, 1, 2));
    assertThat(lines).extracting(LedgerLine::sequence).doesNotHaveDuplicates();
  }

  @Test
  void writesTheEntryAndTheExitOfClosedPositions() {
    PortfolioId portfolio =
        create(
            HEADER
                + "MO,-300,33.3673,2018-12-31,,,,,,,2019-06-28,47.35\n"
                + "SPY250117C00600000,2,10,2025-01-02,,,,,,,2025-01-17,0\n"
                + "JPM,10,100,2020-01-02,,,,,,,2020-01-02,101\n");

    Book book = book(portfolio);
    assertThat(book.lots()).isEmpty();
    assertThat(book.closedLots())
        .extracting(lot -> lot.realised().stripTrailingZeros().toPlainString())
        .containsExactlyInAnyOrder("-4194.81", "-2000", "10");
    assertThat(book.cash()).isEqualByComparingTo("143815.19");
  }

  @Test
  void importsItsOwnTemplate() throws IOException {
    byte[] template;
    try (InputStream file =
        Objects.requireNonNull(
            OnboardingController.class.getResourceAsStream("portfolio-template.csv"))) {
      template = file.readAllBytes();
    }
    ImportRequest request =
        new ImportRequest(
            "Template", "T", null, "1e6", "", new ImportRequest.File("T.CSV", template));

    ImportedPortfolio imported = imports.create(owner, request, NOW);

    Book book = book(imported.portfolio().id());
    assertThat(book.lots()).hasSize(9);
    assertThat(book.closedLots()).hasSize(1);
    assertThat(book.cash()).isEqualByComparingTo(imported.cash());
    assertThat(
            core.get(CoreDb.class)
                .sql(
                    """
                    select i.symbol || ' ' || v.on_date || ' ' || trim_scale(v.price)
                    from instrument_valuation v join instrument i on i.id = v.instrument_id
                    where i.owner_id = :owner order by 1
                    """)
                .param("owner", owner.value())
                .query(String.class)
                .list())
        .containsExactly("CASH_MONEY_MARKET 2024-01-10 25000", "LAKE_HOUSE 2024-01-10 350000");
  }

  @Test
  void saysWhatIsWrongWithEveryRowAndLeavesNothing() {
    List<Long> before = footprint();

    Problem refusal =
        refusal(
            request(HEADER + "NEW,1,1,2020-01-02,,,,,,,,\n,x,0,soon,,,,,,,,\nMO,0,1,,,,,,,,,\n"));

    assertThat(refusal.code()).isEqualTo("ERR_PORT_008");
    assertThat(refusal.detail())
        .isEqualTo(
            "Nothing was imported. There are 6 faults; the first: Line 3: The symbol is missing;"
                + " only an option told by underlying, strike, expiration and type may go"
                + " without.");
    assertThat(refusal.faults())
        .extracting(Fault::code)
        .containsExactly(
            "ERR_POS_001",
            "ERR_POS_005",
            "ERR_POS_010",
            "ERR_POS_013",
            "ERR_POS_006",
            "ERR_POS_012");
    assertThat(footprint()).isEqualTo(before);
  }

  @Test
  void leavesNothingWhenTheAccountNameIsTaken() {
    create(GOOD);
    List<Long> before = footprint();

    assertThat(refusal(request(HEADER + "OTHER,1,1,2020-01-02,,,,,,,,\n")))
        .isInstanceOf(Problem.Conflict.class)
        .extracting(Problem::code)
        .isEqualTo("ERR_PORT_001");
    assertThat(footprint()).isEqualTo(before);
  }

  @Test
  void letsOneOfTwoSimultaneousImportsWin() throws InterruptedException {
    Callable<PortfolioId> request = () -> create(GOOD);
    List<Future<PortfolioId>> answers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = threads.invokeAll(List.of(request, request, request));
    }

    assertThat(answers.stream().filter(answer -> answer.state() == Future.State.SUCCESS))
        .hasSize(1);
    assertThat(core.get(Portfolios.class).of(owner, true)).hasSize(1);
  }

  @Test
  void onlyLooksInADryRun() {
    List<Long> before = footprint();

    ImportedPortfolio looked = imports.check(owner, request(GOOD), NOW);

    assertThat(looked.positions()).isEqualTo(1);
    assertThat(looked.cash()).isEqualByComparingTo("149000");
    assertThat(footprint()).isEqualTo(before);

    create(GOOD);
    assertThat(
            catchThrowableOfType(
                    ProblemException.class, () -> imports.check(owner, request(GOOD), NOW))
                .problem()
                .code())
        .isEqualTo("ERR_PORT_001");
  }

  static Stream<Arguments> faultyRequests() {
    return Stream.of(
        arguments("ERR_PORT_002", "portfolio_name", of(" ", "A", "ira", "1")),
        arguments("ERR_PORT_002", "portfolio_name", of(null, "A", "ira", "1")),
        arguments("ERR_PORT_002", "portfolio_name", of("a\0b", "A", "ira", "1")),
        arguments("ERR_PORT_003", "portfolio_name", of("n".repeat(256), "A", "ira", "1")),
        arguments("ERR_PORT_004", "equity_balance", of("N", "A", "ira", "")),
        arguments("ERR_PORT_004", "equity_balance", of("N", "A", "ira", "1,000")),
        arguments("ERR_PORT_004", "equity_balance", of("N", "A", "ira", "1.00001")),
        arguments("ERR_PORT_005", "equity_balance", of("N", "A", "ira", "0")),
        arguments("ERR_PORT_005", "equity_balance", of("N", "A", "ira", "-5")),
        arguments("ERR_PORT_006", "equity_balance", of("N", "A", "ira", "1000000000000.01")),
        arguments("ERR_PORT_009", "account_type", of("N", "A", "offshore", "1")),
        arguments("ERR_PORT_010", "account_name", of("N", "a".repeat(101), "ira", "1")),
        arguments("ERR_PORT_011", "account_name", of("N", "", "ira", "1")),
        arguments("INVALID", "description", described("d".repeat(1001))));
  }

  private static ImportRequest of(
      @Nullable String name, String accountName, String type, String equity) {
    return new ImportRequest(name, accountName, type, equity, null, goodFile());
  }

  private static ImportRequest described(String description) {
    return new ImportRequest("N", "A", "401K", "1", description, goodFile());
  }

  private static ImportRequest.File goodFile() {
    return new ImportRequest.File("p.csv", GOOD.getBytes(UTF_8));
  }

  @ParameterizedTest
  @MethodSource("faultyRequests")
  void refusesAFaultyRequestForOneReason(String code, String field, ImportRequest request) {
    Problem refusal = refusal(request);

    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.faults()).extracting(Fault::field).containsExactly(field);
  }

  @Test
  void namesTheFaultsOfRequestAndFileTogether() {
    ImportRequest.File file =
        new ImportRequest.File("p.csv", (HEADER + "MO,0,1,2020-01-02,,,,,,,,\n").getBytes(UTF_8));

    Problem refusal = refusal(new ImportRequest("", "", "x", "0", null, file));

    assertThat(refusal.code()).isEqualTo("ERR_PORT_002");
    assertThat(refusal.faults())
        .extracting(Fault::code)
        .containsExactly(
            "ERR_PORT_002", "ERR_PORT_011", "ERR_PORT_009", "ERR_PORT_005", "ERR_POS_006");
  }

  @Test
  void needsAFile() {
    assertThat(refusal(new ImportRequest("N", "A", null, "1", null, null)).code())
        .isEqualTo("ERR_PORT_007");
    assertThat(refusal(request("", new byte[0])).code()).isEqualTo("ERR_PORT_007");
  }

  @Test
  void needsACsvFile() {
    Problem refusal = refusal(request("positions.xlsx", GOOD.getBytes(UTF_8)));

    assertThat(refusal.code()).isEqualTo("ERR_PORT_008");
    assertThat(refusal.faults()).extracting(Fault::code).containsExactly("ERR_CSV_002");
  }

  @Test
  void takesWhatIsNewsInNewYorkNotInGreenwich() {
    Instant eveningInNewYork = Instant.parse("2026-01-16T03:00:00Z");
    ImportRequest tomorrow = request(HEADER + "JPM,10,100,2026-01-16,,,,,,,,\n");

    assertThat(
            catchThrowableOfType(
                    ProblemException.class, () -> imports.create(owner, tomorrow, eveningInNewYork))
                .problem()
                .faults())
        .extracting(Fault::code)
        .containsExactly("ERR_POS_014");
  }

  @Test
  void sharesInstrumentsBetweenAccountsButNotPrivateAssets() {
    String csv = GOOD + "HOUSE,1,5,2020-01-02,PRIVATE,,,,,,,\n";
    create(csv);
    AccountId first = owner;
    owner = core.newAccount();
    create(csv);

    assertThat(
            core.get(CoreDb.class)
                .sql("select owner_id from instrument where symbol = 'HOUSE'")
                .query(UUID.class)
                .list())
        .containsExactlyInAnyOrder(first.value(), owner.value());
    assertThat(
            core.get(CoreDb.class)
                .sql("select count(*) from instrument where symbol = 'JPM'")
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void importsManyPositionsInTheirOrder() {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 0; i < 12_000; i++) {
      csv.append("S").append(i % 3_000).append(",1,0.5,");
      csv.append(LocalDate.of(2024, 1, 1).plusDays(i / 3_000)).append(",,,,,,,,\n");
    }

    PortfolioId portfolio = create(csv.toString());

    List<LedgerLine> lines = ledger.lines(portfolio);
    assertThat(lines).hasSize(12_001);
    assertThat(lines.get(1).line().instrument())
        .satisfies(first -> assertThat(Objects.requireNonNull(first).symbol()).isEqualTo("S0"));
    assertThat(lines.get(6_001).line().instrument())
        .satisfies(later -> assertThat(Objects.requireNonNull(later).symbol()).isEqualTo("S0"));
    assertThat(book(portfolio).cash()).isEqualByComparingTo(new BigDecimal("144000"));
  }
}
