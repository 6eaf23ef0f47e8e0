package dev.sigmasight.kernel;

import java.util.List;

/**
 * What is known of an account's portfolios, for the analyst. Every answer is the very answer of the
 * API to the same question: same figures, same rounding, same names of members.
 */
public interface PortfolioFacts {

  /** The account's portfolios, oldest first. */
  List<OwnedPortfolio> portfolios(AccountId account);

  /**
   * Answers a question on behalf of an account.
   *
   * @return a JSON object or array as the API writes it
   * @throws ProblemException NotFound for a portfolio that is not the account's, InvalidInput for
   *     senseless arguments, InsufficientData
   */
  String answer(AccountId account, Question question);

  /** A portfolio by its name. */
  record OwnedPortfolio(PortfolioId id, String name) {}
}
