package dev.sigmasight.kernel;

import java.util.Objects;
import java.util.UUID;

/** Identifies a portfolio. */
public record PortfolioId(UUID value) {
  public PortfolioId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
