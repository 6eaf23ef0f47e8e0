package dev.sigmasight.server.insight;

import dev.sigmasight.server.llm.Reply;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An insight and who wrote it.
 *
 * @param provider {@code offline} for rules
 * @param cost in US dollars; null if nobody knows
 */
record Written(
    Draft draft,
    String provider,
    String model,
    @Nullable BigDecimal cost,
    int inputTokens,
    int outputTokens) {
  static final String OFFLINE = "offline";

  static Written byRules(Draft draft) {
    return new Written(draft, OFFLINE, RuleWriter.VERSION, BigDecimal.ZERO, 0, 0);
  }

  /** The words of the rules, after a model was paid for words that were of no use. */
  static Written byRules(Draft draft, Reply reply, @Nullable BigDecimal cost) {
    return new Written(
        draft, OFFLINE, RuleWriter.VERSION, cost, reply.usage().input(), reply.usage().output());
  }
}
