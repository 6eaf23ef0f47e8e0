package dev.sigmasight.server.system;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.server.account.OldTokens;
import dev.sigmasight.server.activity.ActivityLog;
import dev.sigmasight.server.batch.RunLog;
import dev.sigmasight.server.conversation.OldTurns;
import dev.sigmasight.server.idempotency.Idempotency;
import dev.sigmasight.server.marketdata.Quarantine;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Deletes what is older than it is kept, a few thousand rows of a table at a time. */
@Component
class OldRows {
  private final ActivityLog activities;
  private final RunLog logs;
  private final OldTokens tokens;
  private final OldTurns turns;
  private final Idempotency requests;
  private final Quarantine doubts;
  private final RetentionSettings settings;

  OldRows(
      ActivityLog activities,
      RunLog logs,
      OldTokens tokens,
      OldTurns turns,
      Idempotency requests,
      Quarantine doubts,
      RetentionSettings settings) {
    this.activities = activities;
    this.logs = logs;
    this.tokens = tokens;
    this.turns = turns;
    this.requests = requests;
    this.doubts = doubts;
    this.settings = settings;
  }

  Forgotten forget(Instant now) {
    return new Forgotten(
        activities.forgetBefore(settings.firstDay(now).atStartOfDay(UTC).toInstant()),
        logs.forget(settings.logs()),
        tokens.forgetSignOuts(now),
        turns.forget(now.minus(settings.turns()), now),
        requests.forget(now),
        tokens.forgetAccess(now.minus(settings.tokens())),
        doubts.forgetSettled(now.minus(settings.logs())));
  }
}
