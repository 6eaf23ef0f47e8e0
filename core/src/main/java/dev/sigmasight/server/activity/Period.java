package dev.sigmasight.server.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Whole days in UTC, both included. */
record Period(LocalDate start, LocalDate end) {

  /** The last days, today included. */
  static Period last(int days, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return new Period(today.minusDays(days - 1L), today);
  }

  OffsetDateTime from() {
    return start.atStartOfDay().atOffset(ZoneOffset.UTC);
  }

  OffsetDateTime until() {
    return end.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC);
  }
}
