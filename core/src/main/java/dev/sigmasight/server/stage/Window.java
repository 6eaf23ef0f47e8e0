package dev.sigmasight.server.stage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days a run is about.
 *
 * @param from no portfolio starts before; null starts with its first transaction
 * @param target the last session
 * @param recheck whether sources are asked again for what is stored as final of the last sessions,
 *     because they may have corrected it
 */
public record Window(@Nullable LocalDate from, LocalDate target, boolean recheck) {

  /** What is missing, and nothing else. */
  public Window(@Nullable LocalDate from, LocalDate target) {
    this(from, target, false);
  }
}
