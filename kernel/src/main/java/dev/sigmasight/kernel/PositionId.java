package dev.sigmasight.kernel;

import java.util.Objects;
import java.util.UUID;

/** Identifies a position, one lot of an instrument for its whole life. */
public record PositionId(UUID value) {
  public PositionId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
