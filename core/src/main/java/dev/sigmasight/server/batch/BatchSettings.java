package dev.sigmasight.server.batch;

import java.time.Duration;

/**
 * How the batch works.
 *
 * @param threads portfolios worked on at once
 * @param queueWorkers runs of the queue worked on at once by this process
 * @param lease how long a run is left to a process that gives no sign of life
 * @param heartbeat how often it gives one, and looks whether it shall stop
 * @param runDeadline how long a run may take
 * @param phaseDeadline how long one phase may take
 * @param build the program, as the record of a run names it
 */
public record BatchSettings(
    int threads,
    int queueWorkers,
    Duration lease,
    Duration heartbeat,
    Duration runDeadline,
    Duration phaseDeadline,
    String build) {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final Duration RUN_DEADLINE = Duration.ofHours(4);
  private static final Duration PHASE_DEADLINE = Duration.ofHours(2);

  public BatchSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1: " + threads);
    }
    if (queueWorkers < 1) {
      throw new IllegalArgumentException("queue workers must be at least 1: " + queueWorkers);
    }
    if (heartbeat.multipliedBy(2).compareTo(lease) > 0) {
      throw new IllegalArgumentException("the lease must last at least two heartbeats");
    }
  }

  /** The usual times. */
  public BatchSettings(int threads) {
    this(threads, 2, LEASE, HEARTBEAT, RUN_DEADLINE, PHASE_DEADLINE, "development");
  }
}
