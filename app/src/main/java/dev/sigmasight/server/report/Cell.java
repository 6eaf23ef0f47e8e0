package dev.sigmasight.server.report;

import dev.sigmasight.server.view.ViewNumber;
import org.jspecify.annotations.Nullable;

/** A cell of a table. */
public sealed interface Cell {

  /** Words; null where they are unknown. */
  record Text(@Nullable String text) implements Cell {}

  /** A number with everything that the API says of it. */
  record Figure(ViewNumber number) implements Cell {}
}
