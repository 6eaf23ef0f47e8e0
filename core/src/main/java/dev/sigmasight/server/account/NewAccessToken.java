package dev.sigmasight.server.account;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * An access token that is wanted.
 *
 * @param name what the person calls it
 * @param lifetime from its issue on, in whole days
 */
public record NewAccessToken(String name, Set<AccessScope> scopes, Duration lifetime) {
  /** How long a token is good if nobody says otherwise. */
  public static final int USUAL_DAYS = 90;

  /** How long it may be good at most. */
  public static final int MOST_DAYS = 365;

  static final int LONGEST_NAME = 100;

  /**
   * What is wanted, checked.
   *
   * @throws ProblemException InvalidInput for a name, scopes or days that will not do
   */
  public NewAccessToken {
    name = name.strip();
    scopes = Set.copyOf(scopes);
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw refused("name", "must have 1 to 100 characters and no control characters");
    }
    if (scopes.isEmpty()) {
      throw refused("scopes", "must name at least one");
    }
    if (lifetime.toDays() < 1 || lifetime.compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
      throw refused("expires_in_days", "must be from 1 to " + MOST_DAYS);
    }
  }

  /** One for everything that there is. */
  public static NewAccessToken of(String name, int days) {
    return new NewAccessToken(name, EnumSet.allOf(AccessScope.class), Duration.ofDays(days));
  }

  private static ProblemException refused(String field, String fault) {
    return new ProblemException(Problem.InvalidInput.of(field, fault));
  }
}
