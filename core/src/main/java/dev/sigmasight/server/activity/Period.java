package dev.sigmasight.server.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Whole days in UTC, both included. */
public record Period(LocalDate start, LocalDate end) {

  /** The last days, today included. */
  public static Period last(int days, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return new Period(today.minusDays(days - 1L), today);
  }

  /** When the first day begins. */
  public OffsetDateTime from() {
    return start.atStartOfDay().atOffset(ZoneOffset.UTC);
  }

  /** When the last day is over. */
  public OffsetDateTime until() {
    return end.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC);
  }
}
