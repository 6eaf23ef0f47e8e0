package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.conversation.Turn;
import dev.sigmasight.server.chat.Times.Since;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * A turn that this process answers.
 *
 * @param over counted down when its last event is told
 */
record LiveTurn(
    AccountId account, Turn turn, Asked asked, Taken taken, EventLog log, Stop stop, CountDownLatch over) {

  /**
   * What was taken of the account's allowance.
   *
   * @param isSpent whether there is no money, so that only the rules may answer
   */
  record Taken(UUID reservation, boolean isSpent) {}

  String run() {
    return turn.run();
  }

  Since since() {
    return log.since();
  }
}
