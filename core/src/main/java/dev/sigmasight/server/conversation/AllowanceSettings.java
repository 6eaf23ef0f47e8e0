package dev.sigmasight.server.conversation;

import java.math.BigDecimal;

/**
 * What models may be used for. Days and months are those of UTC.
 *
 * @param enabled whether models may be called at all; without them answers follow rules
 * @param monthlyAnswers of an account; negative for no limit
 * @param dailyCost US dollars of all accounts together; negative for no limit
 * @param monthlyCost US dollars of all accounts together; negative for no limit
 */
public record AllowanceSettings(
    boolean enabled, int monthlyAnswers, BigDecimal dailyCost, BigDecimal monthlyCost) {

  /** As an installation has it unless it is told otherwise. */
  public static AllowanceSettings usual() {
    return new AllowanceSettings(true, 100, BigDecimal.TEN, new BigDecimal(100));
  }
}
