package dev.sigmasight.server.evaluation;

import dev.sigmasight.server.llm.LanguageModel;
import java.util.function.LongSupplier;

/**
 * What is examined.
 *
 * @param isRules whether rules are to answer, and not only where the model cannot
 * @param nanos a clock for waiting times
 */
public record Examinee(
    LanguageModel model, boolean isRules, Spending spending, LongSupplier nanos) {
  private static final String RULES = "offline";

  /** Whether this provider of an answer is another one than is examined. */
  boolean isAnother(String provider) {
    return isRules != isRules(provider);
  }

  static boolean isRules(String provider) {
    return provider.equals(RULES);
  }
}
