package dev.sigmasight.server.portfolio;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tax treatment of a brokerage account. */
public enum AccountType {
  TAXABLE("taxable"),
  IRA("ira"),
  ROTH_IRA("roth_ira"),
  PLAN_401K("401k"),
  PLAN_403B("403b"),
  PLAN_529("529"),
  HSA("hsa"),
  TRUST("trust"),
  OTHER("other");

  private final String text;

  AccountType(String text) {
    this.text = text;
  }

  /** As it is stored and shown. */
  public String text() {
    return text;
  }

  /** The type of this name, in any case. */
  public static Optional<AccountType> of(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(type -> type.text.equals(wanted)).findFirst();
  }

  /** As {@link #of}; a name that is none is the client's fault. */
  static AccountType read(String text) {
    return of(text)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.InvalidInput.of(
                        "account_type", "The account type must be one of " + names() + ".")));
  }

  /** All names, for people. */
  public static String names() {
    return Arrays.stream(values()).map(AccountType::text).collect(Collectors.joining(", "));
  }
}
