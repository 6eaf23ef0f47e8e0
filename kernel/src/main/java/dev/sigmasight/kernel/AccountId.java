package dev.sigmasight.kernel;

import java.util.Objects;
import java.util.UUID;

/** Identifies an account, the person who signs in. */
public record AccountId(UUID value) {
  public AccountId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
