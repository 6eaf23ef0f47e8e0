package dev.sigmasight.server.scenario;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.fact.Answerer;
import dev.sigmasight.server.fact.Answers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What shocks and trades would do. */
@Component
class ScenarioAnswers implements Answers {
  private final ShockController shocks;
  private final WhatIfController trades;

  ScenarioAnswers(ShockController shocks, WhatIfController trades) {
    this.shocks = shocks;
    this.trades = trades;
  }

  @Override
  public List<Answerer<?>> all() {
    return List.of(
        new Answerer<>(Question.Shock.class, this::shocked),
        new Answerer<>(Question.WhatIf.class, this::tried));
  }

  private ScenarioView shocked(AccountId account, Question.Shock asked) {
    return shocks.evaluate(
        account,
        asked.portfolio().value(),
        new ShockRequest(
            asked.scenario(),
            null,
            moves(asked.factors()),
            number(asked.ratePoints()),
            number(asked.volatilityPoints()),
            null,
            moves(asked.names()),
            null,
            null,
            null));
  }

  private WhatIfView tried(AccountId account, Question.WhatIf asked) {
    return trades.tried(
        account,
        asked.portfolio().value(),
        new WhatIfRequest(asked.trades().stream().map(ScenarioAnswers::trade).toList(), null));
  }

  private static WhatIfRequest.@Nullable Trade trade(Question.Trade asked) {
    return new WhatIfRequest.Trade(
        asked.symbol(), number(asked.quantity()), number(asked.targetWeight()), null, null, null);
  }

  /** In the order of the names, so that equal questions have equal answers. */
  private static Map<String, @Nullable Double> moves(Map<String, BigDecimal> asked) {
    Map<String, @Nullable Double> moves = new TreeMap<>();
    asked.forEach((name, move) -> moves.put(name, move.doubleValue()));
    return moves;
  }

  private static @Nullable Double number(@Nullable BigDecimal asked) {
    return asked == null ? null : (Double) asked.doubleValue();
  }
}
