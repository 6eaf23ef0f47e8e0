package dev.sigmasight.kernel.conversation;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import java.math.BigDecimal;
import java.util.UUID;

/** How much of a model an account may use, and how much all together may cost. */
public interface Allowance {

  /**
   * Takes one answer and the most it may cost out of what is left this month, at once or not at
   * all.
   *
   * @param mostCost in US dollars; zero for work that costs nothing, which only counts
   * @return names what was taken
   * @throws ProblemException TooManyRequests when the account's answers of the month are used up
   * @throws Spent when the money of the day or month is, so that only work without cost is left
   */
  UUID reserve(AccountId account, BigDecimal mostCost);

  /** Replaces what was taken by what was used; zero answers for one that failed. */
  void settle(UUID reservation, int answers, BigDecimal cost);

  /** What is left of this month for the account. */
  Left left(AccountId account);

  /**
   * Answers of this month.
   *
   * @param limit the most; negative for no limit
   */
  record Left(int limit, int used) {}

  /** The money for models is used up. */
  final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Spent(String message) {
      super(message);
    }
  }
}
