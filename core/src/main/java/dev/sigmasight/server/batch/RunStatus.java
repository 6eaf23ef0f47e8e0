package dev.sigmasight.server.batch;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** States as clients of the API know them. */
final class RunStatus {
  private RunStatus() {}

  static String of(RunState state) {
    return switch (state) {
      case QUEUED -> "queued";
      case RUNNING -> "running";
      case SUCCEEDED -> "completed";
      case PARTIAL -> "partial";
      case FAILED -> "failed";
      case CANCELLED -> "cancelled";
      case ABANDONED -> "abandoned";
    };
  }

  /** The states that a client means; none if it is no status at all. */
  static Set<RunState> parse(String status) {
    Set<RunState> states = EnumSet.noneOf(RunState.class);
    Arrays.stream(RunState.values())
        .filter(
            state -> of(state).equalsIgnoreCase(status) || state.name().equalsIgnoreCase(status))
        .forEach(states::add);
    return states;
  }
}
