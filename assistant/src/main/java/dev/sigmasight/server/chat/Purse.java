package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.conversation.Allowance;
import dev.sigmasight.server.chat.LiveTurn.Taken;
import dev.sigmasight.server.llm.Reply.Usage;
import java.math.BigDecimal;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what a turn may cost out of the allowance before it begins. */
final class Purse {
  private static final Logger LOG = LoggerFactory.getLogger(Purse.class);

  private final Allowance allowance;
  private final Models models;
  private final TurnSettings settings;

  Purse(Allowance allowance, Models models, TurnSettings settings) {
    this.allowance = allowance;
    this.models = models;
    this.settings = settings;
  }

  /**
   * @throws dev.sigmasight.kernel.ProblemException TooManyRequests when the account's answers are
   *     used up
   */
  Taken take(AccountId account) {
    BigDecimal most = mostCost();
    try {
      return new Taken(allowance.reserve(account, most), null);
    } catch (Allowance.Spent e) {
      LOG.info("Rules answer: {}", e.getMessage());
      return new Taken(
          allowance.reserve(account, BigDecimal.ZERO),
          Objects.requireNonNullElse(e.getMessage(), "No model may be used."));
    }
  }

  /** Nothing was begun. */
  void giveBack(Taken taken) {
    allowance.settle(taken.reservation(), 0, BigDecimal.ZERO);
  }

  private BigDecimal mostCost() {
    int input = settings.inputTokens() * settings.modelCalls();
    int output = TurnRun.MOST_OUTPUT * settings.modelCalls();
    return models.mostCost(new Usage(input, 0, output, 0, true));
  }
}
