package dev.sigmasight.server.account;

/** The password as it is and as it shall be. Never printed. */
public record PasswordChange(String current, String replacement) {
  @Override
  public String toString() {
    return "PasswordChange";
  }
}
