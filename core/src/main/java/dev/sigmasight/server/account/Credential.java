package dev.sigmasight.server.account;

/** An account with the hash of its password. Never printed. */
record Credential(Account account, String hash) {
  @Override
  public String toString() {
    return "Credential of " + account.id();
  }
}
