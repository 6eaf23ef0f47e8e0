package dev.sigmasight.server.cli;

import dev.sigmasight.server.batch.RunRemark;
import dev.sigmasight.server.batch.RunView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Runs of the batch as one JSON document, for programs. */
final class RunJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private RunJson() {}

  private record History(List<Run> runs) {}

  private record Status(List<Run> runs, List<RunRemark> remarks) {}

  private record Run(
      UUID id,
      String kind,
      LocalDate businessDate,
      String scope,
      String state,
      int attempt,
      String triggeredBy,
      Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable Instant leaseEndedAt,
      double elapsedSeconds,
      @Nullable String error,
      List<RunView.PhaseView> phases) {

    static Run of(RunView run, @Nullable Instant leaseEndedAt, Instant now) {
      Duration elapsed = run.elapsed(now);
      return new Run(
          run.id(),
          run.kind().name(),
          run.businessDate(),
          run.scope(),
          run.state().name(),
          run.attempt(),
          run.triggeredBy(),
          run.startedAt(),
          run.finishedAt(),
          leaseEndedAt,
          elapsed.toMillis() / 1000.0,
          run.error(),
          run.phases());
    }
  }

  /** The runs, newest first. */
  static String history(List<RunView> runs, Map<UUID, Instant> lapsed, Instant now) {
    return MAPPER.writeValueAsString(new History(all(runs, lapsed, now)));
  }

  /** The runs, newest first, and why items of the newest were left out. */
  static String status(
      List<RunView> runs, List<RunRemark> remarks, Map<UUID, Instant> lapsed, Instant now) {
    return MAPPER.writeValueAsString(new Status(all(runs, lapsed, now), remarks));
  }

  private static List<Run> all(List<RunView> runs, Map<UUID, Instant> lapsed, Instant now) {
    return runs.stream().map(run -> Run.of(run, lapsed.get(run.id()), now)).toList();
  }
}
