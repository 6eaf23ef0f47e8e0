package dev.sigmasight.server.stage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days a run is about.
 *
 * @param from no portfolio starts before; null starts with its first transaction
 * @param target the last session
 */
public record Window(@Nullable LocalDate from, LocalDate target) {}
