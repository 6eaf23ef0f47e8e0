package dev.sigmasight.server.system;

import dev.sigmasight.server.system.SystemViews.CountedView;
import dev.sigmasight.server.system.SystemViews.DeletedView;
import dev.sigmasight.server.system.SystemViews.ResultView;
import dev.sigmasight.server.system.SystemViews.RunView;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does what is asked for as far as it can, and says what it could not. */
@Component
class HousekeepingOnDemand {
  private static final Logger LOG = LoggerFactory.getLogger(HousekeepingOnDemand.class);

  private final Housekeeping housekeeping;
  private final Clock clock;

  HousekeepingOnDemand(Housekeeping housekeeping, Clock clock) {
    this.housekeeping = housekeeping;
    this.clock = clock;
  }

  RunView run(int days, boolean cleanUp, String by) {
    Instant began = clock.instant();
    List<String> errors = new ArrayList<>();
    List<CountedView> counted = count(days, errors);
    DeletedView deleted = cleanUp ? forget(errors) : null;
    Instant ended = clock.instant();
    boolean success = errors.isEmpty();
    BigDecimal seconds = BigDecimal.valueOf(Duration.between(began, ended).toMillis(), 3);
    return new RunView(
        success,
        by,
        new ResultView(began, ended, success, counted, deleted, List.copyOf(errors), seconds));
  }

  private List<CountedView> count(int days, List<String> errors) {
    try {
      return housekeeping.count(housekeeping.yesterday(), days).stream()
          .map(CountedView::of)
          .toList();
    } catch (RuntimeException e) {
      LOG.error("Days could not be counted", e);
      errors.add("The days could not be counted; the log of the server says why.");
      return List.of();
    }
  }

  private @Nullable DeletedView forget(List<String> errors) {
    try {
      return DeletedView.of(housekeeping.forget());
    } catch (RuntimeException e) {
      LOG.error("Old things could not be deleted", e);
      errors.add("What is old could not be deleted; the log of the server says why.");
      return null;
    }
  }
}
