package dev.sigmasight.server.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.StatementCount;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.stage.Phase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the phases of portfolios cost the database, counted over all threads: a chunk of portfolios
 * is read with as many statements as one portfolio, a day of a portfolio is written with a few, and
 * nothing grows with the positions.
 */
class StatementsOfARunTest {
  private static final LocalDate BOUGHT = LocalDate.of(2025, 1, 30);

  /** On one thread forty portfolios are worked on in four chunks. */
  private static final int CHUNKS = 4;

  private static final int SESSIONS = 2;

  /** Statements that write a day of a portfolio, at most. */
  private static final int WRITING = 6;

  /** Statements with which the journal tells of progress, at most once a second. */
  private static final int TELLING = 2;

  /** A sign of life is a statement, too, and depends on how long the run takes. */
  private static final BatchSettings WITHOUT_HEARTBEAT =
      new BatchSettings(
          1,
          2,
          Duration.ofHours(2),
          Duration.ofHours(1),
          Duration.ofHours(1),
          Duration.ofHours(1),
          "test");

  /** Of PNL_SNAPSHOT with POSITION_VALUES, and of RISK. */
  private record Cost(long book, long risk) {}

  private static Cost cost(int portfolios, int positions) {
    try (CoreContext core =
        WholeRun.open(TestDatabases.copyOf("core", CoreContext::migrate), WITHOUT_HEARTBEAT)) {
      core.get(CoreDb.class).migrate();
      String lines =
          WholeRun.symbols().stream()
              .limit(positions)
              .map(symbol -> WholeRun.line(symbol, 10, BOUGHT))
              .collect(Collectors.joining());
      for (int i = 0; i < portfolios; i++) {
        WholeRun.importFile(core, "P" + i, lines);
      }
      Map<Phase, Long> began = new EnumMap<>(Phase.class);
      RunView run =
          WholeRun.run(core, (phase, over, total) -> began.putIfAbsent(phase, statements(core)));
      long ended = statements(core);
      assertThat(run.failed()).isZero();
      assertThat(run.done()).isGreaterThan(2 * portfolios);
      return new Cost(
          began.getOrDefault(Phase.FACTORS, 0L) - began.getOrDefault(Phase.PNL_SNAPSHOT, 0L),
          ended - began.getOrDefault(Phase.RISK, 0L));
    }
  }

  /** Without those that depend on how long it took, and those of this question. */
  private static long statements(CoreContext core) {
    long told =
        core.get(CoreDb.class)
            .sql("select count(*) from batch_log where type = 'progress'")
            .query(Long.class)
            .single();
    return StatementCount.ofAllThreads() - TELLING * told;
  }

  @Test
  void growWithTheChunksAndNotWithThePositions() {
    Cost ten = cost(1, 10);
    Cost forty = cost(1, 40);
    Cost many = cost(40, 10);

    assertThat(ten.book()).isPositive();
    assertThat(forty).isEqualTo(ten);
    long written = 40 * SESSIONS * WRITING;
    assertThat(many.book()).isLessThanOrEqualTo(CHUNKS * ten.book() + written);
    assertThat(many.risk()).isLessThanOrEqualTo(CHUNKS * ten.risk() + written);
  }
}
