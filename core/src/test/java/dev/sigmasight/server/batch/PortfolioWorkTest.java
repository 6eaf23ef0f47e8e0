package dev.sigmasight.server.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.stage.Due;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import dev.sigmasight.server.stage.PortfolioStage;
import dev.sigmasight.server.stage.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of portfolios whose sessions come in several parts. */
class PortfolioWorkTest {
  private static final PortfolioId BROKEN = new PortfolioId(new UUID(0, 1));
  private static final PortfolioId SOUND = new PortfolioId(new UUID(0, 2));
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);

  @Test
  void doesNotTakeUpABrokenPortfolioAgain() {
    LinkedHashMap<PortfolioId, List<LocalDate>> sessions = new LinkedHashMap<>();
    sessions.put(BROKEN, List.of(MONDAY, TUESDAY));
    sessions.put(SOUND, List.of(MONDAY, TUESDAY));
    Kept kept = new Kept();

    new PortfolioWork(new DayAfterDay(), new Due(sessions), kept).run(1);

    assertThat(kept.days).containsExactly(SOUND + " on " + MONDAY, SOUND + " on " + TUESDAY);
    assertThat(kept.failed).containsExactly(BROKEN + " on " + MONDAY);
  }

  /** Does one session at a time, and cannot do one of the portfolios. */
  private static final class DayAfterDay implements PortfolioStage {
    @Override
    public List<Phase> phases() {
      return List.of(Phase.RISK);
    }

    @Override
    public Due due(List<PortfolioId> portfolios, Window window) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Due> parts(Due due) {
      return due.windows(1);
    }

    @Override
    public Prepared prepare(Due due) {
      return _ ->
          (portfolio, days, checkpoints) -> {
            if (portfolio.equals(BROKEN)) {
              throw new IllegalStateException("broken");
            }
            days.forEach(day -> checkpoints.day(day, _ -> new Outcome.Done()));
          };
    }
  }

  private static final class Kept implements PortfolioWork.Keeper {
    private final List<String> days = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failed = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void days(Runnable hold, List<PortfolioWork.PortfolioDay> done) {
      done.forEach(each -> days.add(each.portfolio() + " on " + each.day()));
    }

    @Override
    public void spent(long readingNanos, long computingNanos, long writingNanos) {}

    @Override
    public void failed(PortfolioId portfolio, LocalDate day, RuntimeException e) {
      failed.add(portfolio + " on " + day);
    }
  }
}
