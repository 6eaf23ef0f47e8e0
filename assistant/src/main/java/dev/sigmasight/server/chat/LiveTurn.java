package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.conversation.Turn;
import dev.sigmasight.server.chat.Times.Since;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A turn that this process answers.
 *
 * @param over counted down when its last event is told
 */
record LiveTurn(
    AccountId account,
    Turn turn,
    Asked asked,
    Taken taken,
    EventLog log,
    Stop stop,
    CountDownLatch over) {

  /**
   * What was taken of the account's allowance.
   *
   * @param whyRules a sentence if no model may be used, so that rules answer; or null
   */
  record Taken(UUID reservation, @Nullable String whyRules) {
    boolean isSpent() {
      return whyRules != null;
    }
  }

  String run() {
    return turn.run();
  }

  Since since() {
    return log.since();
  }
}
