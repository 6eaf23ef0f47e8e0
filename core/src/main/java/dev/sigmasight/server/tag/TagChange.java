package dev.sigmasight.server.tag;

import org.jspecify.annotations.Nullable;

/**
 * What is to become different; null leaves it as it is.
 *
 * @param description empty removes it
 */
record TagChange(
    @Nullable String name,
    @Nullable String color,
    @Nullable String description,
    @Nullable Integer displayOrder) {

  boolean isEmpty() {
    return name == null && color == null && description == null && displayOrder == null;
  }
}
