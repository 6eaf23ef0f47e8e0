package dev.sigmasight.server.feedback;

import dev.sigmasight.database.DatabaseUnavailable;
import dev.sigmasight.server.feedback.LearningViews.FeedbackFailure;
import dev.sigmasight.server.feedback.LearningViews.Reprocessed;
import dev.sigmasight.server.feedback.LearningViews.Run;
import dev.sigmasight.server.feedback.LearningViews.UserFailure;
import dev.sigmasight.server.feedback.LearningViews.UserResult;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Learning over many accounts at an administrator's request: one that fails stops no other. */
@Component
final class LearningRuns {
  private static final Logger LOG = LoggerFactory.getLogger(LearningRuns.class);
  private static final int PAGE = 200;
  private static final String FAILED = "It failed; the log says why.";

  private final Learning learning;
  private final FeedbackRows rows;
  private final Clock clock;

  LearningRuns(Learning learning, FeedbackRows rows, Clock clock) {
    this.learning = learning;
    this.rows = rows;
    this.clock = clock;
  }

  /** Proposes the patterns of everybody with enough judgements. */
  Run everybody(double minConfidence, int days) {
    Instant started = clock.instant();
    Instant since = started.minus(Duration.ofDays(days));
    List<UserResult> results = new ArrayList<>();
    List<UserFailure> failures = new ArrayList<>();
    for (UUID user : learning.persons(since)) {
      try {
        var found = learning.analyze(user, since, minConfidence, started);
        int created = (int) found.stream().filter(each -> each.memory().isPresent()).count();
        results.add(new UserResult(user, found.size(), created));
      } catch (DatabaseUnavailable e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.warn("Learning from the judgements of {} failed.", user, e);
        failures.add(new UserFailure(user, FAILED));
      }
    }
    boolean failed = results.isEmpty() && !failures.isEmpty();
    Instant completed = clock.instant();
    return new Run(
        "feedback_learning_batch",
        started,
        results.size(),
        results.stream().mapToInt(UserResult::patternsFound).sum(),
        results.stream().mapToInt(UserResult::rulesCreated).sum(),
        results,
        failures,
        failed ? "failed" : "completed",
        results.isEmpty() && failures.isEmpty()
            ? "No account has the three judgements that learning needs."
            : null,
        BigDecimal.valueOf(Duration.between(started, completed).toMillis(), 3),
        completed,
        failed ? FAILED : null);
  }

  /** Looks again at every judgement of the last days. */
  Reprocessed again(int days) {
    Instant started = clock.instant();
    FeedbackFilter filter = FeedbackFilter.since(started.minus(Duration.ofDays(days)));
    List<FeedbackFailure> failures = new ArrayList<>();
    int processed = 0;
    int actions = 0;
    List<Feedback> page = rows.list(filter, PAGE, 0);
    for (int offset = 0; !page.isEmpty(); page = rows.list(filter, PAGE, offset)) {
      offset += page.size();
      for (Feedback each : page) {
        processed++;
        try {
          actions += learning.from(each, started);
        } catch (DatabaseUnavailable e) {
          throw e;
        } catch (RuntimeException e) {
          LOG.warn("Learning from judgement {} failed.", each.id(), e);
          failures.add(new FeedbackFailure(each.id(), FAILED));
        }
      }
    }
    boolean failed = processed > 0 && failures.size() == processed;
    return new Reprocessed(
        "feedback_reprocessing",
        started,
        processed,
        actions,
        failures,
        failed ? "failed" : "completed",
        clock.instant(),
        failed ? FAILED : null);
  }
}
