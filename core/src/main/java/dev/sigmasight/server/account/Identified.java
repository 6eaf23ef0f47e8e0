package dev.sigmasight.server.account;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import java.util.Optional;

/** Whose an e-mail and a password are, if they are anybody's. */
public sealed interface Identified {

  /** They belong to an active account. */
  record As(Account account) implements Identified {}

  /**
   * Nobody signs in with them.
   *
   * @param account whose e-mail it is, for the record and never for the answer
   */
  record Not(Reason reason, Optional<AccountId> account) implements Identified {

    /** What to answer: the same to an unknown e-mail and to a wrong password. */
    public ProblemException refusal() {
      return new ProblemException(
          new Problem.Unauthenticated(
              reason == Reason.USER_INACTIVE
                  ? "This account is deactivated."
                  : "Incorrect email or password."));
    }
  }

  /** Why nobody signs in. */
  enum Reason {
    USER_NOT_FOUND,
    INVALID_PASSWORD,
    USER_INACTIVE
  }
}
