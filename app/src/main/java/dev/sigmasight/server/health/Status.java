package dev.sigmasight.server.health;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How well something works. */
enum Status {
  /** Works. */
  @JsonProperty("healthy")
  HEALTHY,
  /** Works with less than it should have. */
  @JsonProperty("degraded")
  DEGRADED,
  /** Does not work. */
  @JsonProperty("unhealthy")
  UNHEALTHY
}
