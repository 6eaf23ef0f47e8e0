package dev.sigmasight.server.account;

import dev.sigmasight.kernel.AccountId;
import java.util.Locale;
import java.util.UUID;

/** An account to be created; the e-mail is kept in lower case. */
public record NewAccount(AccountId id, String email, String fullName, Role role) {
  public NewAccount {
    email = email.strip().toLowerCase(Locale.ROOT);
    fullName = fullName.strip();
  }

  /** An ordinary user under a random id. */
  public static NewAccount user(String email, String fullName) {
    return new NewAccount(new AccountId(UUID.randomUUID()), email, fullName, Role.USER);
  }

  /** An administrator under a random id. */
  public static NewAccount admin(String email, String fullName) {
    return new NewAccount(new AccountId(UUID.randomUUID()), email, fullName, Role.ADMIN);
  }
}
