package dev.sigmasight.server.insight;

import dev.sigmasight.server.llm.LanguageModel;
import dev.sigmasight.server.llm.Reply;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A model that may word insights.
 *
 * @param mostCost what one insight may cost at most, in US dollars
 */
public record InsightModel(LanguageModel model, Pricing pricing, BigDecimal mostCost) {

  /** What calls cost. */
  @FunctionalInterface
  public interface Pricing {
    /** In US dollars, or null if nobody knows. */
    @Nullable BigDecimal cost(String model, Reply.Usage usage);
  }
}
