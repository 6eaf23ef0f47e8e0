package dev.sigmasight.server.schedule;

import java.time.Duration;
import java.time.LocalTime;

/**
 * When things happen; times of day are New York's.
 *
 * @param enabled whether runs start by themselves
 * @param daily when the run of the day starts
 * @param correction when the prices of the last session are asked for again
 * @param overdue when the run of a session counts as missed
 * @param watchEvery how often somebody looks
 */
public record ScheduleSettings(
    boolean enabled,
    LocalTime daily,
    LocalTime correction,
    LocalTime overdue,
    Duration watchEvery) {

  /** As an installation has it unless it is told otherwise. */
  public static ScheduleSettings usual() {
    return new ScheduleSettings(
        true,
        LocalTime.of(18, 30),
        LocalTime.of(7, 0),
        LocalTime.of(20, 0),
        Duration.ofMinutes(15));
  }
}
