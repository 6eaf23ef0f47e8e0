package dev.sigmasight.server.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sigmasight.database.DatabaseUnavailable;
import dev.sigmasight.market.file.PriceFileFormat;
import dev.sigmasight.market.file.PriceProblem;
import dev.sigmasight.server.marketdata.ImportReport.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PriceImportTest {
  private static final LocalDate FRIDAY = LocalDate.of(2025, 1, 3);
  private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
  private static final Path REAL =
      Path.of("src", "test", "resources", "real", "real-prices-2016-2019.csv");
  private static final PriceImport.Options OPTIONS =
      PriceImport.Options.upTo(MarketDb.LAST_SESSION);

  private final MarketDb market = MarketDb.fresh();

  @AfterEach
  void close() {
    market.close();
  }

  @Test
  void storesTheRealFile() throws IOException {
    ImportReport report = market.imports().importFile(REAL, OPTIONS);

    assertThat(report.result()).isEqualTo(Result.STORED);
    assertThat(report.file().format()).contains(PriceFileFormat.WIDE);
    assertThat(report.file().accepted()).isEqualTo(11 * 1004);
    assertThat(report.written().added()).isEqualTo(11 * 1004);
    assertThat(report.written().changed()).isZero();
    assertThat(market.count()).isEqualTo(11 * 1004);
    PriceHistory history =
        market.prices().load(List.of("AMZN"), LocalDate.of(2016, 1, 1), LocalDate.of(2016, 1, 4));
    assertThat(history.on("AMZN", LocalDate.of(2016, 1, 4)))
        .map(Quote::close)
        .contains(new BigDecimal("31.84950066"));
  }

  @Test
  void importingTwiceChangesNothing() throws IOException {
    market.imports().importFile(REAL, OPTIONS);
    List<String> before = market.rows();

    Written written = market.imports().importFile(REAL, OPTIONS).written();

    assertThat(written).isEqualTo(new Written(0, 0, 11 * 1004, 0, Map.of()));
    assertThat(market.rows()).isEqualTo(before);
    assertThat(market.published()).hasSize(1);
  }

  @Test
  void storesEveryColumnOfALongFile() throws IOException {
    market.imported(
        """
        symbol,date,open,high,low,close,adjusted_close,volume
        brk.b,2025-01-03,450.1,455,449.5,453.25,453.2,3000000
        BRK.B,2025-01-06,,,,454.00000001,,
        """);

    assertThat(market.rows())
        .containsExactly(
            "BRK-B 2025-01-03 450.1 455 449.5 453.25 453.2 3000000 csv 10 0",
            "BRK-B 2025-01-06 454.00000001 csv 10 0");
  }

  @Test
  void aDryRunReportsTheSameAndLeavesNothing() throws IOException {
    market.imported(wide("10", "11"));
    List<String> before = market.rows();

    ImportReport tried = market.imported(wide("10", "12", "13"), OPTIONS.asDryRun());
    List<String> afterwards = market.rows();
    ImportReport stored = market.imported(wide("10", "12", "13"));

    assertThat(afterwards).isEqualTo(before);
    assertThat(tried.result()).isEqualTo(Result.DRY_RUN);
    assertThat(tried.written()).isEqualTo(new Written(1, 1, 1, 0, Map.of("A", MONDAY)));
    assertThat(stored.written()).isEqualTo(tried.written());
    assertThat(stored.file()).isEqualTo(tried.file());
    assertThat(market.published()).hasSize(2);
  }

  @Test
  void oneBadRowRefusesTheFileAndIsNamedByItsLine() throws IOException {
    ImportReport report =
        market.imported(
            """
            symbol,date,close
            A,2025-01-03,10
            A,2025-01-04,10
            A,2025-01-06,-3
            A,2025-01-03,11
            A,2025-02-03,11
            A,2025-01-07,ten
            A,2025-01-08,12
            """);

    assertThat(report.result()).isEqualTo(Result.REFUSED);
    assertThat(report.written()).isEqualTo(Written.NOTHING);
    assertThat(report.file().problems())
        .extracting(PriceProblem::line, PriceProblem::kind)
        .containsExactly(
            tuple(3L, PriceProblem.Kind.NOT_A_SESSION),
            tuple(4L, PriceProblem.Kind.NOT_POSITIVE),
            tuple(5L, PriceProblem.Kind.DUPLICATE),
            tuple(6L, PriceProblem.Kind.IN_THE_FUTURE),
            tuple(7L, PriceProblem.Kind.NOT_A_NUMBER));
    assertThat(market.count()).isZero();
    assertThat(market.published()).isEmpty();
  }

  @Test
  void strangeBytesAndNumbersAreRefusedNotThrown() throws IOException {
    String header = "symbol,date,close,volume\n";

    for (String row :
        List.of(
            "A\0,2025-01-03,10,1",
            "A,2025-01-03,1\0,1",
            "\"A\n,2025-01-03,10,1",
            "A,2025-01-03,10000000000,1",
            "A,2025-01-03,1e400,1",
            "A,2025-01-03,NaN,1",
            "A,2025-01-03,10,99999999999999999999",
            "A;drop table x,2025-01-03,10,1",
            "A,999999999-01-03,10,1",
            "A\\,2025-01-03,10,1")) {
      assertThat(market.imported(header + row + "\n").result()).as(row).isEqualTo(Result.REFUSED);
    }
    assertThat(market.count()).isZero();
  }

  @Test
  void extremeButValidNumbersAreStoredAsTheyStand() throws IOException {
    String manyZeros = "0".repeat(70_000);

    ImportReport report =
        market.imported(
            "symbol,date,close,volume\n"
                + "A,2025-01-03,9999999999.99999999,999999999999999999\n"
                + "A,2025-01-06,9999999999.999999,0\n"
                + "\"B\",\"2025-01-03\",\"0.00000001\",\n"
                + "C,2025-01-03,"
                + manyZeros
                + "7.5,\n");

    assertThat(report.file().problems()).isEmpty();
    assertThat(market.rows())
        .containsExactly(
            "A 2025-01-03 9999999999.99999999 999999999999999999 csv 10 0",
            "A 2025-01-06 9999999999.999999 0 csv 10 0",
            "B 2025-01-03 0.00000001 csv 10 0",
            "C 2025-01-03 7.5 csv 10 0");
  }

  @Test
  void aChangedPriceCountsItsRevisionsAndSaysFromWhen() throws IOException {
    market.imported(wide("10", "11", "12"));

    Written written = market.imported(wide("10", "11.5", "12.5")).written();

    assertThat(written).isEqualTo(new Written(0, 2, 1, 0, Map.of("A", MONDAY)));
    assertThat(market.rows())
        .containsExactly(
            "A 2025-01-03 10 csv 10 0", "A 2025-01-06 11.5 csv 10 1", "A 2025-01-07 12.5 csv 10 1");
    assertThat(market.published().getLast().changedFrom()).isEqualTo(Map.of("A", MONDAY));
  }

  @Test
  void aWorseOriginNeverReplacesABetterOne() throws IOException {
    market.imported(wide("10", "11"));

    Written worse =
        market.imported(wide("20", "21", "22"), OPTIONS.withOrigin(PriceOrigin.YAHOO)).written();

    assertThat(worse).isEqualTo(new Written(1, 0, 0, 2, Map.of("A", LocalDate.of(2025, 1, 7))));
    assertThat(market.rows())
        .containsExactly(
            "A 2025-01-03 10 csv 10 0", "A 2025-01-06 11 csv 10 0", "A 2025-01-07 22 yahoo 40 0");
  }

  @Test
  void aBetterOriginReplacesAWorseOneWithAllItSaid() throws IOException {
    String full = "symbol,date,open,high,low,close,volume\nA,2025-01-03,9,11,8,10,500\n";
    market.imported(full, OPTIONS.withOrigin(PriceOrigin.SYNTHETIC));

    Written written = market.imported(wide("10")).written();

    assertThat(written).isEqualTo(new Written(0, 1, 0, 0, Map.of("A", FRIDAY)));
    assertThat(market.rows()).containsExactly("A 2025-01-03 10 csv 10 1");
  }

  @Test
  void whatAFileDoesNotSayStaysWhereTheCloseIsTheSame() throws IOException {
    market.imported(
        """
        symbol,date,open,high,low,close,adjusted_close,volume
        A,2025-01-03,9,11,8,10,9.5,500
        A,2025-01-06,9,11,8,10,9.5,500
        """);

    Written written = market.imported(wide("10", "10.5")).written();

    assertThat(written).isEqualTo(new Written(0, 1, 1, 0, Map.of("A", MONDAY)));
    assertThat(market.rows())
        .containsExactly("A 2025-01-03 9 11 8 10 9.5 500 csv 10 0", "A 2025-01-06 10.5 csv 10 1");
  }

  @Test
  void remarksOnJumpsFromAndToStoredCloses() throws IOException {
    market.imported("date,A,B\n2025-01-03,100,100\n2025-01-08,1000,100\n");

    ImportReport report = market.imported("date,A,B\n2025-01-06,50,100\n2025-01-07,50,100\n");

    assertThat(report.result()).isEqualTo(Result.STORED);
    assertThat(report.remarks())
        .containsExactly(
            new Remark(
                "A",
                MONDAY,
                "The close 50 of A on 2025-01-06 is -50.0 % away from the stored close 100 on 2025-01-03."),
            new Remark(
                "A",
                LocalDate.of(2025, 1, 7),
                "The close 50 of A on 2025-01-07 is +1900.0 % away from the stored close 1000 on 2025-01-08."));
  }

  @Test
  void aStoredSplitExplainsAJumpAndRemindsThatClosesMustBeAsTraded() throws IOException {
    market.imported(wide("100"));
    market
        .db()
        .sql(
            """
            insert into corporate_action (symbol, ex_date, kind, split_numerator, split_denominator, source)
            values ('A', '2025-01-06', 'SPLIT', 2, 1, 'yahoo'), ('A', '2025-01-07', 'SPLIT', 2, 1, 'yahoo')
            """)
        .update();

    ImportReport report = market.imported("date,A\n2025-01-06,50\n2025-01-07,25\n");

    assertThat(report.remarks()).hasSize(1);
    assertThat(report.remarks().getFirst().message())
        .contains("of A since 2025-01-07", "as traded");
  }

  @Test
  void jumpsInsideAFileAreReportedByLineAndStored() throws IOException {
    ImportReport report = market.imported(wide("10", "20"));

    assertThat(report.result()).isEqualTo(Result.STORED);
    assertThat(report.file().problems())
        .extracting(PriceProblem::line, PriceProblem::kind)
        .containsExactly(tuple(3L, PriceProblem.Kind.JUMP));
    assertThat(market.count()).isEqualTo(2);
  }

  @Test
  void aFailureInTheMiddleOfReadingLeavesNothing() {
    InputStream breaking =
        new SequenceInputStream(MarketDb.stream(wide("10", "11")), new BrokenDisk());

    assertThatThrownBy(() -> market.imports().importFile(breaking, OPTIONS))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is gone");
    assertThat(market.count()).isZero();
    assertThat(market.published()).isEmpty();
  }

  @Test
  void aFailureWhileStoringLeavesNothing() throws IOException {
    market.imported(wide("10"));
    market
        .db()
        .sql("alter table market_data_cache add constraint broken check (close < 1000)")
        .update();

    assertThatThrownBy(() -> market.imported(wide("11", "11", "5000")))
        .isInstanceOf(RuntimeException.class);
    assertThat(market.rows()).containsExactly("A 2025-01-03 10 csv 10 0");
  }

  @Test
  void aFailingListenerUndoesTheImport() {
    PriceImport imports =
        market.imports(
            event -> {
              throw new IllegalStateException("snapshots could not be marked");
            });

    assertThatThrownBy(() -> imports.importFile(MarketDb.stream(wide("10")), OPTIONS))
        .isInstanceOf(IllegalStateException.class);
    assertThat(market.count()).isZero();
  }

  @Test
  void losingTheServerWhileStoringLeavesNothing() {
    PriceImport imports =
        market.imports(
            event ->
                market
                    .db()
                    .sql("select pg_terminate_backend(pg_backend_pid())")
                    .query(Boolean.class)
                    .single());

    assertThatThrownBy(() -> imports.importFile(MarketDb.stream(wide("10")), OPTIONS))
        .isInstanceOf(DatabaseUnavailable.class);
    assertThat(market.count()).isZero();
  }

  @Test
  void losingTheServerWhileReadingIsNoFaultOfTheFile() {
    String rows =
        IntStream.range(0, 50_000)
            .mapToObj("S%d,2025-01-03,10\n"::formatted)
            .collect(Collectors.joining());
    InputStream losing =
        new SequenceInputStream(
            MarketDb.stream("symbol,date,close\n"),
            new SequenceInputStream(new ServerKiller(market), MarketDb.stream(rows)));

    assertThatThrownBy(() -> market.imports().importFile(losing, OPTIONS))
        .isInstanceOf(DatabaseUnavailable.class);
    assertThat(market.count()).isZero();
  }

  @Test
  void aMissingFileIsAnIoException() {
    assertThatThrownBy(() -> market.imports().importFile(Path.of("no-such-file.csv"), OPTIONS))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void severalImportsFitIntoOneTransaction() {
    market
        .db()
        .inTransaction(
            () -> {
              try {
                market.imported(wide("10"));
                return market.imported(wide("10", "11"));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    assertThat(market.count()).isEqualTo(2);
  }

  @Test
  void concurrentImportsOfTheSameFileEndInOneResult() throws Exception {
    List<Written> results;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Written>> running =
          IntStream.range(0, 6)
              .mapToObj(
                  i -> threads.submit(() -> market.imports().importFile(REAL, OPTIONS).written()))
              .toList();
      results = running.stream().map(PriceImportTest::result).toList();
    }

    assertThat(results).extracting(Written::added).containsOnlyOnce(11L * 1004).contains(0L);
    assertThat(results).extracting(Written::changed).containsOnly(0L);
    assertThat(market.count()).isEqualTo(11 * 1004);
  }

  @Test
  void concurrentImportsInOppositeOrderDoNotLockEachOtherOut() throws Exception {
    List<String> lines =
        IntStream.range(0, 3000).mapToObj(i -> "S%04d,2025-01-03,10".formatted(i)).toList();
    String header = "symbol,date,close\n";
    String forward = header + String.join("\n", lines);
    String backward = header + String.join("\n", lines.reversed()).replace(",10", ",11");

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ImportReport>> running =
          IntStream.range(0, 6)
              .mapToObj(i -> threads.submit(() -> market.imported(i % 2 == 0 ? forward : backward)))
              .toList();
      assertThat(running)
          .allSatisfy(each -> assertThat(each.get().result()).isEqualTo(Result.STORED));
    }

    assertThat(market.count()).isEqualTo(3000);
  }

  private static Written result(Future<Written> running) {
    try {
      return running.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A wide file with closes of A from 2025-01-03 on. */
  private static String wide(String... closes) {
    List<LocalDate> sessions = MarketDb.NYSE.sessions(FRIDAY, MarketDb.LAST_SESSION);
    StringBuilder file = new StringBuilder("date,A\n");
    for (int i = 0; i < closes.length; i++) {
      file.append(sessions.get(i)).append(',').append(closes[i]).append('\n');
    }
    return file.toString();
  }

  private static final class BrokenDisk extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the disk is gone");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return read();
    }
  }

  /** An empty stream whose end takes the copy's connection away. */
  private static final class ServerKiller extends InputStream {
    private final MarketDb market;

    ServerKiller(MarketDb market) {
      this.market = market;
    }

    @Override
    public int read() {
      market.killCopies();
      return -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return read();
    }
  }
}
