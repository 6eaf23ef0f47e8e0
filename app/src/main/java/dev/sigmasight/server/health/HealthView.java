package dev.sigmasight.server.health;

import java.time.Instant;
import java.util.stream.Stream;

/** How the whole system is: unhealthy only without its core database. */
record HealthView(Status status, Instant timestamp, ComponentsView components) {

  /** The parts. */
  record ComponentsView(
      ComponentView coreDatabase,
      ComponentView aiDatabase,
      ComponentView marketData,
      ComponentView lastBatch,
      ComponentView aiProvider) {

    private Stream<ComponentView> all() {
      return Stream.of(coreDatabase, aiDatabase, marketData, lastBatch, aiProvider);
    }
  }

  static HealthView of(ComponentsView components, Instant timestamp) {
    if (components.coreDatabase().status() == Status.UNHEALTHY) {
      return new HealthView(Status.UNHEALTHY, timestamp, components);
    }
    boolean whole = components.all().allMatch(part -> part.status() == Status.HEALTHY);
    return new HealthView(whole ? Status.HEALTHY : Status.DEGRADED, timestamp, components);
  }
}
