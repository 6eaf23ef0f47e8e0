package dev.sigmasight.server.insight;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioFacts;
import dev.sigmasight.kernel.PortfolioFacts.OwnedPortfolio;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks, once each, for the answers that an insight rests on. */
@Component
final class EvidenceCollector {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final PortfolioFacts facts;

  EvidenceCollector(PortfolioFacts facts) {
    this.facts = facts;
  }

  /**
   * What cannot be answered for want of data is missing, with the reason.
   *
   * @throws ProblemException NotFound if the portfolio was deleted meanwhile
   */
  Evidence collect(AccountId account, OwnedPortfolio portfolio, Set<Part> parts) {
    Map<Part, JsonNode> answers = new EnumMap<>(Part.class);
    Map<Part, String> missing = new EnumMap<>(Part.class);
    for (Part part : parts) {
      try {
        answers.put(part, JSON.readTree(facts.answer(account, part.question(portfolio.id()))));
      } catch (ProblemException e) {
        if (!(e.problem() instanceof Problem.InsufficientData)) {
          throw e;
        }
        missing.put(part, e.problem().detail());
      }
    }
    return new Evidence(portfolio, answers, missing);
  }
}
