package dev.sigmasight.server.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import java.time.Instant;

/**
 * What could not be done at its time is tried again after five minutes, twelve times at most; then
 * it waits for its next time.
 */
final class SoonAgain implements FailureHandler<Void> {
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final int MOST = 12;

  private final com.github.kagkarlsson.scheduler.task.schedule.Schedule times;

  SoonAgain(com.github.kagkarlsson.scheduler.task.schedule.Schedule times) {
    this.times = times;
  }

  @Override
  public void onFailure(ExecutionComplete failed, ExecutionOperations<Void> operations) {
    operations.reschedule(failed, next(failed));
  }

  private Instant next(ExecutionComplete failed) {
    Instant regular = times.getNextExecutionTime(failed);
    Instant soon = failed.getTimeDone().plus(PAUSE);
    boolean again = failed.getExecution().consecutiveFailures < MOST;
    return again && soon.isBefore(regular) ? soon : regular;
  }
}
