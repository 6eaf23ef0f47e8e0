package dev.sigmasight.server.demo;

import dev.sigmasight.kernel.AccountId;
import java.util.List;

/** An account of the demo, under its id of record. */
public record DemoAccount(AccountId id, String email, String fullName) {

  /** The password of all of them. */
  public static final String PASSWORD = "demo12345";

  /** All of them; the first is the one to show. */
  public static List<DemoAccount> all() {
    return DemoFiles.read(
        "accounts.csv",
        row -> new DemoAccount(new AccountId(row.id()), row.text("email"), row.text("full_name")));
  }
}
